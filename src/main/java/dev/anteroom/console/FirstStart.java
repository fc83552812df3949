package dev.anteroom.console;

import dev.anteroom.console.instance.InstanceException;
import dev.anteroom.console.instance.InstancePlace;
import dev.anteroom.console.instance.InstanceRequest;
import dev.anteroom.console.instance.SingleInstance;
import dev.anteroom.console.settings.SettingsDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether an Anteroom runs already, and has that one do what this one was asked to. */
final class FirstStart {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    /** As long as a first one may take from its lock to its window on a slow machine. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private final Map<String, String> environment;
    private final PrintStream err;

    /**
     * How it goes on.
     *
     * @param ended whether another process does what was asked, so that this one can end
     * @param instance being the first; empty where that cannot be found out
     */
    record Way(boolean ended, Optional<SingleInstance> instance) {}

    /**
     * Does nothing yet.
     *
     * @param err told what becomes of a request that the running one cannot fulfil
     */
    FirstStart(Map<String, String> environment, PrintStream err) {
        this.environment = environment;
        this.err = err;
    }

    /**
     * Becomes the first, or hands over. Blocks.
     *
     * @param arguments of this process
     * @throws StartException if another one runs and does not take it
     */
    Way way(StartMode mode, String... arguments) throws StartException {
        InstancePlace place =
                InstancePlace.locate(environment, SettingsDirectory.locate(environment));
        try {
            Optional<SingleInstance> first =
                    SingleInstance.claim(place, requestOf(mode), LONGEST_ANSWER);
            if (first.isEmpty()) {
                tellHandedOver(mode);
                return new Way(true, first);
            }
            if (startedAnew(mode, first.get(), arguments)) {
                return new Way(true, Optional.empty());
            }
            return new Way(false, first);
        } catch (InstanceException impossible) {
            return switch (impossible.problem()) {
                case NO_PLACE -> {
                    LOG.warn("Whether another Anteroom runs cannot be found out.", impossible);
                    yield new Way(false, Optional.empty());
                }
                case NO_ANSWER, REFUSED ->
                        throw new StartException(
                                ExitCode.FAILED,
                                "Anteroom is running already but does not answer. End it, then"
                                        + " start it again.");
            };
        }
    }

    private static InstanceRequest requestOf(StartMode mode) {
        return switch (mode) {
            case StartMode.Link(String linkOrFile) -> new InstanceRequest.Open(linkOrFile);
            case StartMode.Token(String tokenOrLink) ->
                    new InstanceRequest.Open(
                            LinkArgument.understand(tokenOrLink)
                                    .orElseGet(() -> linkWith(tokenOrLink)));
            case StartMode.JoinScreen(), StartMode.Practice(), StartMode.Tour _ ->
                    new InstanceRequest.Show();
        };
    }

    private static String linkWith(String token) {
        return "anteroom://join?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    private void tellHandedOver(StartMode mode) {
        if (mode instanceof StartMode.Practice) {
            err.println(
                    "Anteroom is running already, and its window was shown. Open the practice room"
                            + " there.");
        }
    }

    /** The new process has to be able to be the first. */
    private static boolean startedAnew(StartMode mode, SingleInstance first, String... arguments)
            throws StartException {
        if (!(mode instanceof StartMode.Link(String link)) || !LinkArgument.showsToken(link)) {
            return false;
        }
        first.close();
        try {
            if (FreshStart.with(link, arguments)) {
                return true;
            }
        } catch (IOException impossible) {
            LOG.warn("A fresh start is not possible.", impossible);
        }
        throw new StartException(
                ExitCode.FAILED,
                "This link carries a token, which other people on this computer could read. Start"
                        + " Anteroom and paste the link there.");
    }
}
