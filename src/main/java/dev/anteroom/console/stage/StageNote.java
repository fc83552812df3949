package dev.anteroom.console.stage;

import dev.anteroom.console.fx.Texts;

/**
 * What the stage says in words.
 *
 * @param title short; empty for nothing
 * @param text what it means, or what to do
 */
record StageNote(String title, String text) {
    static final StageNote NONE = new StageNote("", "");

    static StageNote of(Texts texts, String which) {
        return new StageNote(
                texts.get("note." + which + ".title"), texts.get("note." + which + ".text"));
    }
}
