package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What clients ask for to send and to receive (protocol sections 5.1 to 5.5). */
final class MediaRules {
    private static final String MEDIA_ENGINE = "media_engine";

    private MediaRules() {}

    /** The same rule in a room that carries media; the refusal of it elsewhere. */
    static RequestRule withMedia(RequestRule rule) {
        return (room, caller, payload, now) ->
                room.carriesMedia() ? rule.apply(room, caller, payload, now) : refuseMedia(caller);
    }

    /** The same rule in a room that carries media; elsewhere there is nothing to take back. */
    static RequestRule ifMedia(RequestRule rule) {
        return (room, caller, payload, now) ->
                room.carriesMedia() ? rule.apply(room, caller, payload, now) : Outcome.done();
    }

    /** An offer this room cannot answer. Some clients rejoin when no talker list follows (4.7). */
    private static Outcome refuseMedia(Member caller) {
        return Outcome.refused(
                        ResultCode.MEDIA_UNAVAILABLE,
                        "This practice room carries no sound or video.")
                .emit(
                        caller.clientId(),
                        EventName.ACTIVE_TALKERS_UPDATED,
                        MediaPayloads.talkersUpdated(WireCodec.array()));
    }

    static Outcome publish(RoomState room, Member caller, JsonNode payload, Instant now) {
        room.floor().oweTalkers(caller);
        if (!payload.isObject()) {
            return RequestRule.invalid("Publishing needs an object of options.");
        }
        boolean foreign = !payload.path("state").asText(MEDIA_ENGINE).equals(MEDIA_ENGINE);
        if (foreign || payload.path("canvas").asBoolean(false)) {
            return Outcome.refused(
                    ResultCode.NOT_ENABLED,
                    "This room takes cameras, microphones and screens only.");
        }
        Publication.Content content =
                new Publication.Content(
                        wants(payload.path("audio")),
                        wants(payload.path("video")),
                        payload.path("screen").asBoolean(false));
        if (!content.audio() && !content.video()) {
            return Outcome.refused(
                    ResultCode.NEITHER_AUDIO_NOR_VIDEO,
                    "A stream needs sound, a picture, or both.");
        }
        Outcome outcome = start(room, caller, content, now);
        return outcome.isRefusal() ? outcome : outcome.and(muteOnJoin(room, caller, payload, now));
    }

    private static boolean wants(JsonNode kind) {
        return kind.isObject() || kind.asBoolean(false);
    }

    private static Outcome start(
            RoomState room, Member caller, Publication.Content content, Instant now) {
        MediaFloor floor = room.floor();
        @Nullable Publication inTheWay = content.screen() ? floor.share() : floor.cameraOf(caller);
        if (inTheWay != null && !inTheWay.isStale(now)) {
            return content.screen()
                    ? Outcome.refused(ResultCode.SHARE_RUNNING, "Somebody shows a screen already.")
                    : Outcome.refused(ResultCode.STREAM_LIMIT, "You send a camera stream already.");
        }
        Publication publication = new Publication(caller, floor.nextStreamId(), content, now);
        Outcome outcome = Outcome.answer(Ack.success().put("id", publication.streamId()));
        if (inTheWay != null) {
            outcome.and(LinkRules.fail(room, inTheWay, "The stream did not come about in time."));
        }
        floor.add(publication);
        return outcome.emit(
                        caller.clientId(),
                        EventName.MEDIA_ENGINE_CONNECTING,
                        MediaPayloads.engine(publication, "initializing"))
                .emit(
                        caller.clientId(),
                        EventName.MEDIA_ENGINE_CONNECTING,
                        MediaPayloads.engine(publication, "started"));
    }

    /** Whoever comes with the microphone or camera off is muted from the start. */
    private static Outcome muteOnJoin(
            RoomState room, Member caller, JsonNode options, Instant now) {
        Outcome outcome = Outcome.done();
        JsonNode mutes = options.path("muteStream");
        if (mutes.path("audio").asBoolean(false) && !caller.isAudioMuted()) {
            outcome.and(
                    ControlRules.ownAudio(EventName.USER_AUDIO_MUTED, true)
                            .apply(room, caller, options, now));
        }
        if (mutes.path("video").asBoolean(false) && !caller.isVideoMuted()) {
            outcome.and(
                    ControlRules.ownVideo(EventName.USER_VIDEO_MUTED, true)
                            .apply(room, caller, options, now));
        }
        return outcome;
    }

