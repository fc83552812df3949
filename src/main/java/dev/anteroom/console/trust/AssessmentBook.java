package dev.anteroom.console.trust;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Concern;
import dev.anteroom.console.desk.Concern.Place;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.console.trust.NameIndex.Bearer;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.LobbyChanges;
import dev.anteroom.enx.LobbySnapshot;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.enx.RosterChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is thought of everybody who waits in one room. Follows the room: a snapshot costs work only
 * for those who came, went or were renamed, and for those whose names have to do with theirs.
 */
final class AssessmentBook {
    private final RoomMemory room;
    private NamedCrowd waiting = new NamedCrowd();
    private NamedCrowd inside = new NamedCrowd();
    private final Map<ClientId, AwaitedParticipant> people = new HashMap<>();
    private final Map<ClientId, Assessment> assessments = new HashMap<>();
    private final Map<ClientId, Assessment> told = Collections.unmodifiableMap(assessments);
    private final Set<ClientId> concerned = new HashSet<>();
    private LobbySnapshot lobby = LobbySnapshot.EMPTY;
    private List<Participant> participants = List.of();
    private long version;
    private long entries;
    private long assessed;

    AssessmentBook(RoomMemory room) {
        this.room = room;
        version = room.version();
    }

    /** How many assessments were made so far; for tests. */
    long assessed() {
        return assessed;
    }

    /** By client id; whoever is missing is unknown. Follows this book; not to be kept. */
    Map<ClientId, Assessment> follow(RoomSnapshot snapshot) {
        if (!followMemory() || !followInside(snapshot.participants())) {
            beginAnew(snapshot.participants());
        }
        followWaiting(snapshot.lobby());
        concerned.forEach(this::assess);
        concerned.clear();
        return told;
    }

    /** Whether what is new in the memory concerns only some. */
    private boolean followMemory() {
        Optional<List<NameShape>> news = room.changesSince(version);
        version = room.version();
        news.ifPresent(
                shapes ->
                        shapes.forEach(
                                shape -> waiting.names().forEachLike(shape, concerned::add)));
        return news.isPresent();
    }

    private void beginAnew(List<Participant> here) {
        waiting = new NamedCrowd();
        inside = new NamedCrowd();
        people.clear();
        assessments.clear();
        concerned.clear();
        lobby = LobbySnapshot.EMPTY;
        here.forEach(this::enter);
        participants = here;
    }

    /** False when people are in another order or have other names than can be followed. */
    private boolean followInside(List<Participant> here) {
        int head = RosterChanges.sameAtBeginning(participants, here);
        Map<ClientId, Participant> before = new HashMap<>();
        participants
                .subList(head, participants.size())
                .forEach(person -> before.put(person.id(), person));
        boolean cameOne = false;
        for (Participant person : here.subList(head, here.size())) {
            Participant known = before.remove(person.id());
            if (known == null) {
                enter(person);
                cameOne = true;
            } else if (cameOne || !known.name().equals(person.name())) {
                return false;
            }
        }
        before.keySet().forEach(id -> inside.remove(id, waiting, concerned::add));
        participants = here;
        return true;
    }

    private void enter(Participant person) {
        NameShape shape = room.shape(person.name());
        inside.add(
                new Bearer<>(person.id(), entries++, person.name(), shape),
                room.expectedAs(shape),
                waiting,
                concerned::add);
    }

    private void followWaiting(LobbySnapshot newLobby) {
        LobbyChanges changes = LobbyChanges.between(lobby, newLobby);
        lobby = newLobby;
        changes.gone().forEach(this::leave);
        changes.changed().forEach(this::leave);
        changes.changed().forEach(this::knock);
        changes.come().forEach(this::knock);
    }

    private void leave(AwaitedParticipant person) {
        people.remove(person.id());
        assessments.remove(person.id());
        waiting.remove(person.id(), waiting, concerned::add);
    }

    private void knock(AwaitedParticipant person) {
        NameShape shape = room.shape(person.name());
        people.put(person.id(), person);
        concerned.add(person.id());
        waiting.add(
                new Bearer<>(person.id(), person.order(), person.name(), shape),
                room.expectedAs(shape),
                waiting,
                concerned::add);
    }

