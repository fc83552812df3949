package dev.anteroom.console.chat;

import dev.anteroom.console.fx.Texts;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The messages that are written often, one for the whole program. For the JavaFX application
 * thread, or for one thread of a test.
 */
public final class Replies {
    /** How many there can be, so that their menu stays one. */
    static final int MOST = 20;

    /** The longest one. */
    static final int LONGEST = 500;

    private final ReplyMemory memory;
    private final ObservableList<String> all = FXCollections.observableArrayList();
    private final ObservableList<String> view = FXCollections.unmodifiableObservableList(all);

    /** Begins with what was kept, or with the program's own in the user's language. */
    public Replies(ReplyMemory memory) {
        this.memory = memory;
        all.setAll(memory.recall().map(Replies::tidied).orElseGet(Replies::own));
    }

    /** The messages, in the user's order. */
    public ObservableList<String> all() {
        return view;
    }

    /** Takes other messages, a line each, and keeps them. */
    void change(String lines) {
        List<String> changed = tidied(lines.lines().toList());
        if (!changed.equals(all)) {
            all.setAll(changed);
            memory.keep(changed);
        }
    }

    /** All messages, a line each. */
    String lines() {
        return String.join("\n", all);
    }

    private static List<String> own() {
        return tidied(Texts.of("chat").get("replies.own").lines().toList());
    }

    private static List<String> tidied(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) : line)
                .distinct()
                .limit(MOST)
                .toList();
    }
}
