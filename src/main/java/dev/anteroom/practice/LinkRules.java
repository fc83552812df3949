package dev.anteroom.practice;

import dev.anteroom.wire.EventName;
import java.time.Instant;

/** What the relay says about connections. News of one that is over is nobody's (5.1, 5.5). */
final class LinkRules {
    private LinkRules() {}

    static Outcome answered(RoomState room, RoomCommand.LinkAnswered news) {
        Flow flow = room.floor().flowWith(news.link());
        if (flow == null) {
            return Outcome.done();
        }
        flow.answered();
        String answer =
                flow instanceof Publication
                        ? SdpText.limitVideo(news.answer(), MediaPayloads.MAX_VIDEO_BANDWIDTH)
                        : news.answer();
        return Outcome.done()
                .emit(
                        flow.owner().clientId(),
                        EventName.MEDIA_ENGINE_CONNECTING,
                        MediaPayloads.answer(flow, answer));
    }

    static Outcome ready(RoomState room, RoomCommand.LinkReady news) {
        Flow flow = room.floor().flowWith(news.link());
        if (flow == null) {
            return Outcome.done();
        }
        flow.ready();
        if (flow instanceof Publication publication) {
            room.floor().admitTalker(publication);
        }
        return Outcome.done()
                .emit(
                        flow.owner().clientId(),
                        EventName.MEDIA_ENGINE_CONNECTING,
                        MediaPayloads.engine(flow, "ready"));
    }

    static Outcome failed(RoomState room, RoomCommand.LinkFailed news) {
        Flow flow = room.floor().flowWith(news.link());
        return flow == null ? Outcome.done() : fail(room, flow, news.sentence());
    }

    /** The relay lost every connection; whoever wants may publish and subscribe again. */
    static Outcome relayLost(RoomState room) {
        Outcome outcome = Outcome.done();
        room.floor()
                .linked()
                .forEach(flow -> outcome.and(fail(room, flow, "The relay restarted.")));
        return outcome;
    }

    /** Takes a stream out and says so; its client has to ask anew. */
    static Outcome fail(RoomState room, Flow flow, String sentence) {
        room.floor().drop(flow);
        return Outcome.done()
                .emit(
                        flow.owner().clientId(),
                        EventName.CONNECTION_FAILED,
                        MediaPayloads.failure(flow, sentence));
    }

    /**
     * How loud somebody is. What is not passed on is not heard either. Levels come many times a
     * second, so only one that begins a turn settles anything.
     */
    static Outcome level(RoomState room, RoomCommand.LinkLevel news, Instant now) {
        if (room.floor().flowWith(news.link()) instanceof Publication publication
                && publication.passing(room).audio()
                && publication.heard(news.level(), now)) {
            room.floor().promote(publication);
            return FloorRules.settle(room);
        }
        return Outcome.done();
    }
}
