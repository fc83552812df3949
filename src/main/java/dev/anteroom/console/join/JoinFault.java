package dev.anteroom.console.join;

import dev.anteroom.network.TrustFault;

/** Everything that can go wrong on the way into a room; each has its sentence in the bundle. */
public enum JoinFault {
    /** No name where one is needed. */
    NAME_MISSING(JoinField.NAME),
    /** A name longer than any list shows. */
    NAME_TOO_LONG(JoinField.NAME),
    /** Nothing pasted. */
    TOKEN_MISSING(JoinField.TOKEN),
    /** Longer than any token. */
    TOKEN_TOO_LONG(JoinField.TOKEN),
    /** A token that is none. */
    TOKEN_UNREADABLE(JoinField.TOKEN),
    /** A token in an alphabet that the room's clients read wrongly. */
    TOKEN_IN_URL_ALPHABET(JoinField.TOKEN),
    /** A token that names no server. */
    TOKEN_WITHOUT_SERVER(JoinField.TOKEN),
    /** A link of another kind than a join link. */
    LINK_UNKNOWN(JoinField.TOKEN),
    /** A join link with something missing, twice, or not understood. */
    LINK_MALFORMED(JoinField.TOKEN),
    /** A join link to a server that would be spoken to in the clear. */
    LINK_NOT_SECURE(JoinField.TOKEN),
    /** An opened file that cannot be read. */
    FILE_UNREADABLE(JoinField.NONE),
    /** An opened file without exactly one join link. */
    FILE_MALFORMED(JoinField.NONE),
    /** No address. */
    ADDRESS_MISSING(JoinField.ADDRESS),
    /** Something that is no web address. */
    ADDRESS_MALFORMED(JoinField.ADDRESS),
    /** A user or password inside the address. */
    ADDRESS_WITH_PASSWORD(JoinField.ADDRESS),
    /** Plain http to another machine. */
    ADDRESS_NOT_SECURE(JoinField.ADDRESS),
    /** No room. */
    ROOM_MISSING(JoinField.ROOM),
    /** A user that cannot be sent. */
    USER_MALFORMED(JoinField.CREDENTIALS),
    /** No machine of that name. */
    SERVER_UNKNOWN_HOST(JoinField.ADDRESS),
    /** Nobody answers there. */
    SERVER_UNREACHABLE(JoinField.ADDRESS),
    /** No answer in time. */
    SERVER_TIMED_OUT(JoinField.ADDRESS),
    /** The encrypted connection cannot be trusted or made. */
    SERVER_NOT_TRUSTED(JoinField.ADDRESS),
    /** The server's certificate has expired. */
    CERTIFICATE_EXPIRED(JoinField.NONE),
    /** The server's certificate is not valid yet by this machine's clock. */
    CERTIFICATE_NOT_YET_VALID(JoinField.NONE),
    /** The server's certificate is another host's. */
    CERTIFICATE_OF_OTHER_HOST(JoinField.NONE),
    /** The server vouches for itself. */
    CERTIFICATE_SELF_SIGNED(JoinField.NONE),
    /** Nobody whom this machine trusts vouches for the server. */
    CERTIFICATE_FROM_UNKNOWN(JoinField.NONE),
    /** A proxy on the way wants a name and a password. */
    PROXY_WANTS_PASSWORD(JoinField.NONE),
    /** The connection broke off. */
    SERVER_BROKE_OFF(JoinField.ADDRESS),
    /** It wants to send us to another address, with what we told it. */
    SERVER_REDIRECTS(JoinField.ADDRESS),
    /** User or password are wrong or missing. */
    SERVER_WANTS_CREDENTIALS(JoinField.CREDENTIALS),
    /** There is no such service, or no such room. */
    SERVER_FINDS_NOTHING(JoinField.ADDRESS),
    /** It answers with a status of trouble; the detail is the number. */
    SERVER_IN_TROUBLE(JoinField.ADDRESS),
    /** It answers something that is not an application server's answer. */
    SERVER_NOT_UNDERSTOOD(JoinField.ADDRESS),
    /** It said no; the detail is its own words. */
    SERVER_REFUSED(JoinField.ROOM),
    /** The practice room could not be started; the detail is its port. */
    PRACTICE_NOT_STARTED(JoinField.NONE),
    /** The program is ending. */
    CLOSING(JoinField.NONE),
    /** The room's server could not be reached; the detail is the whole sentence. */
    ROOM_UNREACHABLE(JoinField.NONE),
    /** The connection was lost before we were in. */
    ROOM_CONNECTION_LOST(JoinField.NONE),
    /** The room refused us; the detail says why. */
    ROOM_REFUSED(JoinField.NONE),
    /** The room has all the moderators it takes. */
    ROOM_MODERATORS_FULL(JoinField.NONE),
    /** The room has all the people it takes. */
    ROOM_FULL(JoinField.NONE),
    /** The room is locked. */
    ROOM_LOCKED(JoinField.NONE),
    /** The room's server does not accept the token. */
    ROOM_TOKEN_REJECTED(JoinField.NONE),
    /** The token is too old. */
    ROOM_TOKEN_EXPIRED(JoinField.NONE),
    /** There is no such room any more. */
    ROOM_GONE(JoinField.NONE),
    /** A moderator turned our knock down. */
    ROOM_DENIED(JoinField.NONE),
    /** A moderator removed us before we were in. */
    ROOM_REMOVED(JoinField.NONE),
    /** The session ended while we waited. */
    ROOM_ENDED(JoinField.NONE),
    /** Something nobody thought of; the log has it. */
    UNEXPECTED(JoinField.NONE);

    private final JoinField field;

    JoinFault(JoinField field) {
        this.field = field;
    }

    /** The fault of a server whose certificate is not trusted. */
    static JoinFault of(TrustFault fault) {
        return switch (fault) {
            case EXPIRED -> CERTIFICATE_EXPIRED;
            case NOT_YET_VALID -> CERTIFICATE_NOT_YET_VALID;
            case WRONG_HOST -> CERTIFICATE_OF_OTHER_HOST;
            case SELF_SIGNED -> CERTIFICATE_SELF_SIGNED;
            case UNKNOWN_ISSUER -> CERTIFICATE_FROM_UNKNOWN;
            case OTHER -> SERVER_NOT_TRUSTED;
        };
    }

    JoinField field() {
        return field;
    }

    /** The key of the sentence in the bundle. */
    String key() {
        return "fault." + name();
    }
}
