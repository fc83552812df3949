package dev.anteroom.console;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.join.JoinFault;
import dev.anteroom.console.join.JoinModel;
import dev.anteroom.console.tour.Tour;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the program was started for, and how it ends for those who wait for its exit code. */
final class StartErrand {
    private static final Logger LOG = LoggerFactory.getLogger(StartErrand.class);

    private final StartRequest request;
    private final PracticeHost practice;
    private final WindowBell calls;
    private final Executor background;
    private final Executor fx;
    private final PrintStream out;
    private final PrintStream err;
    private final BooleanSupplier ending;
    private final Texts texts = Texts.of("console");
    private final AtomicReference<ExitCode> code = new AtomicReference<>(ExitCode.FINE);

    /**
     * Begins nothing yet.
     *
     * @param background may block
     * @param fx runs tasks on the JavaFX application thread
     * @param out told the steps of the tour
     * @param err told why the room asked for could not be entered
     * @param ending whether the program ends already
     */
    StartErrand(
            StartRequest request,
            PracticeHost practice,
            WindowBell calls,
            Executor background,
            Executor fx,
            PrintStream out,
            PrintStream err,
            BooleanSupplier ending) {
        this.request = request;
        this.practice = practice;
        this.calls = calls;
        this.background = background;
        this.fx = fx;
        this.out = out;
        this.err = err;
        this.ending = ending;
    }

    /** How the program shall end, as far as is known now. */
    ExitCode code() {
        return code.get();
    }

    /** Does it in the window, which is shown. JavaFX application thread. */
    void begin(JoinModel join, Stage stage) {
        switch (request.mode()) {
            case StartMode.JoinScreen() -> {}
            case StartMode.Practice() ->
                    join.joinPractice(simulatedGuests(), texts.get("practice.moderator"));
            case StartMode.Token(String tokenOrLink) ->
                    LinkArgument.understand(tokenOrLink)
                            .ifPresentOrElse(calls::open, () -> join.joinWithToken(tokenOrLink));
            case StartMode.Link(String linkOrFile) -> calls.open(linkOrFile);
            case StartMode.Tour(Path pictures) ->
                    background.execute(() -> playTour(stage, pictures));
        }
    }

    /** Told each join that failed before any succeeded. JavaFX application thread. */
    void joinFailed(JoinFault fault, String sentence) {
        boolean askedOnCommandLine =
                request.mode() instanceof StartMode.Token
                        || request.mode() instanceof StartMode.Practice;
        // A join that breaks off because the program ends is no failure to tell.
        if (askedOnCommandLine
                && !ending.getAsBoolean()
                && code.compareAndSet(ExitCode.FINE, JoinFailures.exitCodeOf(fault))) {
            err.println(sentence);
        }
    }

    private boolean simulatedGuests() {
        return !(request.guests().orElse(new SimulatedGuests.None())
                instanceof SimulatedGuests.None);
    }

    private void playTour(Stage stage, Path pictures) {
        try {
            Tour played =
                    new Tour(
                            stage,
                            fx,
                            () -> new Tour.Practice(practice.server(), practice.room()),
                            pictures,
                            out::println);
            code.set(played.play() ? ExitCode.FINE : ExitCode.TOUR_FAILED);
        } catch (RuntimeException failed) {
            LOG.error("The tour broke off.", failed);
            code.set(ExitCode.TOUR_FAILED);
        } finally {
            Platform.exit();
        }
    }
}
