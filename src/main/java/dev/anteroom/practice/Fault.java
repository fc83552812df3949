package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.EventName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose. Faults can only be injected from code, see {@link
 * PracticeServer#inject}; nothing on the network reaches them.
 */
public sealed interface Fault {
    /** Which messages the fault is for. */
    Target target();

    /**
     * Which messages a fault is for.
     *
     * @param event the event a client emits, or, for {@link Garbage}, {@link DuplicateKnock} and
     *     {@link DropAnswer}, the event the server emits
     * @param clientId only of or to this client; null for all
     */
    record Target(EventName event, @Nullable String clientId) {
        /** This event of every client. */
        public static Target of(EventName event) {
            return new Target(event, null);
        }

        /** This event of one client. */
        public static Target of(EventName event, String clientId) {
            return new Target(event, clientId);
        }

        boolean matches(EventName sent, String client) {
            return event == sent && (clientId == null || clientId.equals(client));
        }
    }

    /** The request is carried out, its acknowledgement is lost. */
    record DropAck(Target target) implements Fault {}

    /**
     * The request is carried out and acknowledged with {@code null} and an error (protocol section
     * 3.4, last row).
     */
    record NullAck(Target target) implements Fault {}

    /** The request is not carried out but refused. */
    record Refuse(Target target, int code, String message) implements Fault {}

    /** The request waits this long before it is carried out and acknowledged. */
    record Delay(Target target, Duration by) implements Fault {}

    /** The request is carried out, its acknowledgement is rubbish. */
    record GarbageAck(Target target, List<JsonNode> arguments) implements Fault {
        /** Copies the list. */
        public GarbageAck {
            arguments = List.copyOf(arguments);
        }
    }

    /** The server's event carries rubbish instead of its payload. */
    record Garbage(Target target, JsonNode payload) implements Fault {}

    /** Each knock is told twice. */
    record DuplicateKnock(Target target) implements Fault {
        /** For every moderator. */
        public DuplicateKnock() {
            this(Target.of(EventName.USER_AWAITED));
        }
    }

    /**
     * People who stop waiting by leaving stay on the awaited list; a decision on them is refused
     * and ends it. The target's client is the one who leaves.
     */
    record Ghost(Target target) implements Fault {
        /** For everybody who waits. */
        public Ghost() {
            this(Target.of(EventName.DROP));
        }
    }

    /** The answer to a media offer is lost; the connection of that stream never comes about. */
    record DropAnswer(Target target) implements Fault {
        /** For every client. */
        public DropAnswer() {
            this(Target.of(EventName.MEDIA_ENGINE_CONNECTING));
        }
    }

    /** The connection is cut, without a word, when the client emits the event. */
    record Cut(Target target, Moment moment) implements Fault {}

    /** When a connection is cut. */
    enum Moment {
        /** Before the request is carried out: it never happened. */
        BEFORE,
        /** After the request was carried out, before its acknowledgement. */
        AFTER
    }

    /** An injected fault; closing takes it out again, twice is fine. */
    interface Injection extends AutoCloseable {
        @Override
        void close();
    }
}
