package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How much was decided that the server knows nothing of. */
final class Unsent {
    private final ReadOnlyIntegerWrapper all = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper drafts = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Undoable>> undoable =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * A decision about several people that can be taken back as one.
     *
     * @param verdict what was decided
     * @param count about how many
     * @param endsAtNanos until when
     */
    record Undoable(Verdict verdict, int count, long endsAtNanos) {}

    ReadOnlyIntegerProperty allProperty() {
        return all.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty draftsProperty() {
        return drafts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Undoable>> undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    void count(UndoWindow window, BulkSender bulk, Drafts late) {
        drafts.set(late.size());
        all.set(window.size() + bulk.size() + drafts.get());
        undoable.set(window.newestOfSeveral().map(Unsent::undoable));
    }

    private static Undoable undoable(UndoWindow.Batch batch) {
        return new Undoable(
                batch.plan().getFirst().verdict(), batch.pending().size(), batch.endsAtNanos());
    }
}
