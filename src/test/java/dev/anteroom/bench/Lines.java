package dev.anteroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Two processes that talk in lines of JSON; other lines between them are somebody's log. */
final class Lines {
    /** Says instead of an answer why there is none. */
    static final String MISSED = "missed";

    private static final String MARK = "@bench ";
    static final JsonMapper JSON = new JsonMapper();

    private final BufferedReader in;
    private final PrintStream out;

    Lines(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    synchronized void say(ObjectNode message) {
        out.println(MARK + message);
    }

    /** What was asked for did not come true in time, and the other process is ready to go on. */
    static final class Missed extends Exception {
        private static final long serialVersionUID = 1;

        Missed(String why) {
            super(why);
        }
    }

    /** The next message of this kind; others are an error. */
    JsonNode hear(String kind) throws IOException, Missed {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith(MARK)) {
                JsonNode message = JSON.readTree(line.substring(MARK.length()));
                if (message.has(MISSED)) {
                    throw new Missed(message.path(MISSED).asText());
                }
                if (!message.has(kind)) {
                    throw new IOException("Expected " + kind + ", heard " + message);
                }
                return message.get(kind);
            }
        }
        throw new IOException("The other process ended before it said: " + kind);
    }
}
