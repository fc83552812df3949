package dev.anteroom.console.join;

import java.util.List;

/** What came of a link that was opened from outside. */
sealed interface OpenedLink {
    /** It cannot be followed. */
    record Wrong(JoinProblem problem) implements OpenedLink {}

    /**
     * It can be followed once its host is confirmed.
     *
     * @param confirmed whether it was confirmed before
     */
    record Right(JoinLink link, HostQuestion question, boolean confirmed) implements OpenedLink {}

    /**
     * Reads a link and looks at its host. Blocks.
     *
     * @param linkOrFile a link, or the path of a file
     * @param known hosts that were confirmed before
     */
    static OpenedLink of(String linkOrFile, List<String> known) {
        try {
            JoinLink link =
                    JoinLink.looksLikeOne(linkOrFile)
                            ? JoinLink.parse(linkOrFile)
                            : LinkFile.read(linkOrFile);
            String host = link.host();
            boolean confirmed = known.contains(host);
            return new Right(
                    link, HostQuestion.about(host, confirmed ? List.of() : known), confirmed);
        } catch (JoinException wrong) {
            return new Wrong(wrong.problem());
        }
    }
}
