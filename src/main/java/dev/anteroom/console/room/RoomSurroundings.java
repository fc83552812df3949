package dev.anteroom.console.room;

import dev.anteroom.console.chat.Replies;
import dev.anteroom.console.chat.ReplyMemory;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.guard.GuardParts;
import dev.anteroom.console.stage.NoMedia;
import dev.anteroom.console.stage.StageMedia;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * What a room's window needs of the program around it.
 *
 * @param media the media of this machine
 * @param stageWanted whether the stage is to be seen; changed by a button
 * @param desk what the lobby desk is made of
 * @param guard what trust is made of; takes the place of the desk's assessor and stands before its
 *     journal
 * @param undoWindow how long a decision can be taken back, as it is set now
 * @param replies messages that are written often
 * @param openSettings opens the settings on the page with this id
 * @param later runs the tasks, on the same thread, that load what need not be there at once
 */
public record RoomSurroundings(
        StageMedia media,
        BooleanProperty stageWanted,
        DeskParts desk,
        Optional<GuardParts> guard,
        ObservableValue<Duration> undoWindow,
        Replies replies,
        Consumer<String> openSettings,
        Executor later) {
    /** A room alone: no media, nothing is remembered, and there are no settings. */
    public static RoomSurroundings plain() {
        return new RoomSurroundings(
                new NoMedia(new RoomTexts().get("media.none")),
                new SimpleBooleanProperty(true),
                DeskParts.PLAIN,
                Optional.empty(),
                new SimpleObjectProperty<>(DeskParts.PLAIN.options().undoWindow()),
                new Replies(ReplyMemory.NONE),
                _ -> {},
                Runnable::run);
    }

    /** The same with media. */
    public RoomSurroundings withMedia(StageMedia newMedia, BooleanProperty newStageWanted) {
        return new RoomSurroundings(
                newMedia, newStageWanted, desk, guard, undoWindow, replies, openSettings, later);
    }

    /** The same with another desk and its options. */
    public RoomSurroundings withDesk(DeskParts newDesk) {
        return new RoomSurroundings(
                media,
                stageWanted,
                newDesk,
                guard,
                new SimpleObjectProperty<>(newDesk.options().undoWindow()),
                replies,
                openSettings,
                later);
    }

    /** The same, watched over by trust. */
    public RoomSurroundings withGuard(GuardParts newGuard) {
        return new RoomSurroundings(
                media,
                stageWanted,
                desk,
                Optional.of(newGuard),
                undoWindow,
                replies,
                openSettings,
                later);
    }

    /** The same, loading what need not be there at once when it is told to. */
    public RoomSurroundings withLater(Executor newLater) {
        return new RoomSurroundings(
                media, stageWanted, desk, guard, undoWindow, replies, openSettings, newLater);
    }

    DeskParts trustedDesk() {
        return guard.map(GuardParts::trust)
                .map(trust -> desk.withAssessor(trust.assessor()).withJournal(trust.journal()))
                .orElse(desk);
    }
}
