package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.WireCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who sends and who receives in a room, and what the clients and the relay were told of it. Plain
 * data with its invariants: no connection is forgotten before it is on the list of those to end.
 */
final class MediaFloor {
    /** The stream that carries a screen (protocol section 5.4). */
    static final int SHARE = 101;

    /** Published streams have more than four digits (5.1). */
    private static final int BEFORE_FIRST_STREAM = 100_000;

    private static final JsonNode NOBODY = WireCodec.array();

    private final String roomId;
    private final Map<Integer, Publication> publications = new LinkedHashMap<>();
    private final Map<String, SortedMap<Integer, Subscription>> subscriptions =
            new LinkedHashMap<>();
    private final Map<LinkId, Flow> flows = new LinkedHashMap<>();
    private final List<Publication> talkers = new ArrayList<>();
    private final List<LinkId> ended = new ArrayList<>();
    private final Map<String, JsonNode> toldTalkers = new HashMap<>();
    private final Set<String> owed = new HashSet<>();
    private @Nullable Publication announcedShare;
    private int lastStream = BEFORE_FIRST_STREAM;
    private long lastLink;

    MediaFloor(String roomId) {
        this.roomId = roomId;
    }

    /** Whether nothing was ever asked for, or all of it is over and told. */
    boolean isQuiet() {
        return publications.isEmpty()
                && subscriptions.isEmpty()
                && ended.isEmpty()
                && owed.isEmpty()
                && toldTalkers.isEmpty()
                && announcedShare == null;
    }

    int nextStreamId() {
        lastStream++;
        return lastStream;
    }

    void add(Publication publication) {
        publications.put(publication.streamId(), publication);
    }

    /** Replaces an earlier subscription of the same stream. */
    void add(Subscription subscription) {
        Subscription earlier =
                subscriptions
                        .computeIfAbsent(subscription.owner().clientId(), _ -> new TreeMap<>())
                        .put(subscription.streamId(), subscription);
        if (earlier != null) {
            unlink(earlier);
        }
    }

    Collection<Publication> publications() {
        return Collections.unmodifiableCollection(publications.values());
    }

    /** Of one client, by stream number. */
    Collection<Subscription> subscriptionsOf(String clientId) {
        SortedMap<Integer, Subscription> own = subscriptions.get(clientId);
        return own == null ? List.of() : Collections.unmodifiableCollection(own.values());
    }

    List<Subscription> subscriptions() {
        return subscriptions.values().stream().flatMap(own -> own.values().stream()).toList();
    }

    @Nullable Publication cameraOf(Member owner) {
        return publications().stream()
                .filter(publication -> !publication.isScreen() && publication.owner() == owner)
                .findFirst()
                .orElse(null);
    }

    /** The screen that is shown or about to be. */
    @Nullable Publication share() {
        return publications().stream().filter(Publication::isScreen).findFirst().orElse(null);
    }

    /** One's own stream with this number, sent or received. */
    @Nullable Flow flowOf(Member owner, int streamId) {
        Publication publication = publications.get(streamId);
        if (publication != null) {
            return publication.owner() == owner ? publication : null;
        }
        SortedMap<Integer, Subscription> own = subscriptions.get(owner.clientId());
        return own == null ? null : own.get(streamId);
    }

    /** Whose connection this is; null when it is over. */
    @Nullable Flow flowWith(LinkId link) {
        return flows.get(link);
    }

    /** Every stream that has a connection. */
    List<Flow> linked() {
        return List.copyOf(flows.values());
    }

    /** Gives a stream a new connection. */
    LinkId connect(Flow flow) {
        unlink(flow);
        lastLink++;
        LinkId link = new LinkId(roomId, lastLink);
        flow.offered(link);
        flows.put(link, flow);
        return link;
    }

    private void unlink(Flow flow) {
        LinkId link = flow.link();
        if (link != null && flows.remove(link) != null) {
            ended.add(link);
        }
        if (flow instanceof Publication publication) {
            talkers.remove(publication);
        }
    }

    /** Takes a stream out of the room. */
    void drop(Flow flow) {
        unlink(flow);
        switch (flow) {
            case Publication publication -> {
                publications.remove(publication.streamId());
                subscriptions().stream()
                        .filter(subscription -> subscription.carried() == publication)
                        .forEach(subscription -> subscription.carry(null));
            }
            case Subscription subscription -> {
                String clientId = subscription.owner().clientId();
                SortedMap<Integer, Subscription> own = subscriptions.get(clientId);
                if (own != null
                        && own.remove(subscription.streamId(), subscription)
                        && own.isEmpty()) {
                    subscriptions.remove(clientId);
                }
            }
        }
    }

    /** Takes the connections that are over and that the relay has not been told of. */
    List<LinkId> takeEnded() {
        List<LinkId> taken = List.copyOf(ended);
        ended.clear();
        return taken;
    }

    /** The cameras that are seen or heard, the newest talker first. */
    List<Publication> talkers() {
        return Collections.unmodifiableList(talkers);
    }

    /** Media can flow: a camera is a talker from now on, behind those who have talked. */
    void admitTalker(Publication publication) {
        if (!publication.isScreen() && !talkers.contains(publication)) {
            talkers.add(publication);
        }
    }

    /** Somebody begins to talk. */
    void promote(Publication publication) {
        if (talkers.remove(publication)) {
            talkers.addFirst(publication);
        }
    }

    @Nullable Publication announcedShare() {
        return announcedShare;
    }

    void announce(@Nullable Publication share) {
        announcedShare = share;
    }

    /** This client is told its talkers at the next occasion, news or not (4.7). */
    void oweTalkers(Member member) {
        owed.add(member.clientId());
    }

    /** Whom talkers may have to be told. */
    Set<String> talkerReceivers() {
        Set<String> receivers = new LinkedHashSet<>(subscriptions.keySet());
        receivers.addAll(toldTalkers.keySet());
        receivers.addAll(owed);
        return receivers;
    }

    /** Notes what a client is told; whether it has to be told at all. */
    boolean tellTalkers(String clientId, JsonNode list) {
        JsonNode before = toldTalkers.getOrDefault(clientId, NOBODY);
        if (list.isEmpty()) {
            toldTalkers.remove(clientId);
        } else {
            toldTalkers.put(clientId, list);
        }
        return owed.remove(clientId) || !list.equals(before);
    }

    /** Forgets what somebody who is gone was told. */
    void forgetReceiver(String clientId) {
        toldTalkers.remove(clientId);
        owed.remove(clientId);
    }
}
