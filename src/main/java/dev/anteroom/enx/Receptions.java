package dev.anteroom.enx;

import dev.anteroom.media.IceServer;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.wire.StreamInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The streams a room has and those that are received: as many talker slots as there are others to
 * fill them, and every shown screen (protocol sections 5.2 and 5.4). Confined to the room's loop,
 * but for {@link #stream}.
 */
final class Receptions {
    /** One screen is shown at a time; a second one may overlap while it changes hands. */
    private static final int MOST_SCREENS = 2;

    private final MediaContext context;
    private final Notifier notifier;
    private final Map<Integer, StreamInfo> announced = new TreeMap<>();
    private final Map<Integer, Reception> receptions = new HashMap<>();
    private final Map<Integer, RemoteStream> streams = new ConcurrentHashMap<>();
    private List<IceServer> servers = List.of();
    private int mostTalkers = StreamInfo.MOST_TALKERS;

    Receptions(MediaContext context, Notifier notifier) {
        this.context = context;
        this.notifier = notifier;
    }

    /** The stream of a number. From any thread. */
    Optional<EnxStream> stream(int id) {
        return Optional.ofNullable(streams.get(id));
    }

    /** The room's list of streams replaces ours. */
    void announced(List<StreamInfo> list, List<IceServer> newServers) {
        servers = newServers;
        List.copyOf(announced.keySet()).stream()
                .filter(id -> list.stream().noneMatch(stream -> stream.id() == id))
                .forEach(this::removed);
        list.forEach(this::added);
    }

    /** A stream appeared; true when it is one we can receive and did not know. */
    boolean added(StreamInfo stream) {
        boolean fits =
                stream.isTalkerSlot()
                        || (stream.screen()
                                && screens().filter(id -> id != stream.id()).count()
                                        < MOST_SCREENS);
        if (!fits || stream.equals(announced.get(stream.id()))) {
            return false;
        }
        withdrawn(stream.id());
        announced.put(stream.id(), stream);
        if (context.engine() != null) {
            streams.computeIfAbsent(stream.id(), id -> new RemoteStream(id, context));
        }
        return true;
    }

    private Stream<Integer> screens() {
        return announced.values().stream().filter(StreamInfo::screen).map(StreamInfo::id);
    }

    /** A stream went away, and what we received of it; true when we knew it. */
    boolean removed(int id) {
        Reception reception = receptions.remove(id);
        if (reception != null) {
            reception.drop();
        }
        return announced.remove(id) != null;
    }

    /** A stream is of no use any more, but the server may still send it. */
    void withdrawn(int id) {
        announced.remove(id);
        Reception reception = receptions.remove(id);
        if (reception != null) {
            reception.unsubscribe();
        }
    }

    /** At most so many talker slots are received. */
    void mostTalkers(int most) {
        mostTalkers = most;
    }

    boolean isTalkerSlot(int id) {
        StreamInfo stream = announced.get(id);
        return stream != null && stream.isTalkerSlot();
    }

    /** What the room said about a stream. */
    Optional<StreamInfo> announced(int id) {
        return Optional.ofNullable(announced.get(id));
    }

    /**
     * Receives what is wanted now and no longer what is not. Slots that were received once stay so
     * while they are allowed: who comes back is seen without a delay.
     *
     * @param others how many others could talk
     */
    void settle(int others) {
        MediaEngine engine = context.usableEngine().orElse(null);
        if (engine == null) {
            return;
        }
        List<Integer> allowed =
                announced.values().stream()
                        .filter(StreamInfo::isTalkerSlot)
                        .map(StreamInfo::id)
                        .limit(mostTalkers)
                        .toList();
        List<Integer> screens = screens().toList();
        for (Reception reception : List.copyOf(receptions.values())) {
            int id = reception.info().id();
            if (!allowed.contains(id) && !screens.contains(id)) {
                receptions.remove(id);
                reception.unsubscribe();
            }
        }
        receptions.values().forEach(Reception::revive);
        allowed.stream().limit(others).forEach(id -> receive(id, engine));
        screens.forEach(id -> receive(id, engine));
    }

    private void receive(int id, MediaEngine engine) {
        StreamInfo info = announced.get(id);
        RemoteStream stream = streams.get(id);
        if (info == null || stream == null || receptions.containsKey(id)) {
            return;
        }
        Reception reception = new Reception(info, stream, context, engine, servers, notifier);
        receptions.put(id, reception);
        reception.start();
    }

    /** The numbers of what is received now, in order. */
    List<Integer> received() {
        return receptions.values().stream()
                .filter(Reception::isUp)
                .map(reception -> reception.info().id())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** What is received under this number. */
    Optional<Reception> withId(String id) {
        return receptions.values().stream()
                .filter(reception -> String.valueOf(reception.info().id()).equals(id))
                .findFirst();
    }

    /** The room's connection ended, and all that was received with it. */
    void cut() {
        List<Reception> old = new ArrayList<>(receptions.values());
        receptions.clear();
        old.forEach(Reception::drop);
    }
}
