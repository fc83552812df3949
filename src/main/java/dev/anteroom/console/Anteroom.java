package dev.anteroom.console;

import dev.anteroom.console.fx.Languages;
import dev.anteroom.console.instance.MacLinks;
import dev.anteroom.console.instance.SingleInstance;
import dev.anteroom.console.settings.SettingsDirectory;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.enx.EnxRtc;
import dev.anteroom.enx.InvalidTokenException;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.network.SystemProxies;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program's door: reads the command line, checks what can be checked before a window opens, and
 * says in one sentence and one {@link ExitCode} what is wrong if something is.
 */
public final class Anteroom {
    private static final Logger LOG = LoggerFactory.getLogger(Anteroom.class);

    /**
     * Set to anything, lets the tour start as the program usually does: as the only one of its
     * user, with settings and a journal. For {@code packaging/package}, whose start-up cache holds
     * what the tour used.
     */
    static final String TRAINING = "ANTEROOM_TRAINING";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    Anteroom(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /** Starts the program; see {@code --help}. */
    public static void main(String[] arguments) {
        Anteroom anteroom = new Anteroom(System.in, System.out, System.err, System.getenv());
        System.exit(anteroom.run(arguments).number());
    }

    /** Runs to the end. Once a process, unless it ends before the window opens. */
    ExitCode run(String... arguments) {
        new StartMarks(environment, out).reached("main");
        try {
            CommandLineOptions options = CommandLineOptions.parse(arguments);
            if (options.wantsHelp()) {
                out.print(CommandLineOptions.usage());
                return ExitCode.FINE;
            }
            if (options.wantsVersion()) {
                out.println("Anteroom " + version());
                return ExitCode.FINE;
            }
            return start(options, arguments);
        } catch (StartException wrong) {
            err.println(wrong.getMessage());
            return wrong.exitCode();
        }
    }

    static String version() {
        String packaged = Anteroom.class.getPackage().getImplementationVersion();
        return packaged == null ? "(not packaged)" : packaged;
    }

    private ExitCode start(CommandLineOptions options, String... arguments) throws StartException {
        Surroundings.requireJava(Runtime.version().feature(), Anteroom.class.getClassLoader());
        if (options.wantsTour()) {
            preferHeadless();
        }
        StartRequest request = options.request(in);
        requireUsableToken(request.mode());
        Surroundings.requireFreePort(request.port());
        Surroundings.requireDisplay(
                System.getProperty("os.name", ""),
                environment,
                System.getProperty("glass.platform", ""));

        Optional<SingleInstance> first = Optional.empty();
        if (leavesTraces(options)) {
            FirstStart starting = new FirstStart(environment, err);
            FirstStart.Way way = starting.way(request.mode(), arguments);
            if (way.ended()) {
                return ExitCode.FINE;
            }
            first = way.instance();
        }
        try {
            return run(options, request, first);
        } finally {
            first.ifPresent(SingleInstance::close);
        }
    }

    private ExitCode run(
            CommandLineOptions options, StartRequest request, Optional<SingleInstance> first)
            throws StartException {
        Path logs = SettingsDirectory.locateLogs(environment);
        LogFile.start(logs);
        CrashWatch.logUncaught();
        SettingsStore settings =
                leavesTraces(options)
                        ? SettingsStore.open(SettingsDirectory.locate(environment))
                        : SettingsStore.forgetful();
        // Asking the desktop for its proxies loads much of it; the window need not wait for that.
        CompletableFuture<Void> network =
                CompletableFuture.runAsync(() -> SystemProxies.install(environment));
        Languages.speak(settings.current().reading().language());
        Optional<Path> journal =
                leavesTraces(options)
                        ? Optional.of(SettingsDirectory.locateJournal(environment))
                        : Optional.empty();
        Wiring wiring = new Wiring(request, settings, journal, RoomOptions.DEFAULTS, out, err);
        wiring.keepsLogIn(logs);
        // Ctrl-C and a session's end come this way; a closed window has closed it all before.
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("anteroom-shutdown")
                                .unstarted(
                                        () -> {
                                            wiring.close();
                                            first.ifPresent(SingleInstance::close);
                                        }));
        first.ifPresent(wiring::hear);
        wiring.connectAfter(network);
        MacLinks.hear(wiring.calls());
        return show(wiring);
    }

    private ExitCode show(Wiring wiring) throws StartException {
        try {
            ConsoleApp.launch(wiring);
            return wiring.errand().code();
        } catch (RuntimeException failed) {
            if (mentionsDisplay(failed)) {
                throw Surroundings.noDisplay();
            }
            LOG.error("The window failed.", failed);
            throw new StartException(
                    ExitCode.FAILED, "Anteroom failed in a way nobody thought of; the log has it.");
        } finally {
            wiring.close();
        }
    }

    /** The tour looks the same everywhere and leaves nothing in the user's settings. */
    private boolean leavesTraces(CommandLineOptions options) {
        return !options.wantsTour() || environment.containsKey(TRAINING);
    }

    /** Without a display the tour plays on JavaFX's own headless platform. */
    private void preferHeadless() {
        boolean display =
                environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        if (!display && System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
    }

    private static void requireUsableToken(StartMode mode) throws StartException {
        if (mode instanceof StartMode.Token(String tokenOrLink)
                && LinkArgument.understand(tokenOrLink).isEmpty()) {
            try {
                EnxRtc.requireUsable(tokenOrLink);
            } catch (InvalidTokenException unusable) {
                throw new StartException(
                        ExitCode.WRONG_TOKEN, String.valueOf(unusable.getMessage()));
            }
        }
    }

    private static boolean mentionsDisplay(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("DISPLAY")) {
                return true;
            }
        }
        return false;
    }
}
