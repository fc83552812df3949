package dev.anteroom.media.process;

import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.CaptureListener;
import dev.anteroom.media.CaptureState;
import dev.anteroom.media.LocalMedia;
import java.util.Optional;
import java.util.function.Supplier;

/** A capture on the console's side. It outlives media processes. */
final class RemoteCapture extends RemoteHandle implements LocalMedia {
    private final CaptureListener listener;
    private Supplier<Command> opening;
    private volatile CaptureState state = CaptureState.NOTHING;
    private boolean audio = true;
    private boolean video = true;

    /**
     * @param opening what opens it
     */
    RemoteCapture(
            ProcessMediaEngine engine,
            int id,
            Supplier<Command> opening,
            CaptureListener listener) {
        super(engine, id);
        this.opening = opening;
        this.listener = listener;
    }

    @Override
    void open() {
        send(opening.get());
        if (!audio) {
            send(new Command.EnableAudio(id(), false));
        }
        if (!video) {
            send(new Command.EnableVideo(id(), false));
        }
        showAgain();
    }

    @Override
    void lost() {
        hide();
    }

    /** There is no media process, and there will be none for now. */
    void refuse(CaptureState.Problem problem) {
        report(new CaptureState(Optional.empty(), Optional.empty(), Optional.of(problem)));
    }

    private void report(CaptureState now) {
        if (!now.equals(state)) {
            state = now;
            listener.onCapture(now);
        }
    }

    @Override
    void accept(Event.OfHandle event) {
        switch (event) {
            case Event.Captured(_, CaptureState now) -> report(now);
            case Event.Level(_, double level) -> level(level);
            case Event.Linked _, Event.CandidateFound _, Event.CandidatesEnd _, Event.Reply _ -> {
                // news of links
            }
        }
    }

    @Override
    void closed() {
        report(CaptureState.NOTHING);
    }

    @Override
    public CaptureState state() {
        return state;
    }

    @Override
    public void change(CaptureChoice choice) {
        whileOpen(
                () -> {
                    if (opening.get() instanceof Command.Capture) {
                        opening = () -> new Command.Capture(id(), choice);
                        send(new Command.Change(id(), choice));
                    }
                });
    }

    @Override
    public void enableAudio(boolean enabled) {
        whileOpen(
                () -> {
                    audio = enabled;
                    send(new Command.EnableAudio(id(), enabled));
                });
    }

    @Override
    public void enableVideo(boolean enabled) {
        whileOpen(
                () -> {
                    video = enabled;
                    send(new Command.EnableVideo(id(), enabled));
                });
    }
}
