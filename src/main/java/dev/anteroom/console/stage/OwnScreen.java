package dev.anteroom.console.stage;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomMedia;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.ScreenSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One's own screen, shown to the room. For the JavaFX application thread, or for one thread of a
 * test.
 */
public final class OwnScreen implements AutoCloseable {
    private final EnxRoom room;
    private final StageMedia media;
    private final Executor fx;
    private final StatusLine status;
    private final Function<RequestOutcome, String> problems;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<OwnControl> control =
            new ReadOnlyObjectWrapper<>(OwnControl.OFF);
    private final Subscription states;

    private RoomMedia now = RoomMedia.NONE;
    private boolean connected;
    private boolean starting;
    private @Nullable LocalMedia capture;

    OwnScreen(
            EnxRoom room,
            StageMedia media,
            Executor fx,
            StatusLine status,
            Function<RequestOutcome, String> problems,
            Texts texts) {
        this.room = room;
        this.media = media;
        this.fx = fx;
        this.status = status;
        this.problems = problems;
        this.texts = texts;
        states = media.state().subscribe(state -> refresh());
    }

    /** The switch. */
    ReadOnlyObjectProperty<OwnControl> controlProperty() {
        return control.getReadOnlyProperty();
    }

    /** What can be shown; empty where the screen cannot be captured. */
    List<ScreenSource> sources() {
        return media.state().getValue() instanceof MediaState.Ready
                ? media.engine().screens()
                : List.of();
    }

    /** Follows the room. */
    void update(RoomSnapshot snapshot) {
        now = snapshot.media();
        connected = snapshot.connection().canSend();
        if (now.ownShare() instanceof Publishing.Off && !starting) {
            closeCapture();
        }
        refresh();
    }

    /** Shows a screen or window to the room. */
    void share(ScreenSource source) {
        if (!control.get().enabled() || control.get().on()) {
            return;
        }
        closeCapture();
        LocalMedia opened = media.engine().captureScreen(source, state -> {});
        capture = opened;
        starting = true;
        refresh();
        room.publishShare(opened).thenAcceptAsync(this::answered, fx);
    }

    /** Shows it no longer. */
    void stop() {
        if (control.get().on()) {
            room.unpublishShare().thenAcceptAsync(outcome -> closeCapture(), fx);
        }
    }

    /** Closes what was captured. */
    @Override
    public void close() {
        states.unsubscribe();
        closeCapture();
    }

    private void answered(RequestOutcome outcome) {
        starting = false;
        String problem = problems.apply(outcome);
        if (!problem.isEmpty()) {
            closeCapture();
            status.say(texts.get("share.failed", problem));
        }
        refresh();
    }

    private void closeCapture() {
        @Nullable LocalMedia opened = capture;
        capture = null;
        if (opened != null) {
            opened.close();
        }
    }

    private void refresh() {
        boolean on =
                starting
                        || now.ownShare() instanceof Publishing.Starting
                        || now.ownShare() instanceof Publishing.Live;
        control.set(control(on));
    }

    private OwnControl control(boolean on) {
        if (on) {
            return OwnControl.usable(true);
        }
        if (!connected) {
            return OwnControl.unusable(false, texts.get("own.notConnected"));
        }
        if (now.share().isPresent()) {
            return OwnControl.unusable(
                    false, texts.get("share.taken", now.share().orElseThrow().name()));
        }
        if (sources().isEmpty()) {
            return OwnControl.unusable(false, texts.get("share.impossible"));
        }
        return OwnControl.usable(false);
    }
}
