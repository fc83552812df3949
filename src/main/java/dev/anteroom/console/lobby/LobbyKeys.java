package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The keys of the list. They work while the list has the focus, so never while somebody types. */
final class LobbyKeys {
    private final LobbyModel model;
    private final LobbySelection selection;
    private final RowActions wishes;

    /** Keys that are down: a key held down repeats, and must not decide about the next person. */
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);

    LobbyKeys(LobbyModel model, LobbySelection selection, RowActions wishes) {
        this.model = model;
        this.selection = selection;
        this.wishes = wishes;
    }

    void listen(ListView<LobbyItem> list) {
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        list.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.remove(event.getCode()));
        // The list's own "focus within" stays true for as long as a line of it is at hand.
        list.sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .subscribe(
                        owner -> {
                            if (!isWithin(list, owner)) {
                                held.clear();
                            }
                        });
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || (event.isMetaDown() && !event.isShortcutDown())) {
            return;
        }
        Runnable action = event.isShortcutDown() ? shortcut(event) : plain(event);
        if (action != null) {
            event.consume();
            action.run();
        }
    }

    private static boolean isWithin(Node place, @Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(place)) {
                return true;
            }
        }
        return false;
    }

    /** The note opens when the letter is typed: pressed, it would end up in the note itself. */
    private void typed(KeyEvent event) {
        if (event.getCharacter().equalsIgnoreCase("n")) {
            event.consume();
            note();
        }
    }

    private @Nullable Runnable shortcut(KeyEvent event) {
        return event.getCode() == KeyCode.A ? this::selectAll : null;
    }

    private void selectAll() {
        selection.selectAll();
        saySelected();
    }

    private void move(int step, boolean extend) {
        selection.move(step, extend);
        if (extend) {
            saySelected();
        }
    }

    private void saySelected() {
        model.say("selected", selection.chosen().size());
    }

    private void withChosen(Consumer<List<AwaitedRow>> wish) {
        if (selection.chosen().isEmpty()) {
            model.say("keys.onHeader");
        } else {
            wish.accept(selection.chosen());
        }
    }

    private @Nullable Runnable plain(KeyEvent event) {
        boolean shift = event.isShiftDown();
        return switch (event.getCode()) {
            case DOWN, J -> () -> move(1, shift);
            case UP, K -> () -> move(-1, shift);
            case A -> once(event, () -> decide(Verdict.APPROVE));
            case D, DELETE -> once(event, () -> decide(Verdict.DENY));
            case H -> once(event, () -> withChosen(model::toggleHold));
            case C -> once(event, () -> withChosen(model::toggleClaim));
            case U -> once(event, this::undo);
            // On a button Enter means that button, which may well be Deny.
            case ENTER ->
                    switch (event.getTarget()) {
                        case Button button -> once(event, button::fire);
                        case MenuButton menu -> once(event, menu::show);
                        default -> once(event, this::primary);
                    };
            case SPACE, LEFT, RIGHT -> fold(event);
            default -> null;
        };
    }

    private Runnable once(KeyEvent event, Runnable action) {
        return held.add(event.getCode()) ? action : () -> {};
    }

    private void decide(Verdict verdict) {
        List<AwaitedRow> chosen = selection.chosen();
        if (chosen.size() == 1) {
            wishes.decide(chosen.getFirst(), verdict);
        } else if (chosen.size() > 1) {
            model.desk().decide(open(chosen), verdict);
        } else {
            model.say("keys.onHeader");
        }
    }

    /** What Enter means: fold on a header, else what the people's group calls for. */
    private void primary() {
        List<AwaitedRow> chosen = selection.chosen();
        if (chosen.isEmpty() && selection.lead() instanceof GroupHeader header) {
            model.fold(header.section(), !header.look().folded());
        } else if (!chosen.isEmpty()) {
            Verdict first = chosen.getFirst().primary();
            if (chosen.stream().allMatch(row -> row.primary() == first)) {
                decide(first);
            } else {
                model.say("keys.mixed");
            }
        }
    }

    private @Nullable Runnable fold(KeyEvent event) {
        if (!selection.chosen().isEmpty()
                || event.getTarget() instanceof Button
                || !(selection.lead() instanceof GroupHeader header)) {
            return null;
        }
        return switch (event.getCode()) {
            case LEFT -> () -> model.fold(header.section(), true);
            case RIGHT -> () -> model.fold(header.section(), false);
            default -> once(event, this::primary);
        };
    }

    private void note() {
        withChosen(chosen -> wishes.note(chosen.getFirst()));
    }

    /** Takes back what was decided about the selected; when that is nothing, the newest act. */
    private void undo() {
        List<AwaitedRow> undone =
                selection.chosen().isEmpty() ? List.of() : model.desk().undo(selection.chosen());
        List<AwaitedRow> back = undone.isEmpty() ? model.desk().undoNewest() : undone;
        if (back.size() == 1) {
            selection.select(back.getFirst());
        }
    }

    private static Crowd open(List<AwaitedRow> rows) {
        return Crowd.of(rows.stream().filter(row -> row.state().isOpen()).toList());
    }
}
