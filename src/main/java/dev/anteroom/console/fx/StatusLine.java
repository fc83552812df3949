package dev.anteroom.console.fx;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The one sentence that says what happened last; shown at the foot of a window and read by screen
 * readers. Every part of a window may say something. For the JavaFX application thread.
 */
public final class StatusLine {
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");

    /** Says something; it stays until something else is said. */
    public void say(String newSentence) {
        sentence.set(newSentence);
    }

    /** What was said last; empty before the first time. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
