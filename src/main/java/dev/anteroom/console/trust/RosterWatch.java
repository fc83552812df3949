package dev.anteroom.console.trust;

import dev.anteroom.console.trust.Sighting.Finding;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.LobbyChanges;
import dev.anteroom.enx.LobbySnapshot;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomEvent.Vanishing;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.enx.RoomSnapshot;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Watches who comes into a knock room, and finds those whom nobody let in. It goes by the order of
 * the room's events, and judges nobody whose coming it could not see. For one thread.
 */
final class RosterWatch {
    /** Of a flood of events the room tells only the newest; then its state has to do. */
    static final int FLOOD = 500;

    private static final int MOST_KEPT = 100_000;

    private enum Standing {
        WAITING,
        APPROVED_HERE,
        /** Another moderator admitted, or denied, or the person left; the room may not know yet. */
        NO_LONGER_WAITING
    }

    private final InstantSource clock;
    private final Departures departures;
    private final Map<ClientId, Standing> standings =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ClientId, Standing> eldest) {
                    return size() > MOST_KEPT;
                }
            };
    private final Map<ClientId, Participant> inside = new HashMap<>();
    private LobbySnapshot lobby = LobbySnapshot.EMPTY;
    private boolean watching;
    private boolean away;
    private boolean knock;

    /**
     * Makes a watch that has seen nobody yet.
     *
     * @param clock the wall clock
     * @param sameName what of a name tells people apart
     */
    RosterWatch(InstantSource clock, UnaryOperator<String> sameName) {
        this.clock = clock;
        departures = new Departures(sameName);
    }

    /** This desk approved somebody, also when no answer came. */
    void approved(ClientId id) {
        standings.put(id, Standing.APPROVED_HERE);
    }

    /** This desk removed somebody, who has to knock again. */
    void removed(ClientId id) {
        departures.neverExcuse(id);
    }

    /** Follows the room: its newest state, and what happened since the last time. */
    List<Sighting> update(RoomSnapshot snapshot, List<RoomEvent> events) {
        List<Sighting> sightings = new ArrayList<>();
        if (!snapshot.connection().canSend()) {
            away |= watching;
        } else if (!snapshot.isModerator()) {
            watching = false;
        } else if (!watching || lostTheRole(snapshot, events)) {
            begin(snapshot);
        } else if (away || wasAway(events)) {
            compare(snapshot, sightings);
            begin(snapshot);
        } else {
            follow(snapshot, events, sightings);
        }
        return sightings;
    }

    private static boolean wasAway(List<RoomEvent> events) {
        return events.stream()
                .anyMatch(
                        event ->
                                event instanceof RoomEvent.ConnectionChanged(ConnectionState state)
                                        && !state.canSend());
    }

    private static boolean lostTheRole(RoomSnapshot snapshot, List<RoomEvent> events) {
        return events.stream()
                .anyMatch(
                        event ->
                                event instanceof RoomEvent.RoleChanged(var id, var role)
                                        && isSelf(snapshot, id)
                                        && role != RoomRole.MODERATOR);
    }

    /** Whoever is in the room now came when this desk could not know how. */
    private void begin(RoomSnapshot snapshot) {
        watching = true;
        away = false;
        knock = snapshot.knockEnabled();
        inside.clear();
        snapshot.participants().forEach(person -> inside.put(person.id(), person));
        standings.values().removeIf(Standing.WAITING::equals);
        lobby = LobbySnapshot.EMPTY;
        followLobby(snapshot);
    }

    /** After a loss of the connection everybody may have another id. */
    private void compare(RoomSnapshot snapshot, List<Sighting> sightings) {
        Set<ClientId> here = new HashSet<>();
        snapshot.participants().forEach(person -> here.add(person.id()));
        inside.values().stream()
                .filter(person -> !here.contains(person.id()))
                .forEach(person -> departures.add(person, clock.instant()));
        for (Participant person : snapshot.participants()) {
            boolean isNew = !inside.containsKey(person.id()) && !isSelf(snapshot, person.id());
            if (isNew && knock && snapshot.knockEnabled() && !cameBack(person)) {
                tell(person, Finding.CAME_WHILE_AWAY, sightings);
            }
        }
    }

    private void follow(RoomSnapshot snapshot, List<RoomEvent> events, List<Sighting> sightings) {
        followLobby(snapshot);
        for (RoomEvent event : events) {
            switch (event) {
                case RoomEvent.Knocked(AwaitedParticipant person) ->
                        standings.put(person.id(), Standing.WAITING);
                case RoomEvent.KnockChanged(boolean enabled) -> knock = enabled;
                case RoomEvent.Decided(AwaitedParticipant person, Decision decision) ->
                        decided(person.id(), decision);
                case RoomEvent.AwaitedVanished(AwaitedParticipant person, Vanishing _) ->
                        vanished(person.id());
                case RoomEvent.UserConnected(Participant person) ->
                        arrived(person, snapshot, sightings);
                case RoomEvent.UserDisconnected(Participant person) -> left(person, sightings);
                default -> {}
            }
        }
        if (events.size() >= FLOOD) {
            catchUp(snapshot, sightings);
        }
    }

    private void followLobby(RoomSnapshot snapshot) {
        if (snapshot.lobby().revision() != lobby.revision()) {
            LobbyChanges.between(lobby, snapshot.lobby())
                    .come()
                    .forEach(person -> standings.putIfAbsent(person.id(), Standing.WAITING));
            lobby = snapshot.lobby();
        }
    }

    /**
     * Events were lost in a flood, so whoever is here or gone without one is told from the state.
     */
    private void catchUp(RoomSnapshot snapshot, List<Sighting> sightings) {
        knock = snapshot.knockEnabled();
        Set<ClientId> here = new HashSet<>();
        for (Participant person : snapshot.participants()) {
            here.add(person.id());
            arrived(person, snapshot, sightings);
        }
        List.copyOf(inside.values()).stream()
                .filter(person -> !here.contains(person.id()))
                .forEach(person -> left(person, sightings));
    }

    private void decided(ClientId id, Decision decision) {
        if (decision instanceof Decision.Admitted) {
            standings.put(id, Standing.APPROVED_HERE);
        } else if (decision instanceof Decision.Denied) {
            standings.remove(id);
        }
    }

    private void vanished(ClientId id) {
        if (standings.get(id) != Standing.APPROVED_HERE) {
            standings.put(id, Standing.NO_LONGER_WAITING);
        }
    }

    private void arrived(Participant person, RoomSnapshot snapshot, List<Sighting> sightings) {
        if (inside.putIfAbsent(person.id(), person) != null
                || !knock
                || isSelf(snapshot, person.id())) {
            return;
        }
        Standing standing = standings.remove(person.id());
        // Who still waits by the room's word came in by an approval of ours under way: otherwise
        // the room would have told first that another moderator admitted.
        if (standing == Standing.WAITING || standing == Standing.APPROVED_HERE) {
            return;
        }
        if (standing == Standing.NO_LONGER_WAITING && couldAnother(person, snapshot)) {
            tell(person, Finding.ADMITTED_ELSEWHERE, sightings);
        } else if (standing == null && person.role() == RoomRole.MODERATOR) {
            tell(person, Finding.MODERATOR, sightings);
        } else if (standing == null && cameBack(person)) {
            tell(person, Finding.CAME_BACK, sightings);
        } else {
            departures.await(person, clock.instant());
            tell(person, Finding.UNAPPROVED, sightings);
        }
    }

    /** Without another moderator nobody can have admitted elsewhere. */
    private boolean couldAnother(Participant admitted, RoomSnapshot snapshot) {
        return departures.hadModerator(clock.instant())
                || snapshot.participants().stream()
                        .anyMatch(
                                person ->
                                        person.role() == RoomRole.MODERATOR
                                                && !isSelf(snapshot, person.id())
                                                && !person.id().equals(admitted.id()));
    }

    private boolean cameBack(Participant person) {
        return departures.excuse(person, clock.instant());
    }

    private void left(Participant person, List<Sighting> sightings) {
        if (inside.remove(person.id()) != null) {
            departures
                    .add(person, clock.instant())
                    .ifPresent(back -> tell(back, Finding.CAME_BACK, sightings));
        }
    }

    private void tell(Participant person, Finding finding, List<Sighting> sightings) {
        sightings.add(new Sighting(person, clock.instant(), finding));
    }

    private static boolean isSelf(RoomSnapshot snapshot, ClientId id) {
        return snapshot.selfId().filter(id::equals).isPresent();
    }
}
