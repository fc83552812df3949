package dev.anteroom.bench;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import dev.anteroom.console.lobby.AwaitedRow;
import dev.anteroom.console.lobby.GroupHeader;
import dev.anteroom.console.lobby.LobbyItem;
import dev.anteroom.testkit.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/**
 * The lobby's list as it is on the screen: looked at after each layout, so that what is found there
 * is drawn in the same frame. JavaFX application thread.
 */
final class ShownLobby {
    /** Something to become visible. */
    private record Wanted(BooleanSupplier condition, CompletableFuture<Long> drawn) {}

    private static final int NEWEST = 100;

    private final Scene scene;
    private final ListView<LobbyItem> list;
    private final VirtualFlow<?> flow;
    private final List<Wanted> wanted = new ArrayList<>();
    private final ListChangeListener<LobbyItem> toTheEnd = _ -> scrollToEnd();

    @SuppressWarnings("unchecked")
    ShownLobby(Scene scene) {
        this.scene = scene;
        list = (ListView<LobbyItem>) scene.lookup("#list");
        flow = (VirtualFlow<?>) list.lookup(".virtual-flow");
        scene.addPostLayoutPulseListener(this::laidOut);
    }

    /** Completed with the moment when a frame had been drawn in which the condition was true. */
    CompletableFuture<Long> drawn(BooleanSupplier condition) {
        CompletableFuture<Long> moment = new CompletableFuture<>();
        wanted.add(new Wanted(condition, moment));
        Platform.requestNextPulse();
        return moment;
    }

    ObservableList<LobbyItem> items() {
        return list.getItems();
    }

    VirtualFlow<?> flow() {
        return flow;
    }

    /** Follows the end of the list from now on, as somebody does who looks out for the newest. */
    void followEnd(boolean follow) {
        if (follow) {
            list.getItems().addListener(toTheEnd);
            scrollToEnd();
        } else {
            list.getItems().removeListener(toTheEnd);
        }
    }

    private void scrollToEnd() {
        // ListView.scrollTo ends one row short at some numbers of rows, such as 26, 48 and 50 in a
        // list that shows four and a half: a plain list of JavaFX 26 does the same.
        list.layout();
        flow.scrollTo(list.getItems().size() - 1);
    }

    /** Whether so many people are in the list, and the list shows lines. */
    boolean hasPeople(int number) {
        int size = list.getItems().size();
        return size >= number
                && size <= number + 4
                && size - headers() == number
                && (number == 0 || cells().findAny().isPresent());
    }

    /** Headers are few; people are counted by leaving them out. */
    private int headers() {
        return Math.toIntExact(
                list.getItems().stream().filter(GroupHeader.class::isInstance).count());
    }

    /** Whether this person, of the newest, is on the screen, or one who came even later is. */
    boolean hasShown(String name) {
        IndexedCell<?> last = flow.getLastVisibleCell();
        if (last == null || last.getHeight() <= 0) {
            return false;
        }
        for (int i = Math.min(last.getIndex(), list.getItems().size() - 1);
                i >= Math.max(0, list.getItems().size() - NEWEST);
                i--) {
            if (list.getItems().get(i) instanceof AwaitedRow row
                    && row.person().name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The lines on the screen that hold something. */
    Stream<IndexedCell<?>> cells() {
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        if (first == null || last == null) {
            return Stream.empty();
        }
        return IntStream.rangeClosed(first.getIndex(), last.getIndex())
                .<IndexedCell<?>>mapToObj(flow::getCell)
                .filter(cell -> cell.getItem() != null);
    }

    /** The first line on the screen with a person who can be decided about. */
    Optional<IndexedCell<?>> firstOpen() {
        return cells().filter(
                        cell ->
                                cell.getItem() instanceof AwaitedRow
                                        && button(cell, "approve")
                                                .filter(b -> !b.isDisabled())
                                                .isPresent())
                .findFirst();
    }

    static Optional<Button> button(Node below, String id) {
        return below.lookupAll("#" + id).stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst();
    }

    /** A button that is seen and can be pressed. */
    Optional<Button> button(String id) {
        return scene.getRoot().lookupAll("#" + id).stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(found -> !found.isDisabled() && Nodes.isSeen(found))
                .findFirst();
    }

    /** What is to be known when something did not come. */
    @Override
    public String toString() {
        return "The list has "
                + list.getItems().size()
                + " lines, the last on the screen is "
                + Optional.ofNullable(flow.getLastVisibleCell()).map(cell -> cell.getIndex())
                + "; "
                + Stream.of("#count", "#connection", "#status")
                        .map(this::find)
                        .map(label -> ((Labeled) label).getText())
                        .toList();
    }

    Node find(String selector) {
        return scene.lookup(selector);
    }

    private void laidOut() {
        if (wanted.isEmpty()) {
            return;
        }
        List<Wanted> fulfilled =
                wanted.stream().filter(each -> each.condition().getAsBoolean()).toList();
        if (fulfilled.isEmpty()) {
            return;
        }
        wanted.removeAll(fulfilled);
        // Runs once this pulse is over: the frame is on its way to the renderer then, which does
        // one thing after another.
        Platform.runLater(
                () -> {
                    var _ =
                            Toolkit.getToolkit()
                                    .addRenderJob(
                                            new RenderJob(
                                                    () -> {
                                                        long moment = System.nanoTime();
                                                        fulfilled.forEach(
                                                                each ->
                                                                        each.drawn()
                                                                                .complete(moment));
                                                    }));
                });
    }
}
