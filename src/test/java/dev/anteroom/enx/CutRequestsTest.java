package dev.anteroom.enx;

import static dev.anteroom.testkit.RoomWatch.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.testkit.FaultyPath.Fate;
import dev.anteroom.testkit.FaultyPath.Rule;
import dev.anteroom.testkit.FaultyPath.Way;
import dev.anteroom.testkit.RoomWatch;
import dev.anteroom.wire.EventName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The connection breaks before, during and after each request of the SDK, over real sockets. */
final class CutRequestsTest {
    /** When it breaks. */
    enum Moment {
        /** On the way to the server, which never hears of it. */
        BEFORE,
        /** The server has it; the answer is lost. */
        DURING,
        /** The answer has come. */
        AFTER
    }

    /** Sends a request about somebody who waits, somebody inside, or the room. */
    @FunctionalInterface
    private interface Sending {
        CompletionStage<?> send(EnxRoom room, String waiting, String inside);
    }

    /** What is asked for. */
    @SuppressWarnings("ImmutableEnumChecker") // what sends holds nothing
    enum Request {
        APPROVE(EventName.USER_ALLOWED, (room, ann, _) -> room.approveAwaitedUser(ann)),
        DENY(EventName.USER_DENIED, (room, ann, _) -> room.denyAwaitedUser(ann)),
        LOCK(EventName.LOCK_ROOM, (room, _, _) -> room.lockRoom()),
        UNLOCK(EventName.LOCK_ROOM, (room, _, _) -> room.unLockRoom()),
        KNOCK_OFF(EventName.ENABLE_KNOCK, (room, _, _) -> room.enableKnock(false)),
        REMOVE(EventName.DROP, (room, _, ines) -> room.dropUser(List.of(ines))),
        MUTE_ALL(EventName.ROOM_MUTED, (room, _, _) -> room.hardMute()),
        UNMUTE_ALL(EventName.ROOM_UNMUTED, (room, _, _) -> room.hardUnMute()),
        HOLD_SOUND(EventName.HARD_MUTE_USER_AUDIO, (room, _, ines) -> room.hardMuteUserAudio(ines)),
        RELEASE_SOUND(
                EventName.HARD_UNMUTE_USER_AUDIO,
                (room, _, ines) -> room.hardUnMuteUserAudio(ines)),
        HOLD_PICTURE(
                EventName.HARD_MUTE_USER_VIDEO, (room, _, ines) -> room.hardMuteUserVideo(ines)),
        RELEASE_PICTURE(
                EventName.HARD_UNMUTE_USER_VIDEO,
                (room, _, ines) -> room.hardUnMuteUserVideo(ines)),
        CHAT(
                EventName.SEND_DATA_STREAM_TO_ROOM,
                (room, _, _) -> room.sendMessage("Hello", true, List.of())),
        DATA(
                EventName.SEND_DATA_STREAM_TO_ROOM,
                (room, _, _) -> room.sendUserData(TextNode.valueOf("x"), true, List.of()));

        private final EventName event;
        private final Sending sending;

        Request(EventName event, Sending sending) {
            this.event = event;
            this.sending = sending;
        }

        /** Sends it. */
        CompletionStage<?> send(EnxRoom room, String waiting, String inside) {
            return sending.send(room, waiting, inside);
        }

        EventName event() {
            return event;
        }

        boolean decides() {
            return this == APPROVE || this == DENY;
        }

        /** What is so already is not asked for, so it is brought about first. */
        void prepare(EnxRoom room) throws Exception {
            if (this == UNLOCK) {
                result(room.lockRoom());
            } else if (this == UNMUTE_ALL) {
                result(room.hardMute());
            }
        }
    }

    /** Breaks the connection once, at the first message of a name. */
    private static final class Cut implements Rule {
        private final EventName event;
        private final Moment moment;
        private final AtomicReference<@Nullable String> awaited = new AtomicReference<>();
        private final AtomicBoolean done = new AtomicBoolean();

        Cut(EventName event, Moment moment) {
            this.event = event;
            this.moment = moment;
        }

        @Override
        public Fate fateOf(Way way, String text) {
            if (way == Way.UP && text.contains("[\"" + event.wireName() + "\"")) {
                awaited.compareAndSet(null, "43" + text.substring(2, text.indexOf('[') + 1));
                if (moment != Moment.AFTER && done.compareAndSet(false, true)) {
                    return moment == Moment.BEFORE ? new Fate.CutBefore() : new Fate.CutAfter();
                }
            }
            String answer = awaited.get();
            return way == Way.DOWN
                            && moment == Moment.AFTER
                            && answer != null
                            && text.startsWith(answer)
                            && done.compareAndSet(false, true)
                    ? new Fate.CutAfter()
                    : new Fate.Pass();
        }
    }

    static Stream<Arguments> each() {
        return both(Moment.values(), (Object[]) Request.values());
    }

