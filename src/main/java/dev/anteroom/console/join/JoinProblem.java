package dev.anteroom.console.join;

import dev.anteroom.console.fx.Texts;

/**
 * One thing that went wrong on the way into a room.
 *
 * @param fault what
 * @param detail what the sentence needs besides, possibly empty; plain text, fit to be shown
 */
record JoinProblem(JoinFault fault, String detail) {
    private static final int LONGEST_QUOTE = 200;

    static JoinProblem of(JoinFault fault) {
        return new JoinProblem(fault, "");
    }

    /** A problem with words from the network in it: made one bounded line without tricks. */
    static JoinProblem quoting(JoinFault fault, String words) {
        String line =
                words.codePoints()
                        .map(character -> Character.isWhitespace(character) ? ' ' : character)
                        .filter(JoinProblem::isHarmless)
                        .limit(LONGEST_QUOTE)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString()
                        .strip();
        return new JoinProblem(fault, line);
    }

    /** The whole sentence; some have a form of their own for when there is no detail. */
    String sentence(Texts texts) {
        String withoutDetail = fault.key() + ".plain";
        return detail.isEmpty() && texts.bundle().containsKey(withoutDetail)
                ? texts.get(withoutDetail)
                : texts.get(fault.key(), detail);
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
