package dev.anteroom.console;

import dev.anteroom.console.join.JoinFault;

/** Says how the program ends when the room asked for on the command line was never entered. */
final class JoinFailures {
    private JoinFailures() {}

    static ExitCode exitCodeOf(JoinFault fault) {
        return switch (fault) {
            case TOKEN_MISSING,
                    TOKEN_TOO_LONG,
                    TOKEN_UNREADABLE,
                    TOKEN_IN_URL_ALPHABET,
                    TOKEN_WITHOUT_SERVER,
                    LINK_UNKNOWN,
                    LINK_MALFORMED,
                    LINK_NOT_SECURE,
                    FILE_UNREADABLE,
                    FILE_MALFORMED,
                    ROOM_TOKEN_REJECTED,
                    ROOM_TOKEN_EXPIRED ->
                    ExitCode.WRONG_TOKEN;
            case ROOM_UNREACHABLE,
                    ROOM_CONNECTION_LOST,
                    SERVER_UNKNOWN_HOST,
                    SERVER_UNREACHABLE,
                    SERVER_TIMED_OUT,
                    SERVER_NOT_TRUSTED,
                    CERTIFICATE_EXPIRED,
                    CERTIFICATE_NOT_YET_VALID,
                    CERTIFICATE_OF_OTHER_HOST,
                    CERTIFICATE_SELF_SIGNED,
                    CERTIFICATE_FROM_UNKNOWN,
                    PROXY_WANTS_PASSWORD,
                    SERVER_BROKE_OFF,
                    SERVER_REDIRECTS,
                    SERVER_FINDS_NOTHING,
                    SERVER_IN_TROUBLE,
                    SERVER_NOT_UNDERSTOOD ->
                    ExitCode.UNREACHABLE;
            case PRACTICE_NOT_STARTED -> ExitCode.PORT_TAKEN;
            case ROOM_REFUSED,
                    ROOM_MODERATORS_FULL,
                    ROOM_FULL,
                    ROOM_LOCKED,
                    ROOM_GONE,
                    ROOM_DENIED,
                    ROOM_REMOVED,
                    ROOM_ENDED,
                    SERVER_WANTS_CREDENTIALS,
                    SERVER_REFUSED ->
                    ExitCode.JOIN_REFUSED;
            case NAME_MISSING,
                    NAME_TOO_LONG,
                    ADDRESS_MISSING,
                    ADDRESS_MALFORMED,
                    ADDRESS_WITH_PASSWORD,
                    ADDRESS_NOT_SECURE,
                    ROOM_MISSING,
                    USER_MALFORMED,
                    CLOSING,
                    UNEXPECTED ->
                    ExitCode.FAILED;
        };
    }
}