    @ParameterizedTest
    @MethodSource("each")
    void request_thatIsCut_endsWithANameAndIsNeverRepeated(Request request, Moment moment)
            throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.knockSeen("Bob");
            String ann = bench.knockSeen("Ann");
            request.prepare(bench.room);
            long asked = bench.asked(request.event);
            long decided = bench.decisions();
            Object outcome;
            try (var _ = bench.path.rule(new Cut(request.event, moment))) {
                outcome = result(request.send(bench.room, ann, bench.insider));
                bench.observer.await("onUserReconnectSuccess");
            }

            assertTrue(isExpected(outcome, moment), outcome.toString());
            bench.settled();
            boolean heard = moment != Moment.BEFORE;
            assertEquals(heard ? 1 : 0, bench.asked(request.event) - asked);
            assertEquals(heard && request.decides() ? 1 : 0, bench.decisions() - decided);
            assertEquals(
                    heard && request.decides() ? List.of("Bob") : List.of("Bob", "Ann"),
                    bench.truth());
        }
    }

    private static boolean isExpected(Object outcome, Moment moment) {
        if (moment != Moment.AFTER) {
            return outcome instanceof Decision.Unconfirmed
                    || outcome instanceof RequestOutcome.Unconfirmed;
        }
        return outcome instanceof Decision decision
                ? decision.isDone()
                : outcome instanceof RequestOutcome.Done
                        || outcome instanceof RequestOutcome.Refused;
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void readingTheList_thatIsCut_emptiesNothing(Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.knockSeen("Ann");
            Object outcome;
            try (var _ = bench.path.rule(new Cut(EventName.GET_AWAITED_USER, moment))) {
                outcome = result(bench.room.refreshAwaitedUsers());
                assertEquals(List.of("Ann"), RoomWatch.names(bench.room.snapshot()));
                bench.observer.await("onUserReconnectSuccess");
            }

            assertTrue(isExpected(outcome, moment), outcome.toString());
            bench.settled();
            assertEquals(List.of("Ann"), bench.truth());
        }
    }

    static Stream<Arguments> eachStepOfPublishing() {
        return both(Moment.values(), EventName.PUBLISH, EventName.SIGNALING_MESSAGE);
    }

    private static Stream<Arguments> both(Moment[] moments, Object... others) {
        return Arrays.stream(others)
                .flatMap(
                        other -> Arrays.stream(moments).map(moment -> Arguments.of(other, moment)));
    }

    @ParameterizedTest
    @MethodSource("eachStepOfPublishing")
    void publishing_thatIsCut_endsPublishedOnce(EventName step, Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            try (var _ = bench.path.rule(new Cut(step, moment))) {
                var published = bench.room.publish(bench.camera, PublishOptions.DEFAULTS);
                bench.observer.await("onUserReconnectSuccess");
                result(published);
            }

            bench.watch.await(now -> now.media().own() instanceof Publishing.Live);
            bench.settled();
        }
    }

    @ParameterizedTest
    @MethodSource("eachStepOfPublishing")
    void showingTheScreen_thatIsCut_endsShownOnce(EventName step, Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            try (var _ = bench.path.rule(new Cut(step, moment))) {
                var shown = bench.room.publishShare(bench.screen);
                bench.observer.await("onUserReconnectSuccess");
                result(shown);
            }

            bench.watch.await(now -> now.media().ownShare() instanceof Publishing.Live);
            bench.settled();
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void takingTheCameraBack_thatIsCut_sendsNothingAnyMore(Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            result(bench.room.publish(bench.camera, PublishOptions.DEFAULTS));
            long published = bench.asked(EventName.PUBLISH);
            try (var _ = bench.path.rule(new Cut(EventName.UNPUBLISH, moment))) {
                result(bench.room.unpublish());
                bench.observer.await("onUserReconnectSuccess");
            }

            bench.watch.await(now -> now.media().own() instanceof Publishing.Off);
            bench.settled();
            assertEquals(published, bench.asked(EventName.PUBLISH), "nothing is published again");
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void takingTheScreenBack_thatIsCut_showsNothingAnyMore(Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            result(bench.room.publishShare(bench.screen));
            long published = bench.asked(EventName.PUBLISH);
            try (var _ = bench.path.rule(new Cut(EventName.UNPUBLISH, moment))) {
                result(bench.room.unpublishShare());
                bench.observer.await("onUserReconnectSuccess");
            }

            bench.watch.await(now -> now.media().ownShare() instanceof Publishing.Off);
            bench.settled();
            assertEquals(published, bench.asked(EventName.PUBLISH), "nothing is shown again");
        }
    }

    static Stream<Arguments> eachMute() {
        return both(
                Moment.values(),
                EventName.USER_AUDIO_MUTED,
                EventName.USER_AUDIO_UNMUTED,
                EventName.USER_VIDEO_MUTED,
                EventName.USER_VIDEO_UNMUTED);
    }

    @ParameterizedTest
    @MethodSource("eachMute")
    void muting_thatIsCut_isKeptAcrossTheReconnect(EventName event, Moment moment)
            throws Exception {
        boolean sound =
                event == EventName.USER_AUDIO_MUTED || event == EventName.USER_AUDIO_UNMUTED;
        boolean mute = event == EventName.USER_AUDIO_MUTED || event == EventName.USER_VIDEO_MUTED;
        // Nobody is heard or seen again before the server agreed.
        boolean muted = mute || moment != Moment.AFTER;
        try (BadPathBench bench = new BadPathBench()) {
            result(bench.room.publish(bench.camera, PublishOptions.DEFAULTS));
            if (!mute) {
                result(muteSelf(bench.room, sound, true));
            }
            try (var _ = bench.path.rule(new Cut(event, moment))) {
                result(muteSelf(bench.room, sound, mute));
                bench.observer.await("onUserReconnectSuccess");
            }

            bench.watch.await(
                    now ->
                            now.media().own() instanceof Publishing.Live live
                                    && (sound ? live.audioMuted() : live.videoMuted()) == muted);
            assertEquals(
                    !muted, sound ? bench.camera.isAudioEnabled() : bench.camera.isVideoEnabled());
            bench.settled();
        }
    }

    private static CompletionStage<RequestOutcome> muteSelf(
            EnxRoom room, boolean sound, boolean muted) {
        return sound ? room.muteSelfAudio(muted) : room.muteSelfVideo(muted);
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void receiving_thatIsCut_isAskedForAgain(Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            RoomSnapshot before = bench.watch.await(now -> now.media().received().size() == 2);
            int connections = bench.path.connections();
            try (var _ = bench.path.rule(new Cut(EventName.SUBSCRIBE, moment))) {
                bench.path.cut();
                bench.watch.await(
                        now ->
                                bench.path.connections() >= connections + 2
                                        && now.media()
                                                .received()
                                                .equals(before.media().received()));
            }

            bench.settled();
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void receivingFewer_thatIsCut_receivesFewer(Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.watch.await(now -> now.media().received().size() == 2);
            try (var _ = bench.path.rule(new Cut(EventName.UNSUBSCRIBE, moment))) {
                result(bench.room.setTalkerCount(1));
                bench.observer.await("onUserReconnectSuccess");
            }

            bench.watch.await(now -> now.media().received().equals(List.of(1)));
            bench.settled();
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void talkerCount_thatIsCut_isTakenOnlyWhenTheServerSaidSo(Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.watch.await(now -> now.media().received().size() == 2);
            RequestOutcome outcome;
            try (var _ = bench.path.rule(new Cut(EventName.SET_NUMBER_OF_TALKER, moment))) {
                outcome = result(bench.room.setTalkerCount(1));
                bench.observer.await("onUserReconnectSuccess");
            }

            assertTrue(isExpected(outcome, moment), outcome.toString());
            int expected = moment == Moment.AFTER ? 1 : 2;
            bench.watch.await(now -> now.media().received().size() == expected);
            bench.settled();
        }
    }

    @Test
    void talkerCount_isAskedForAgainAfterTheReconnect() throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            result(bench.room.setTalkerCount(2));
            bench.path.cut();

            bench.server.awaitCall(
                    call ->
                            call.event().equals(EventName.SET_NUMBER_OF_TALKER.wireName())
                                    && call.clientId().equals(bench.selfId())
                                    && bench.path.connections() == 2,
                    Duration.ofSeconds(RoomWatch.LIMIT_SECONDS));
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void leaving_thatIsCut_isOverAndDoesNotComeBack(Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            int connections = bench.path.connections();
            try (var _ = bench.path.rule(new Cut(EventName.DROP, moment))) {
                result(bench.room.disconnect());
            }

            assertEquals(DisconnectReason.Kind.LEFT, bench.watch.ended().reason().kind());
            assertEquals(connections, bench.path.connections(), "no new connection was made");
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void comingBack_thatIsCutToo_isTriedAgain(Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.knockSeen("Ann");
            long decided = bench.decisions();
            try (var _ = bench.path.rule(new Cut(EventName.TOKEN, moment))) {
                bench.path.cut();
                bench.observer.await("onUserReconnectSuccess");
            }

            bench.settled();
            assertEquals(List.of("Ann"), bench.truth());
            assertEquals(decided, bench.decisions());
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void roleSwitch_thatIsCut_leavesTheLobbyWithWhoTheServerSays(Moment moment) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.knockSeen("Ann");
            try (var _ = bench.path.rule(new Cut(EventName.SWITCH_USER_ROLE, moment))) {
                result(bench.room.switchUserRole(bench.insider));
                bench.observer.await("onUserReconnectSuccess");
            }

            bench.watch.connected();
            RoomRole expected = moment == Moment.BEFORE ? RoomRole.MODERATOR : RoomRole.PARTICIPANT;
            RoomSnapshot now = bench.watch.await(snapshot -> snapshot.role() == expected);
            assertEquals(
                    expected == RoomRole.MODERATOR ? List.of("Ann") : List.of(),
                    RoomWatch.names(now));
            assertEquals(List.of("Ann"), bench.truth());
        }
    }
}
