package dev.anteroom.console.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomEvent.Vanishing;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeClock;
import dev.anteroom.testkit.FakeRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Q2: whoever appears in the roster without an approval is found, and nobody else. */
class RosterWatchTest {
    private final FakeRoom room = new FakeRoom();
    private final FakeClock clock = new FakeClock();
    private final RosterWatch watch = new RosterWatch(clock, name -> name.toLowerCase(Locale.ROOT));
    private final List<Participant> people = new ArrayList<>();
    private final List<RoomEvent> events = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    RosterWatchTest() {
        people.add(
                new Participant(
                        FakeRoom.SELF, "Dr. Winter", false, RoomRole.MODERATOR, false, false));
    }

    private static Arguments row(String what, Consumer<RosterWatchTest> story, String... expected) {
        return Arguments.of(what, story, List.of(expected));
    }

    static Stream<Arguments> truthTable() {
        return Stream.of(
                // Nobody to be told of.
                row("present when we joined", t -> t.in("a", "Ada").here()),
                row("oneself", t -> t.here().enters(FakeRoom.SELF.value(), "Dr. Winter").tell()),
                row("approved here", t -> t.here().knocks("a").admitted("a").enters("a").tell()),
                row(
                        "approved here, the answer comes after the person",
                        t -> t.here().knocks("a").tell().enters("a").tell().admitted("a").tell()),
                row(
                        "approved here, no answer ever came",
                        t -> {
                            t.here().knocks("a").tell();
                            t.watch.approved(new ClientId("a"));
                            t.vanishes("a", Vanishing.ADMITTED_ELSEWHERE).enters("a").tell();
                        }),
                row("approved out of the backlog", t -> t.waits("a").here().enters("a").tell()),
                row("knock is off", t -> t.knock(false).here().enters("a").tell()),
                row(
                        "knock was off when the person came, and is on in the newest state",
                        t -> t.knock(false).here().enters("a").knock(true).tell()),
                row(
                        "wait for moderator: everybody comes at once",
                        t -> t.knock(false).here().enters("a").enters("b").tell()),
                row(
                        "we are no moderator",
                        t -> t.role(RoomRole.PARTICIPANT).here().enters("a").tell()),
                row(
                        "came before we became moderator",
                        t ->
                                t.role(RoomRole.PARTICIPANT)
                                        .here()
                                        .enters("a")
                                        .role(RoomRole.MODERATOR)
                                        .tell()),
                row(
                        "came while another had the role",
                        t ->
                                t.here()
                                        .switched(FakeRoom.SELF.value(), RoomRole.PARTICIPANT)
                                        .enters("a")
                                        .switched(FakeRoom.SELF.value(), RoomRole.MODERATOR)
                                        .tell()),
                row(
                        "the role of somebody inside changes",
                        t -> t.in("a", "Ada").here().switched("a", RoomRole.MODERATOR).tell()),
                row(
                        "all have other ids after our reconnect",
                        t ->
                                t.in("a", "Ada")
                                        .in("b", "Bob")
                                        .here()
                                        .lost()
                                        .out("a")
                                        .out("b")
                                        .in("a2", "Ada")
                                        .in("b2", "Bob")
                                        .back()
                                        .tell()),
                row("somebody leaves", t -> t.in("a", "Ada").here().leaves("a").tell()),

                // Told in a lower tone.
                row(
                        "another moderator admitted",
                        t ->
                                t.moderator("m", "Dr. Spring")
                                        .here()
                                        .knocks("a")
                                        .vanishes("a", Vanishing.ADMITTED_ELSEWHERE)
                                        .enters("a")
                                        .tell(),
                        "a ADMITTED_ELSEWHERE"),
                row(
                        "another moderator admitted, and left at once",
                        t ->
                                t.moderator("m", "Dr. Spring")
                                        .here()
                                        .knocks("a")
                                        .vanishes("a", Vanishing.ADMITTED_ELSEWHERE)
                                        .leaves("m")
                                        .enters("a")
                                        .tell(),
                        "a ADMITTED_ELSEWHERE"),
                row(
                        "another moderator admitted, and the list was read before the entry",
                        t ->
                                t.moderator("m", "Dr. Spring")
                                        .here()
                                        .knocks("a")
                                        .vanishes("a", Vanishing.LEFT_OR_DENIED_ELSEWHERE)
                                        .tell()
                                        .enters("a")
                                        .tell(),
                        "a ADMITTED_ELSEWHERE"),
                row(
                        "a moderator comes",
                        t -> t.here().entersAs("m", "Dr. Spring", RoomRole.MODERATOR).tell(),
                        "m MODERATOR"),
                row(
                        "a broken connection comes back under another id",
                        t -> t.in("a", "Ada").here().leaves("a").enters("a2", "ada").tell(),
                        "a2 CAME_BACK"),
                row(
                        "came while we had no connection",
                        t -> t.here().lost().in("a", "Ada").back().tell(),
                        "a CAME_WHILE_AWAY"),
                row(
                        "came while we had no connection, all told at once",
                        t -> t.here().lostSilently().in("a", "Ada").back().tell(),
                        "a CAME_WHILE_AWAY"),

                // Alarm.
                row("nobody approved", t -> t.here().enters("a").tell(), "a UNAPPROVED"),
                row(
                        "nobody approved, though another moderator is there",
                        t -> t.moderator("m", "Dr. Spring").here().enters("a").tell(),
                        "a UNAPPROVED"),
                row(
                        "somebody waits and gets in, and there is no other moderator",
                        t ->
                                t.here()
                                        .knocks("a")
                                        .vanishes("a", Vanishing.ADMITTED_ELSEWHERE)
                                        .enters("a")
                                        .tell(),
                        "a UNAPPROVED"),
                row(
                        "the one who got in is the only other moderator",
                        t ->
                                t.here()
                                        .knocks("a")
                                        .vanishes("a", Vanishing.ADMITTED_ELSEWHERE)
                                        .entersAs("a", "Ada", RoomRole.MODERATOR)
                                        .tell(),
                        "a UNAPPROVED"),
                row(
                        "denied here, and in all the same",
                        t -> t.here().knocks("a").denied("a").enters("a").tell(),
                        "a UNAPPROVED"),
                row(
                        "knock was switched on before the person came",
                        t -> t.knock(false).here().knock(true).enters("a").tell(),
                        "a UNAPPROVED"),
                row(
                        "one departure excuses one return",
                        t ->
                                t.in("a", "Ada")
                                        .here()
                                        .leaves("a")
                                        .enters("a2", "Ada")
                                        .enters("a3", "Ada")
                                        .tell(),
                        "a2 CAME_BACK",
                        "a3 UNAPPROVED"),
                row(
                        "comes back too late",
                        t ->
                                t.in("a", "Ada")
                                        .here()
                                        .leaves("a")
                                        .tell()
                                        .later(Duration.ofMinutes(4))
                                        .enters("a2", "Ada")
                                        .tell(),
                        "a2 UNAPPROVED"),
                row(
                        "comes back long after, while the clock was set back",
                        t ->
                                t.in("a", "Ada")
                                        .here()
                                        .leaves("a")
                                        .tell()
                                        .later(Duration.ofMinutes(4))
                                        .clockSet(Duration.ofHours(-1))
                                        .enters("a2", "Ada")
                                        .tell(),
                        "a2 UNAPPROVED"),
                row(
                        "removed here, and back without a knock",
                        t -> {
                            t.in("a", "Ada").here().leaves("a").tell();
                            t.watch.removed(new ClientId("a"));
                            t.enters("a2", "Ada").tell();
                        },
                        "a2 UNAPPROVED"),
                row(
                        "removed here, told before the departure",
                        t -> {
                            t.in("a", "Ada").here();
                            t.watch.removed(new ClientId("a"));
                            t.leaves("a").enters("a2", "Ada").tell();
                        },
                        "a2 UNAPPROVED"),
                row(
                        "without a name nobody is excused",
                        t -> t.in("a", "").here().leaves("a").enters("a2", "").tell(),
                        "a2 UNAPPROVED"),
                row(
                        "the name of somebody who is still inside",
                        t -> t.in("a", "Ada").here().enters("a2", "Ada").tell(),
                        "a2 UNAPPROVED"),
                row(
                        "the broken connection is noticed after the return",
                        t -> t.in("a", "Ada").here().enters("a2", "Ada").tell().leaves("a").tell(),
                        "a2 UNAPPROVED",
                        "a2 CAME_BACK"),
                row(
                        "the unapproved one leaves, which excuses nobody",
                        t -> t.here().enters("a").leaves("a").enters("b", "a").tell(),
                        "a UNAPPROVED",
                        "b UNAPPROVED"),
                row(
                        "an approval of an earlier stay is used up",
                        t ->
                                t.here()
                                        .knocks("a")
                                        .admitted("a")
                                        .enters("a", "Ada")
                                        .leaves("a")
                                        .tell()
                                        .later(Duration.ofMinutes(4))
                                        .enters("a", "Ada")
                                        .tell(),
                        "a UNAPPROVED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("truthTable")
    void q2_whoAppearsInTheRoster(
            String what, Consumer<RosterWatchTest> story, List<String> expected) {
        story.accept(this);

        assertEquals(expected, found, what);
    }

    @Test
    void theStateMayArriveBeforeTheEvents() {
        here();
        knocks("a").tell();
        in("a", "Ada");
        room.participants(List.copyOf(people));
        room.waiting(List.of());
        tell();
        events.add(new RoomEvent.AwaitedVanished(awaited("a"), Vanishing.ADMITTED_ELSEWHERE));
        moderator("m", "Dr. Spring");
        events.add(new RoomEvent.UserConnected(people.get(1)));
        tell();

        assertEquals(List.of("a ADMITTED_ELSEWHERE"), found);
    }

    @Test
    void inAFlood_theStateHasToDo() {
        here();
        IntStream.range(0, RosterWatch.FLOOD)
                .forEach(i -> events.add(new RoomEvent.RoomMuteChanged(true)));
        in("a", "Ada");
        tell();

        assertEquals(List.of("a UNAPPROVED"), found);
    }

    private RosterWatchTest here() {
        return tell();
    }

    private RosterWatchTest tell() {
        room.participants(List.copyOf(people));
        for (Sighting sighting : watch.update(room.snapshot(), List.copyOf(events))) {
            found.add(sighting.person().id() + " " + sighting.finding());
        }
        events.clear();
        return this;
    }

    private RosterWatchTest in(String id, String name) {
        people.add(
                new Participant(new ClientId(id), name, false, RoomRole.PARTICIPANT, false, false));
        return this;
    }

    private RosterWatchTest moderator(String id, String name) {
        people.add(
                new Participant(new ClientId(id), name, false, RoomRole.MODERATOR, false, false));
        return this;
    }

    private RosterWatchTest out(String id) {
        people.removeIf(person -> person.id().value().equals(id));
        return this;
    }

    private RosterWatchTest enters(String id) {
        return enters(id, id);
    }

    private RosterWatchTest enters(String id, String name) {
        return entersAs(id, name, RoomRole.PARTICIPANT);
    }

    private RosterWatchTest entersAs(String id, String name, RoomRole role) {
        Participant person = new Participant(new ClientId(id), name, false, role, false, false);
        people.add(person);
        room.noLongerWaiting(id);
        events.add(new RoomEvent.UserConnected(person));
        return this;
    }

    private RosterWatchTest leaves(String id) {
        Participant person =
                people.stream().filter(p -> p.id().value().equals(id)).findFirst().orElseThrow();
        people.remove(person);
        events.add(new RoomEvent.UserDisconnected(person));
        return this;
    }

    private RosterWatchTest waits(String id) {
        room.await(awaited(id));
        return this;
    }

    private RosterWatchTest knocks(String id) {
        events.add(new RoomEvent.Knocked(awaited(id)));
        return waits(id);
    }

    private RosterWatchTest admitted(String id) {
        events.add(new RoomEvent.Decided(awaited(id), new Decision.Admitted()));
        room.noLongerWaiting(id);
        return this;
    }

    private RosterWatchTest denied(String id) {
        events.add(new RoomEvent.Decided(awaited(id), new Decision.Denied()));
        room.noLongerWaiting(id);
        return this;
    }

    private RosterWatchTest vanishes(String id, Vanishing why) {
        events.add(new RoomEvent.AwaitedVanished(awaited(id), why));
        room.noLongerWaiting(id);
        return this;
    }

    private RosterWatchTest knock(boolean on) {
        room.switches(false, on, false);
        events.add(new RoomEvent.KnockChanged(on));
        return this;
    }

    private RosterWatchTest role(RoomRole role) {
        room.role(role);
        return this;
    }

    private RosterWatchTest switched(String id, RoomRole role) {
        events.add(new RoomEvent.RoleChanged(new ClientId(id), role));
        return this;
    }

    private RosterWatchTest lost() {
        room.connection(new ConnectionState.Reconnecting(1, 3));
        return tell();
    }

    private RosterWatchTest lostSilently() {
        events.add(new RoomEvent.ConnectionChanged(new ConnectionState.Reconnecting(1, 3)));
        return this;
    }

    private RosterWatchTest back() {
        room.connection(new ConnectionState.Connected());
        events.add(new RoomEvent.ConnectionChanged(new ConnectionState.Connected()));
        return this;
    }

    private RosterWatchTest later(Duration by) {
        clock.advance(by, () -> {});
        return this;
    }

    private RosterWatchTest clockSet(Duration by) {
        clock.setWallClock(by);
        return this;
    }

    private AwaitedParticipant awaited(String id) {
        return room.person(id, id, 0);
    }
}