    static Outcome subscribe(RoomState room, Member caller, JsonNode payload, Instant now) {
        MediaFloor floor = room.floor();
        floor.oweTalkers(caller);
        Optional<Integer> id = streamId(payload.path("streamId"));
        if (id.isEmpty()) {
            return RequestRule.invalid("Subscribing needs {streamId}.");
        }
        if (!MediaPayloads.isAnnounced(room, caller, id.get())) {
            return noSuchStream();
        }
        Subscription subscription = new Subscription(caller, id.get());
        floor.add(subscription);
        return Outcome.done()
                .emit(
                        caller.clientId(),
                        EventName.MEDIA_ENGINE_CONNECTING,
                        MediaPayloads.engine(subscription, "started"));
    }

    /** Numbers and numbers as text mean the same (4.7). */
    private static Optional<Integer> streamId(JsonNode id) {
        if (id.isTextual() && id.asText().matches("\\d{1,9}")) {
            return Optional.of(Integer.valueOf(id.asText()));
        }
        return id.isInt() ? Optional.of(id.asInt()) : Optional.empty();
    }

    private static Outcome noSuchStream() {
        return Outcome.refused(ResultCode.STREAM_NOT_FOUND, "You have no stream of this number.");
    }

    static Outcome unpublish(RoomState room, Member caller, JsonNode payload, Instant now) {
        return takeBack(room, caller, payload, Publication.class);
    }

    static Outcome unsubscribe(RoomState room, Member caller, JsonNode payload, Instant now) {
        return takeBack(room, caller, payload, Subscription.class);
    }

    private static Outcome takeBack(
            RoomState room, Member caller, JsonNode payload, Class<? extends Flow> kind) {
        Optional<Integer> id = streamId(payload.isObject() ? payload.path("streamId") : payload);
        if (id.isEmpty()) {
            return RequestRule.invalid("This needs the number of a stream.");
        }
        Flow flow = room.floor().flowOf(caller, id.get());
        if (!kind.isInstance(flow)) {
            return noSuchStream();
        }
        room.floor().drop(kind.cast(flow));
        return Outcome.done();
    }

    static Outcome signal(RoomState room, Member caller, JsonNode payload, Instant now) {
        Optional<Integer> id = streamId(payload.path("streamId"));
        JsonNode message = payload.path("msg");
        if (id.isEmpty() || !message.isObject()) {
            return RequestRule.invalid("A signal needs {streamId, msg}.");
        }
        Flow flow = room.floor().flowOf(caller, id.get());
        if (flow == null) {
            return noSuchStream();
        }
        return switch (message.path("type").asText("")) {
            case "offer" -> offer(room, flow, message.path("sdp"));
            case "candidate" -> candidate(flow, message.path("candidate").path("candidate"));
            case "updatestream" -> update(flow, message);
            case "control" -> Outcome.done();
            default -> RequestRule.invalid("There is no signal of this type.");
        };
    }

    private static Outcome offer(RoomState room, Flow flow, JsonNode sdp) {
        Optional<String> problem = SdpText.problemOfOffer(sdp);
        if (problem.isPresent()) {
            return Outcome.refused(ResultCode.OFFER_UNREADABLE, problem.get());
        }
        LinkId link = room.floor().connect(flow);
        return Outcome.done()
                .effect(
                        flow instanceof Publication
                                ? new RoomEffect.RelayReceive(link, sdp.asText())
                                : new RoomEffect.RelaySend(link, sdp.asText()));
    }

    private static Outcome candidate(Flow flow, JsonNode text) {
        LinkId link = flow.link();
        if (link == null) {
            return RequestRule.invalid("Candidates come after the offer.");
        }
        if (text.asText("").equals("end")) {
            return Outcome.done();
        }
        return SdpText.candidate(text)
                .map(candidate -> new RoomEffect.RelayCandidate(link, candidate))
                .map(effect -> Outcome.done().effect(effect))
                .orElseGet(
                        () ->
                                Outcome.refused(
                                        ResultCode.OFFER_UNREADABLE, "This is no candidate."));
    }

    private static Outcome update(Flow flow, JsonNode message) {
        if (message.has("sdp")) {
            return Outcome.refused(
                    ResultCode.NOT_ENABLED, "A stream is changed by a new offer here.");
        }
        JsonNode mutes = message.path("config").path("muteStream");
        switch (flow) {
            case Publication publication ->
                    publication.turnOff(
                            mutes.path("audio").asBoolean(publication.isAudioOff()),
                            mutes.path("video").asBoolean(publication.isVideoOff()));
            case Subscription subscription ->
                    subscription.turnOff(
                            mutes.path("audio").asBoolean(subscription.isAudioOff()),
                            mutes.path("video").asBoolean(subscription.isVideoOff()));
        }
        return Outcome.done();
    }
}
