package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anteroom.wire.GrowingList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is inside a room, in order of arrival, and what is asked of them all with every decision.
 * That one more comes in costs the same however many are there; when somebody goes or changes, all
 * is counted anew at the next question.
 */
final class Roll {
    private final Map<String, Member> byId = new LinkedHashMap<>();
    private final GrowingList<Member> people = new GrowingList<>();
    private final GrowingList<JsonNode> users = new GrowingList<>();
    private final GrowingList<Member> moderators = new GrowingList<>();
    private final GrowingList<Member> withoutVideo = new GrowingList<>();
    private final Map<String, Integer> byRole = new HashMap<>();
    private boolean stale;
    private long counted;

    void enter(Member member) {
        member.whenChanged(() -> stale = true);
        if (byId.put(member.clientId(), member) == null && !stale) {
            count(member);
        } else {
            stale = true;
        }
    }

    void leave(Member member) {
        stale |= byId.remove(member.clientId(), member);
    }

    void clear() {
        byId.clear();
        stale = true;
    }

    @Nullable Member find(String clientId) {
        return byId.get(clientId);
    }

    /** Everybody at this moment; whoever comes later is not in it. */
    List<Member> people() {
        settle();
        return people.picture();
    }

    /** Everybody but one, at this moment. */
    List<Member> peopleBut(Member left) {
        List<Member> all = people();
        int last = all.size() - 1;
        return last >= 0 && all.get(last) == left
                ? all.subList(0, last)
                : all.stream().filter(member -> member != left).toList();
    }

    List<Member> moderators() {
        settle();
        return moderators.picture();
    }

    List<Member> withoutVideo() {
        settle();
        return withoutVideo.picture();
    }

    /** How many have this role. */
    int count(String role) {
        settle();
        return byRole.getOrDefault(role, 0);
    }

    /** Everybody as they travel, at this moment. */
    ArrayNode users() {
        settle();
        return new ArrayNode(JsonNodeFactory.instance, users.picture());
    }

    /** How many people were counted so far, again and again; for tests. */
    long counted() {
        return counted;
    }

    private void settle() {
        if (!stale) {
            return;
        }
        stale = false;
        people.clear();
        users.clear();
        moderators.clear();
        withoutVideo.clear();
        byRole.clear();
        byId.values().forEach(this::count);
    }

    private void count(Member member) {
        counted++;
        people.add(member);
        users.add(member.toJson());
        byRole.merge(member.role(), 1, Integer::sum);
        if (member.isModerator()) {
            moderators.add(member);
        }
        if (member.isVideoMuted()) {
            withoutVideo.add(member);
        }
    }
}
