package dev.anteroom.console.instance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** All that a second start can ask of the first. */
public sealed interface InstanceRequest {
    /** The longest request, in bytes: a token of the greatest length, with every sign escaped. */
    int LARGEST = 256 * 1024;

    /** Bring the window to the front. */
    record Show() implements InstanceRequest {}

    /**
     * Bring the window to the front and open something; what it may be is for the first to judge.
     *
     * @param linkOrFile a join link, or the absolute path of a file with one; one line
     */
    record Open(String linkOrFile) implements InstanceRequest {
        /** Hides the link, which may hold a token. */
        @Override
        public String toString() {
            return "Open[hidden]";
        }
    }

    /** As it goes over the socket. */
    default byte[] encode() {
        String line =
                switch (this) {
                    case Show() -> "anteroom 1 show\n";
                    case Open(String linkOrFile) -> "anteroom 1 open " + linkOrFile + "\n";
                };
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a whole message; empty when it is not exactly one request. */
    static Optional<InstanceRequest> decode(byte[] message) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
        if (!text.endsWith("\n") || message.length > LARGEST) {
            return Optional.empty();
        }
        String line = text.substring(0, text.length() - 1);
        if (line.equals("anteroom 1 show")) {
            return Optional.of(new Show());
        }
        String open = "anteroom 1 open ";
        boolean oneLine = line.codePoints().noneMatch(Character::isISOControl);
        return line.startsWith(open) && line.length() > open.length() && oneLine
                ? Optional.of(new Open(line.substring(open.length())))
                : Optional.empty();
    }
}
