package dev.anteroom.practice;

import org.jspecify.annotations.Nullable;

/**
 * A stream between one client and the relay, with at most one connection at a time. Owned by its
 * {@link MediaFloor}.
 */
abstract sealed class Flow permits Publication, Subscription {
    private enum Stage {
        /** The client has not offered yet. */
        IDLE,
        OFFERED,
        ANSWERED,
        /** Media can flow. */
        READY
    }

    private final Member owner;
    private final int streamId;
    private Stage stage = Stage.IDLE;
    private @Nullable LinkId link;

    Flow(Member owner, int streamId) {
        this.owner = owner;
        this.streamId = streamId;
    }

    Member owner() {
        return owner;
    }

    int streamId() {
        return streamId;
    }

    @Nullable LinkId link() {
        return link;
    }

    /** The client offered: a new connection, which replaces an earlier one. */
    void offered(LinkId newLink) {
        link = newLink;
        stage = Stage.OFFERED;
    }

    void answered() {
        if (stage == Stage.OFFERED) {
            stage = Stage.ANSWERED;
        }
    }

    void ready() {
        stage = Stage.READY;
    }

    /** Whether the relay knows the connection and may be told of routes. */
    boolean isAnswered() {
        return stage.compareTo(Stage.ANSWERED) >= 0;
    }

    boolean isReady() {
        return stage == Stage.READY;
    }

    /** How messages about this stream name it (protocol sections 5.1 and 5.2). */
    abstract String idField();

    /** What a failure of this stream is called (5.5). */
    abstract String kind();
}
