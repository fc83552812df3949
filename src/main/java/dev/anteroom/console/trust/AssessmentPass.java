package dev.anteroom.console.trust;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Concern;
import dev.anteroom.console.desk.Concern.Place;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One look at everybody who waits in one snapshot. */
final class AssessmentPass {
    /** Who claims one line of the expected list: two names suffice to say so to each of them. */
    private record Claims(String first, @Nullable String second) {
        Claims and(Claims next) {
            return second == null ? new Claims(first, next.first) : this;
        }
    }

    private final RoomMemory room;
    private final List<AwaitedParticipant> waiting;
    private final List<NameShape> shapes;
    private final NameCrowd waitingNames;
    private final NameCrowd insideNames;
    private final Map<ExpectedGuest, Claims> waitingClaims = new HashMap<>();
    private final Map<ExpectedGuest, String> insideClaims = new HashMap<>();

    AssessmentPass(RoomMemory room, RoomSnapshot snapshot) {
        this.room = room;
        waiting = snapshot.lobby().waiting();
        shapes = new ArrayList<>(waiting.size());
        waitingNames = new NameCrowd(waiting.size());
        insideNames = new NameCrowd(snapshot.participants().size());
        for (AwaitedParticipant person : waiting) {
            NameShape shape = room.shape(person.name());
            shapes.add(shape);
            waitingNames.add(person.name(), shape);
            room.expectedAs(shape)
                    .ifPresent(
                            line ->
                                    waitingClaims.merge(
                                            line, new Claims(person.name(), null), Claims::and));
        }
        for (Participant person : snapshot.participants()) {
            NameShape shape = room.shape(person.name());
            insideNames.add(person.name(), shape);
            room.expectedAs(shape).ifPresent(line -> insideClaims.putIfAbsent(line, person.name()));
        }
    }

    /** By client id; whoever is missing is unknown. */
    Map<ClientId, Assessment> assess() {
        Map<ClientId, Assessment> assessments = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            AwaitedParticipant person = waiting.get(i);
            Assessment assessment = assess(person, shapes.get(i));
            if (!assessment.equals(Assessment.UNKNOWN)) {
                assessments.put(person.id(), assessment);
            }
        }
        return Map.copyOf(assessments);
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
        inRoom(person, shape, line, concerns);
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
        amongWaiting(person, shape, line, concerns);
        return concerns;
    }

    private static void denied(TurnedAway.Entry entry, List<Concern> concerns) {
        Instant last = entry.lastDenied();
        if (last != null) {
            concerns.add(new Concern.DeniedBefore(entry.denied(), last));
        }
    }

    private void inRoom(
            AwaitedParticipant person,
            NameShape shape,
            Optional<ExpectedGuest> line,
            List<Concern> concerns) {
        Optional<String> lookAlike = insideNames.lookAlike(shape);
        lookAlike.ifPresent(name -> concerns.add(new Concern.LooksLike(name, Place.IN_ROOM)));
        if (insideNames.countOfSame(shape) > 0) {
            concerns.add(new Concern.SameName(person.name(), Place.IN_ROOM));
        } else if (lookAlike.isEmpty()) {
            line.map(insideClaims::get)
                    .ifPresent(name -> concerns.add(new Concern.SameName(name, Place.IN_ROOM)));
        }
    }

    private void amongWaiting(
            AwaitedParticipant person,
            NameShape shape,
            Optional<ExpectedGuest> line,
            List<Concern> concerns) {
        Optional<String> lookAlike = waitingNames.lookAlike(shape);
        lookAlike.ifPresent(name -> concerns.add(new Concern.LooksLike(name, Place.WAITING)));
        if (waitingNames.countOfSame(shape) > 1) {
            concerns.add(new Concern.SameName(person.name(), Place.WAITING));
        } else if (lookAlike.isEmpty()) {
            line.map(waitingClaims::get)
                    .map(claims -> otherThan(person.name(), claims))
                    .ifPresent(name -> concerns.add(new Concern.SameName(name, Place.WAITING)));
        }
    }

    private static @Nullable String otherThan(String name, Claims claims) {
        return claims.first().equals(name) ? claims.second() : claims.first();
    }

    private TrustGroup group(NameShape shape, List<Concern> concerns, boolean expected) {
        if (concerns.stream().anyMatch(AssessmentPass::speaksAgainst)) {
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
