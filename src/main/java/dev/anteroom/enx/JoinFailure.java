package dev.anteroom.enx;

import dev.anteroom.enx.DisconnectReason.Kind;
import dev.anteroom.enx.signaling.SignalingChannel.Failure;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.ResultCode;

/**
 * Why a join did not come about, with one sentence for a person.
 *
 * @param kind what a program can act on
 * @param error code and sentence
 * @param mayTryAgain whether the same attempt could succeed a little later
 */
record JoinFailure(Kind kind, EnxError error, boolean mayTryAgain) {
    static final JoinFailure NO_ANSWER =
            unreachable(
                    "The server took the connection but did not answer the join request. Try again.");

    static final JoinFailure NO_ROOM =
            unreachable("The server accepted the token but did not send the room. Try again.");

    static final JoinFailure UNREADABLE_ROOM =
            new JoinFailure(
                    Kind.JOIN_REFUSED,
                    new EnxError(
                            ResultCode.CONNECT_FAILED,
                            "The server described the room in a way that Anteroom cannot read. Ask"
                                    + " whoever runs the server which version it is."),
                    false);

    /** The server's answer to the token (protocol sections 2.3 and 7). */
    static JoinFailure refused(Ack ack) {
        String sentence =
                switch (ack.result()) {
                    case ResultCode.MODERATORS_FULL ->
                            "The room has all the moderators it may have. Ask one of them to leave.";
                    case ResultCode.PARTICIPANTS_FULL ->
                            "The room is full. Try again when somebody has left.";
                    case ResultCode.NOTHING_TO_RECONNECT ->
                            "Nobody was left in the room to come back to. Join again.";
                    case ResultCode.NOT_AUTHORISED ->
                            "The server does not allow this token to join. Ask for a new one.";
                    case ResultCode.ROOM_LOCKED ->
                            "The room is locked. Ask a moderator to unlock it.";
                    case ResultCode.TOKEN_FORGED ->
                            "The server did not issue this token. Ask for a new one.";
                    case ResultCode.TOKEN_EXPIRED -> "This token has expired. Ask for a new one.";
                    case ResultCode.TOKEN_WRONG_ROOM ->
                            "This token is for a room that does not exist here. Ask for a new one.";
                    case ResultCode.TOKEN_WRONG_ROLE ->
                            "This token is for another role. Ask for a token for your role.";
                    case ResultCode.TOKEN_MALFORMED ->
                            "The server cannot read this token. Copy the whole token again.";
                    case ResultCode.TOO_MANY ->
                            "The server has too many requests from here. Wait a minute, then try"
                                    + " again.";
                    case Ack.UNREADABLE ->
                            "The server answered in a way that Anteroom cannot read. Ask whoever runs"
                                    + " it which version it is.";
                    default -> otherRefusal(ack);
                };
        // Whom one was with may be on the way back too.
        boolean mayTryAgain = ack.result() == ResultCode.NOTHING_TO_RECONNECT;
        return new JoinFailure(
                Kind.JOIN_REFUSED, new EnxError(ack.result(), sentence), mayTryAgain);
    }

    private static String otherRefusal(Ack ack) {
        String words = DisplayName.of(ack.message()).text();
        return words.isEmpty()
                ? "The server refused the token with code " + ack.result() + ". Ask for a new one."
                : "The server refused the token: "
                        + words
                        + " (code "
                        + ack.result()
                        + "). Ask for a new one.";
    }

    /** The connection could not be made, or broke while joining. */
    static JoinFailure connection(Failure failure) {
        return switch (failure) {
            case UNREACHABLE ->
                    unreachable(
                            "The room server cannot be reached. Check the network and the token's"
                                    + " server, then try again.");
            case TIMED_OUT ->
                    unreachable(
                            "The room server did not answer in time. Check the network, then try"
                                    + " again.");
            case REFUSED ->
                    unreachable(
                            "Something answered at the token's server, but it is no room server."
                                    + " Ask for a new token.");
            case LOST, CLOSED_BY_US ->
                    unreachable("The connection broke while joining. Try again.");
            case PROXY_WANTS_PASSWORD ->
                    unreachable(
                            ResultCode.PROXY_WANTS_PASSWORD,
                            "The proxy of this network wants a name and a password. Ask whoever"
                                    + " runs the network for a way without one.");
            case CERTIFICATE_EXPIRED,
                    CERTIFICATE_NOT_YET_VALID,
                    CERTIFICATE_OF_OTHER_HOST,
                    CERTIFICATE_SELF_SIGNED,
                    CERTIFICATE_FROM_UNKNOWN,
                    TLS ->
                    untrusted(failure);
        };
    }

    private static JoinFailure untrusted(Failure failure) {
        return switch (failure) {
            case CERTIFICATE_EXPIRED ->
                    unreachable(
                            ResultCode.CERTIFICATE_EXPIRED,
                            "The room server's certificate has expired, so nothing was sent. Ask"
                                    + " whoever runs the server to renew it.");
            case CERTIFICATE_NOT_YET_VALID ->
                    unreachable(
                            ResultCode.CERTIFICATE_NOT_YET_VALID,
                            "The room server's certificate is not valid yet, so nothing was sent."
                                    + " Check the clock of this machine.");
            case CERTIFICATE_OF_OTHER_HOST ->
                    unreachable(
                            ResultCode.CERTIFICATE_OF_OTHER_HOST,
                            "The room server shows the certificate of another host, so nothing was"
                                    + " sent. Ask for a new token.");
            case CERTIFICATE_SELF_SIGNED ->
                    unreachable(
                            ResultCode.CERTIFICATE_SELF_SIGNED,
                            "The room server's certificate is vouched for by nobody but itself, so"
                                    + " nothing was sent. Ask whoever runs the server.");
            case CERTIFICATE_FROM_UNKNOWN ->
                    unreachable(
                            ResultCode.CERTIFICATE_FROM_UNKNOWN,
                            "The room server's certificate comes from an authority that is not"
                                    + " trusted here, so nothing was sent. Ask whoever runs the"
                                    + " server.");
            default ->
                    unreachable(
                            ResultCode.TLS_FAILED,
                            "The room server's certificate is not trusted, so nothing was sent. Ask"
                                    + " whoever runs the server.");
        };
    }

    private static JoinFailure unreachable(String sentence) {
        return unreachable(ResultCode.CONNECT_FAILED, sentence);
    }

    private static JoinFailure unreachable(int code, String sentence) {
        return new JoinFailure(Kind.UNREACHABLE, new EnxError(code, sentence), true);
    }

    DisconnectReason reason() {
        return new DisconnectReason(kind, error.code(), error.sentence());
    }
}
