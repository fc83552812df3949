package dev.anteroom.practice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.anteroom.wire.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Everything one room knows. Plain data with its invariants; no rules, no sockets, no clock. */
final class RoomState {
    /** How long somebody whose connection was lost is still known. */
    static final Duration GRACE = Duration.ofMinutes(2);

    /** How many may wait at once, so that knocking cannot fill the memory. */
    static final int MAX_WAITING = 20_000;

    private static final int MAX_KNOWN = 2_000;

    /**
     * Somebody whose connection was lost a moment ago.
     *
     * @param clientId the lost connection's id
     * @param role the role held then
     * @param waiting what the person waited for; {@code NOT} for somebody who was inside
     * @param holds what a moderator held
     * @param until when the person is forgotten
     */
    record Known(
            String clientId,
            String role,
            Member.Waiting waiting,
            Member.Holds holds,
            Instant until) {}

    private final String id;
    private final RoomSettings settings;
    private final String origin;
    private final boolean media;
    private final MediaFloor floor;
    private final Roll inside = new Roll();
    private final Map<String, Member> waiting = new LinkedHashMap<>();
    private final SequencedMap<String, Known> knownByToken = new LinkedHashMap<>();
    private boolean knock;
    private boolean locked;
    private boolean muted;

    /**
     * An empty room.
     *
     * @param origin where the server is, {@code http://host:port}
     * @param media whether there is a relay
     */
    RoomState(String id, RoomSettings settings, String origin, boolean media) {
        this.id = id;
        this.origin = origin;
        this.media = media;
        this.floor = new MediaFloor(id);
        this.settings = settings;
        this.knock = settings.knock();
    }

    String id() {
        return id;
    }

    RoomSettings settings() {
        return settings;
    }

    String origin() {
        return origin;
    }

    boolean carriesMedia() {
        return media;
    }

    /** How many talker slots there are. */
    int maxTalkers() {
        return media ? Payloads.MAX_TALKERS : 0;
    }

    MediaFloor floor() {
        return floor;
    }

    boolean isKnockOn() {
        return knock;
    }

    void switchKnock(boolean on) {
        knock = on;
    }

    boolean isLocked() {
        return locked;
    }

    void lock(boolean lock) {
        locked = lock;
    }

    boolean isMuted() {
        return muted;
    }

    void mute(boolean mute) {
        muted = mute;
    }

    /** Everybody inside at this moment. */
    List<Member> inside() {
        return inside.people();
    }

    /** Everybody inside as they travel, at this moment. */
    ArrayNode users() {
        return inside.users();
    }

    /** Who inside sends no picture. */
    List<Member> withoutVideo() {
        return inside.withoutVideo();
    }

    Collection<Member> waiting() {
        return Collections.unmodifiableCollection(waiting.values());
    }

    /** Who is on the awaited list: those a moderator has to decide on, ghosts included. */
    List<Member> awaited() {
        return waiting.values().stream()
                .filter(member -> member.waiting() != Member.Waiting.FOR_MODERATOR)
                .toList();
    }

    List<Member> moderators() {
        return inside.moderators();
    }

    List<Member> insideExcept(Member left) {
        return inside.peopleBut(left);
    }

    /** Whether this very member is inside, not somebody who came back under another id. */
    boolean isInside(Member member) {
        return inside.find(member.clientId()) == member;
    }

    @Nullable Member insideWith(String clientId) {
        return inside.find(clientId);
    }

    @Nullable Member waitingWith(String clientId) {
        return waiting.get(clientId);
    }

    /** Whether one more with this role fits. */
    boolean hasPlaceFor(String role, @Nullable Member replaced) {
        boolean leaves = replaced != null && isInside(replaced) && replaced.role().equals(role);
        return inside.count(role) - (leaves ? 1 : 0) < limitFor(role);
    }

    private int limitFor(String role) {
        return role.equals(Role.MODERATOR) ? settings.maxModerators() : settings.maxParticipants();
    }

    void enter(Member member) {
        waiting.remove(member.clientId());
        member.changeWaiting(Member.Waiting.NOT);
        inside.enter(member);
    }

    void await(Member member) {
        waiting.put(member.clientId(), member);
    }

    /** Takes somebody out who will have to start afresh. */
    void remove(Member member) {
        inside.leave(member);
        waiting.remove(member.clientId(), member);
        knownByToken.remove(member.claims().tokenId());
    }

    /** Takes somebody out whose connection was lost, and remembers the person for a while. */
    void lose(Member member, Instant now) {
        inside.leave(member);
        waiting.remove(member.clientId(), member);
        forgetExpired(now);
        if (knownByToken.size() >= MAX_KNOWN) {
            knownByToken.pollFirstEntry();
        }
        knownByToken.put(
                member.claims().tokenId(),
                new Known(
                        member.clientId(),
                        member.role(),
                        member.waiting(),
                        member.holds(),
                        now.plus(GRACE)));
    }

    /** Somebody this room knows who held the old id with the same token. */
    Optional<Known> known(String tokenId, String oldClientId, Instant now) {
        forgetExpired(now);
        return Optional.ofNullable(knownByToken.get(tokenId))
                .filter(known -> known.clientId().equals(oldClientId));
    }

    private void forgetExpired(Instant now) {
        knownByToken.values().removeIf(known -> !known.until().isAfter(now));
    }

    void clear() {
        inside.clear();
        waiting.clear();
        knownByToken.clear();
        locked = false;
        muted = false;
    }
}
