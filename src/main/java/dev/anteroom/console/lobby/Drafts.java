package dev.anteroom.console.lobby;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Decisions that could not be sent in time, and are not sent without another word. */
final class Drafts {
    private final LobbyRows rows;
    private final List<Planned> all = new ArrayList<>();

    Drafts(LobbyRows rows) {
        this.rows = rows;
    }

    void add(List<Planned> late) {
        late.forEach(planned -> planned.row().become(new RowState.Draft(planned.verdict())));
        all.addAll(late);
    }

    /** Hands over all that still stand, to be sent. */
    List<Planned> release() {
        List<Planned> standing = all.stream().filter(this::stands).toList();
        all.clear();
        return standing;
    }

    /** Takes back those that still stand and are meant. */
    List<Planned> takeBack(Predicate<AwaitedRow> meant) {
        List<Planned> taken =
                all.stream()
                        .filter(this::stands)
                        .filter(planned -> meant.test(planned.row()))
                        .toList();
        taken.forEach(planned -> planned.row().become(new RowState.Waiting()));
        all.removeAll(taken);
        return taken;
    }

    /** How many still stand: the others were decided anew, or no longer wait. */
    int size() {
        all.removeIf(planned -> !stands(planned));
        return all.size();
    }

    private boolean stands(Planned planned) {
        return planned.isSameKnock()
                && planned.row().state() instanceof RowState.Draft
                && rows.isWaiting(planned.row());
    }
}
