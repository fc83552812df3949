package dev.anteroom.media.process;

import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaEngines;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes engines that live in a process of their own. */
public final class ProcessEngines {
    /**
     * Set to {@code false}, the engine lives in this process: to compare, or to look for faults.
     */
    public static final String SWITCH = "anteroom.media.process";

    private static final Logger LOG = LoggerFactory.getLogger(ProcessEngines.class);

    private ProcessEngines() {}

    /**
     * Starts an engine in a process of its own, or in this one where that cannot be. Returns at
     * once with an engine that is starting.
     */
    public static MediaEngine start() {
        if (!Boolean.parseBoolean(System.getProperty(SWITCH, "true"))) {
            return MediaEngines.start();
        }
        Optional<ChildCommand> command = ChildCommand.find();
        if (command.isEmpty()) {
            LOG.warn("Media share the console's process, since its Java has no executable.");
            return MediaEngines.start();
        }
        try {
            return ProcessMediaEngine.start(
                    command.orElseThrow(), PrivateDirectory.make(), Upkeep.usual());
        } catch (IOException e) {
            LOG.warn("Media share the console's process, since there is no private directory.", e);
            return MediaEngines.start();
        }
    }
}
