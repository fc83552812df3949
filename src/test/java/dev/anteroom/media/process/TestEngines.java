package dev.anteroom.media.process;

import dev.anteroom.media.MediaEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

/** Engines in processes of their own, with limits of a test's choice. */
public final class TestEngines {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int ENOUGH = 1000;

    private TestEngines() {}

    /** One whose process is replaced when it made so many descriptions. */
    public static MediaEngine renewed(int descriptions) throws IOException {
        return start(MediaProcess.class, ENOUGH, descriptions);
    }

    /** One whose process may be silent for so many quarters of a second. */
    public static MediaEngine watched(int mostMissed) throws IOException {
        return start(MediaProcess.class, mostMissed, Integer.MAX_VALUE);
    }

    /** One in whose process this program runs. */
    public static MediaEngine running(Class<?> program) throws IOException {
        return start(program, ENOUGH, Integer.MAX_VALUE);
    }

    private static MediaEngine start(Class<?> program, int mostMissed, int descriptions)
            throws IOException {
        ChildCommand usual = ChildCommand.find().orElseThrow();
        return ProcessMediaEngine.start(
                new ChildCommand(usual.java(), usual.classPath(), program.getName()),
                PrivateDirectory.make(),
                new Upkeep(PAUSE, mostMissed, ENOUGH, descriptions));
    }

    /** The media processes of this one, whatever runs in them. */
    public static Stream<ProcessHandle> processes() {
        return ProcessHandle.current()
                .children()
                .filter(
                        child ->
                                child.info()
                                        .commandLine()
                                        .filter(line -> line.contains("MediaProcess"))
                                        .isPresent());
    }
}
