package dev.anteroom.console.join;

/**
 * Something the join screen says on its own, above the form.
 *
 * @param tone how serious
 * @param sentence what
 */
public record JoinNotice(Tone tone, String sentence) {
    /** How serious a notice is. */
    public enum Tone {
        /** Good to know. */
        CALM,
        /** Something did not go as wished. */
        WARNING
    }
}
