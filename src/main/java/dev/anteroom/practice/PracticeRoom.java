package dev.anteroom.practice;

import static java.util.Map.entry;

import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import java.time.Instant;
import java.util.Map;

/**
 * One room: its state and its rules. Pure: no socket, no thread, no clock. Commands go in, an
 * {@link Outcome} comes out. Not thread-safe; the {@link Switchboard}'s one thread owns it.
 */
final class PracticeRoom {
    private static final Map<EventName, RequestRule> RULES =
            Map.ofEntries(
                    moderators(EventName.USER_ALLOWED, LobbyRules::allow),
                    moderators(EventName.USER_DENIED, LobbyRules::deny),
                    moderators(EventName.GET_AWAITED_USER, LobbyRules::listAwaited),
                    moderators(EventName.ENABLE_KNOCK, LobbyRules::switchKnock),
                    moderators(EventName.LOCK_ROOM, ControlRules::lock),
                    moderators(EventName.ROOM_MUTED, ControlRules.muteRoom(true)),
                    moderators(EventName.ROOM_UNMUTED, ControlRules.muteRoom(false)),
                    moderators(
                            EventName.HARD_MUTE_USER_AUDIO,
                            ControlRules.muteUser(
                                    EventName.HARD_MUTE_USER_AUDIO, Member::holdAudio, true)),
                    moderators(
                            EventName.HARD_UNMUTE_USER_AUDIO,
                            ControlRules.muteUser(
                                    EventName.HARD_UNMUTE_USER_AUDIO, Member::holdAudio, false)),
                    moderators(
                            EventName.HARD_MUTE_USER_VIDEO,
                            ControlRules.muteUser(
                                    EventName.HARD_MUTE_USER_VIDEO, Member::holdVideo, true)),
                    moderators(
                            EventName.HARD_UNMUTE_USER_VIDEO,
                            ControlRules.muteUser(
                                    EventName.HARD_UNMUTE_USER_VIDEO, Member::holdVideo, false)),
                    moderators(EventName.SWITCH_USER_ROLE, ControlRules::switchRole),
                    entry(EventName.DROP, LeaveRules::drop),
                    entry(
                            EventName.USER_AUDIO_MUTED,
                            ControlRules.ownAudio(EventName.USER_AUDIO_MUTED, true)),
                    entry(
                            EventName.USER_AUDIO_UNMUTED,
                            ControlRules.ownAudio(EventName.USER_AUDIO_UNMUTED, false)),
                    entry(
                            EventName.USER_VIDEO_MUTED,
                            ControlRules.ownVideo(EventName.USER_VIDEO_MUTED, true)),
                    entry(
                            EventName.USER_VIDEO_UNMUTED,
                            ControlRules.ownVideo(EventName.USER_VIDEO_UNMUTED, false)),
                    entry(EventName.SEND_DATA_STREAM_TO_ROOM, TalkRules::sendData),
                    entry(EventName.GET_MAX_NUMBER_OF_TALKER, TalkRules::maxTalkers),
                    entry(EventName.GET_NUMBER_OF_TALKER, TalkRules::numberOfTalkers),
                    entry(EventName.SET_NUMBER_OF_TALKER, TalkRules::changeNumberOfTalkers),
                    entry(EventName.PUBLISH, MediaRules.withMedia(MediaRules::publish)),
                    entry(EventName.SUBSCRIBE, MediaRules.withMedia(MediaRules::subscribe)),
                    entry(EventName.SIGNALING_MESSAGE, MediaRules.withMedia(MediaRules::signal)),
                    entry(EventName.UNPUBLISH, MediaRules.ifMedia(MediaRules::unpublish)),
                    entry(EventName.UNSUBSCRIBE, MediaRules.ifMedia(MediaRules::unsubscribe)));

    private final RoomState state;

    PracticeRoom(RoomState state) {
        this.state = state;
    }

    private static Map.Entry<EventName, RequestRule> moderators(EventName event, RequestRule rule) {
        return entry(event, RequestRule.forModerators(rule));
    }

    RoomState state() {
        return state;
    }

    /**
     * Applies what happened.
     *
     * @param now the server's clock
     */
    Outcome apply(RoomCommand command, Instant now) {
        Outcome outcome = carryOut(command, now);
        return FloorRules.concerns(command) ? outcome.and(FloorRules.settle(state)) : outcome;
    }

    private Outcome carryOut(RoomCommand command, Instant now) {
        return switch (command) {
            case RoomCommand.Join join -> JoinRules.join(state, join, now);
            case RoomCommand.Request request -> request(request, now);
            case RoomCommand.Leave leave -> lose(leave, now);
            case RoomCommand.End _ -> LeaveRules.endSession(state);
            case RoomCommand.LinkAnswered news -> LinkRules.answered(state, news);
            case RoomCommand.LinkReady news -> LinkRules.ready(state, news);
            case RoomCommand.LinkFailed news -> LinkRules.failed(state, news);
            case RoomCommand.LinkLevel news -> LinkRules.level(state, news, now);
            case RoomCommand.RelayLost _ -> LinkRules.relayLost(state);
        };
    }

    private Outcome lose(RoomCommand.Leave leave, Instant now) {
        Member inside = state.insideWith(leave.clientId());
        Member member = inside != null ? inside : state.waitingWith(leave.clientId());
        return member == null ? Outcome.done() : LeaveRules.lose(state, member, leave.ghost(), now);
    }

    private Outcome request(RoomCommand.Request request, Instant now) {
        Member inside = state.insideWith(request.clientId());
        if (inside == null) {
            Member waiting = state.waitingWith(request.clientId());
            return waiting == null ? outside(request) : waiting(request, waiting);
        }
        RequestRule rule = RULES.get(request.event());
        return rule == null ? notEnabled() : rule.apply(state, inside, request.payload(), now);
    }

    /** Who left or was dismissed may still say goodbye (protocol section 3.5). */
    private static Outcome outside(RoomCommand.Request request) {
        return request.event() == EventName.DROP && request.payload().path("self").asBoolean(false)
                ? Outcome.done().end(request.clientId())
                : Outcome.refused(ResultCode.NOT_CONNECTED, "Not in the room any more.");
    }

    /** Whoever waits may leave and ask for constants, nothing else. */
    private Outcome waiting(RoomCommand.Request request, Member member) {
        return switch (request.event()) {
            case DROP ->
                    request.payload().path("self").asBoolean(false)
                            ? LeaveRules.leave(state, member)
                            : RequestRule.notAuthorised();
            case USER_ALLOWED,
                    USER_DENIED,
                    GET_AWAITED_USER,
                    ENABLE_KNOCK,
                    LOCK_ROOM,
                    ROOM_MUTED,
                    ROOM_UNMUTED,
                    HARD_MUTE_USER_AUDIO,
                    HARD_UNMUTE_USER_AUDIO,
                    HARD_MUTE_USER_VIDEO,
                    HARD_UNMUTE_USER_VIDEO,
                    SWITCH_USER_ROLE ->
                    RequestRule.notAuthorised();
            case GET_MAX_NUMBER_OF_TALKER -> Outcome.answer(TalkRules.maxTalkers(state));
            default -> Outcome.refused(ResultCode.WAITING, "Still waiting to be let in.");
        };
    }

    /** The answer to an event this server does not carry out. */
    static Outcome notEnabled() {
        return Outcome.refused(ResultCode.NOT_ENABLED, "This room does not do that.");
    }
}
