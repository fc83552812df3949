package dev.anteroom.practice;

import dev.anteroom.wire.Ack;

/** A REST request that is refused, with its status, code and sentence (protocol section 8). */
final class RestException extends Exception {
    private static final long serialVersionUID = 1L;

    /** No such application: the credentials are wrong. */
    static final int NO_APPLICATION = 10000;

    /** The room id is missing or unknown. */
    static final int NO_ROOM = 10001;

    /** The body cannot be read or holds a wrong value. Practice room. */
    static final int BAD_BODY = 10002;

    /** Nothing is there or it does not do that. Practice room. */
    static final int NOTHING_HERE = 10003;

    /** No more fits. Practice room. */
    static final int FULL = 10004;

    private final int status;
    private final int code;

    RestException(int status, int code, String sentence) {
        super(sentence);
        this.status = status;
        this.code = code;
    }

    HttpAnswer toAnswer() {
        HttpAnswer answer =
                HttpAnswer.json(status, Ack.refusal(code, String.valueOf(getMessage())));
        return status == 401 ? answer.with("WWW-Authenticate", "Basic realm=\"practice\"") : answer;
    }
}
