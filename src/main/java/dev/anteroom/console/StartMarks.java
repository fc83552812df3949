package dev.anteroom.console;

import dev.anteroom.console.instance.WindowCalls;
import dev.anteroom.console.join.EnteredRoom;
import dev.anteroom.console.join.JoinFault;
import dev.anteroom.console.join.JoinListener;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Says when the start reached which point, for {@code packaging/bench startup} only: a line {@code
 * start-mark NAME MICROSECONDS}, by the system's clock, so that another process can tell how long
 * it took from before this one was started. Thread-safe.
 */
final class StartMarks {
    /** Set to anything, lets the marks be printed. */
    static final String VARIABLE = "ANTEROOM_START_MARKS";

    private final PrintStream out;
    private final boolean wanted;
    private final Set<String> reached = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Stage followed;

    StartMarks(Map<String, String> environment, PrintStream out) {
        this.out = out;
        wanted = environment.containsKey(VARIABLE);
    }

    /** Only the first time of a name counts. */
    void reached(String name) {
        if (wanted && reached.add(name)) {
            say(name);
        }
    }

    private void say(String name) {
        out.println(
                "start-mark "
                        + name
                        + " "
                        + ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        out.flush();
    }

    /**
     * Reached when the scene was laid out once more, and its other name when it was drawn too.
     * JavaFX application thread.
     */
    void reachedAtNextPulse(Scene scene, String laidOut, String drawn) {
        if (wanted) {
            onNextPulse(
                    scene,
                    () -> {
                        reached(laidOut);
                        // A pulse begins when the picture of the one before is done.
                        onNextPulse(scene, () -> reached(drawn));
                    });
        }
    }

    /** The same listener, with marks when a room is entered. JavaFX application thread. */
    JoinListener marking(JoinListener listener, Supplier<Scene> scene) {
        return new JoinListener() {
            @Override
            public void entered(EnteredRoom room) {
                reached("room-joined");
                listener.entered(room);
                reached("lobby-made");
                reachedAtNextPulse(scene.get(), "lobby-laid-out", "lobby-usable");
            }

            @Override
            public void failed(JoinFault fault, String sentence) {
                listener.failed(fault, sentence);
            }
        };
    }

    /**
     * The same calls, with marks each time that a link comes and that the window it is shown in is
     * there and drawn. From any thread.
     *
     * @param fx runs tasks on the JavaFX application thread
     */
    WindowCalls marking(WindowCalls calls, Executor fx) {
        if (!wanted) {
            return calls;
        }
        return new WindowCalls() {
            @Override
            public void show() {
                calls.show();
            }

            @Override
            public void open(String linkOrFile) {
                say("link-received");
                calls.open(linkOrFile);
                // Links are opened on that thread too, so this one is open by then.
                fx.execute(this::shown);
            }

            private void shown() {
                @Nullable Stage stage = followed;
                if (stage != null && stage.isShowing()) {
                    Scene scene = stage.getScene();
                    say("link-window-shown");
                    onNextPulse(scene, () -> onNextPulse(scene, () -> say("link-drawn")));
                }
            }
        };
    }

    /** Says each time that the window is hidden, as behind an icon. JavaFX application thread. */
    void follow(Stage stage) {
        if (wanted) {
            followed = stage;
            stage.setOnHidden(_ -> say("window-hidden"));
        }
    }

    private static void onNextPulse(Scene scene, Runnable then) {
        Runnable once =
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        then.run();
                    }
                };
        scene.addPostLayoutPulseListener(once);
        Platform.requestNextPulse();
    }
}
