package dev.anteroom.media.process;

import dev.anteroom.media.AudioMeter;
import dev.anteroom.media.VideoSink;
import org.jspecify.annotations.Nullable;

/**
 * A capture or a link on the console's side: remembers what was asked of it, so that a new media
 * process can be asked again. Everything but the public methods is confined to the engine's loop.
 */
abstract class RemoteHandle {
    private final ProcessMediaEngine engine;
    private final int id;
    private @Nullable VideoSink sink;
    private @Nullable AudioMeter meter;
    private @Nullable RemoteView view;
    private boolean over;

    RemoteHandle(ProcessMediaEngine engine, int id) {
        this.engine = engine;
        this.id = id;
    }

    /** Opens it in the media process, for the first time or in a new one. */
    abstract void open();

    /** The media process is gone. */
    abstract void lost();

    /** What the media process says. */
    abstract void accept(Event.OfHandle event);

    /** Closed for good; called once. */
    abstract void closed();

    final ProcessMediaEngine engine() {
        return engine;
    }

    final int id() {
        return id;
    }

    final void send(Command command) {
        engine.send(command);
    }

    final boolean isOver() {
        return over;
    }

    /** Runs something on the loop, unless this is closed. */
    final void whileOpen(Runnable task) {
        engine.run(
                () -> {
                    if (!over) {
                        task.run();
                    }
                });
    }

    public final void watch(@Nullable VideoSink newSink) {
        whileOpen(
                () -> {
                    sink = newSink;
                    show();
                });
    }

    public final void meter(@Nullable AudioMeter newMeter) {
        whileOpen(
                () -> {
                    meter = newMeter;
                    send(new Command.Meter(id, newMeter != null));
                });
    }

    public final void close() {
        whileOpen(this::end);
    }

    /** Closes it now. Twice is fine. */
    final void end() {
        if (over) {
            return;
        }
        forget();
        send(new Command.Close(id));
        closed();
    }

    /** Nothing is asked of it any more. */
    final void forget() {
        over = true;
        hide();
        engine.forget(this);
    }

    /** Has a media process that does not know it show and measure what was wanted. */
    final void showAgain() {
        if (sink != null) {
            show();
        }
        if (meter != null) {
            send(new Command.Meter(id, true));
        }
    }

    private void show() {
        hide();
        VideoSink wanted = sink;
        if (wanted == null) {
            send(new Command.Unwatch(id));
        } else {
            RemoteView made = engine.view(wanted);
            view = made;
            send(new Command.Watch(id, made.id()));
            made.begin();
        }
    }

    /** Shows nothing; what is wanted is remembered. */
    final void hide() {
        RemoteView shown = view;
        view = null;
        if (shown != null) {
            engine.forget(shown);
        }
    }

    final void level(double level) {
        AudioMeter listening = meter;
        if (listening != null) {
            listening.level(level);
        }
    }
}