    private void assess(ClientId id) {
        AwaitedParticipant person = people.get(id);
        if (person == null) {
            return;
        }
        assessed++;
        Assessment assessment = assess(person, room.shape(person.name()));
        if (assessment.equals(Assessment.UNKNOWN)) {
            assessments.remove(id);
        } else {
            assessments.put(id, assessment);
        }
    }

    private Assessment assess(AwaitedParticipant person, NameShape shape) {
        Optional<ExpectedGuest> line = room.expectedAs(shape);
        List<Concern> concerns = concerns(person, shape, line);
        TrustGroup group = group(shape, concerns, line.isPresent());
        if (group == TrustGroup.UNKNOWN && concerns.isEmpty()) {
            return Assessment.UNKNOWN;
        }
        Optional<String> expectedAs =
                group == TrustGroup.EXPECTED ? line.map(ExpectedGuest::name) : Optional.empty();
        return new Assessment(group, concerns, expectedAs);
    }

    private List<Concern> concerns(
            AwaitedParticipant person, NameShape shape, Optional<ExpectedGuest> line) {
        Optional<TurnedAway.Entry> history = room.turnedAway(shape);
        List<Concern> concerns = new ArrayList<>(0);
        history.map(TurnedAway.Entry::lastRemoved)
                .ifPresent(at -> concerns.add(new Concern.RemovedBefore(at)));
        alike(
                inside,
                shape,
                Place.IN_ROOM,
                person.name(),
                0,
                line.flatMap(inside.claims()::first),
                concerns);
        history.ifPresent(entry -> denied(entry, concerns));
        history.filter(entry -> !entry.shape().isSameAs(shape))
                .ifPresent(
                        entry ->
                                concerns.add(
                                        new Concern.LooksLike(entry.name(), Place.TURNED_AWAY)));
        if (person.nameAltered()) {
            concerns.add(new Concern.HiddenCharacters());
        }
        if (shape.mixed()) {
            concerns.add(new Concern.MixedAlphabets());
        }
        alike(
                waiting,
                shape,
                Place.WAITING,
                person.name(),
                1,
                line.flatMap(claimed -> waiting.claims().otherThan(claimed, person.name())),
                concerns);
        return concerns;
    }

    private static void denied(TurnedAway.Entry entry, List<Concern> concerns) {
        Instant last = entry.lastDenied();
        if (last != null) {
            concerns.add(new Concern.DeniedBefore(entry.denied(), last));
        }
    }

    /**
     * What the names of the people at one place have to do with this one.
     *
     * @param name this person's
     * @param itself how often this person is there
     * @param claimant who else there claims the same line of the expected list
     */
    private static void alike(
            NamedCrowd there,
            NameShape shape,
            Place place,
            String name,
            int itself,
            Optional<String> claimant,
            List<Concern> concerns) {
        Optional<String> lookAlike = there.names().lookAlike(shape);
        lookAlike.ifPresent(other -> concerns.add(new Concern.LooksLike(other, place)));
        if (there.names().countOfSame(shape) > itself) {
            concerns.add(new Concern.SameName(name, place));
        } else if (lookAlike.isEmpty()) {
            claimant.ifPresent(other -> concerns.add(new Concern.SameName(other, place)));
        }
    }

    private TrustGroup group(NameShape shape, List<Concern> concerns, boolean expected) {
        if (concerns.stream().anyMatch(AssessmentBook::speaksAgainst)) {
            return TrustGroup.SUSPICIOUS;
        }
        if (!concerns.isEmpty()) {
            return TrustGroup.UNKNOWN;
        }
        if (expected) {
            return TrustGroup.EXPECTED;
        }
        return room.wasInside(shape) ? TrustGroup.KNOWN : TrustGroup.UNKNOWN;
    }

    /**
     * Two Annas who wait, or one who was told "not now" once, are no reason to deny; they are only
     * no longer expected or known.
     */
    private static boolean speaksAgainst(Concern concern) {
        return switch (concern) {
            case Concern.HiddenCharacters _,
                    Concern.MixedAlphabets _,
                    Concern.LooksLike _,
                    Concern.RemovedBefore _ ->
                    true;
            case Concern.SameName same -> same.where() != Place.WAITING;
            case Concern.DeniedBefore denied -> denied.times() >= TurnedAway.OFTEN;
        };
    }
}
