package dev.anteroom.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sound server of the test's own, with two speakers and a microphone that hears what is played
 * into the second speaker. It has its own folder and socket, and knows nothing of the user's.
 */
final class TestSoundServer {
    static final String SPEAKER = "Speaker";
    static final String FEED = "MicFeed";
    static final String MICROPHONE = "Microphone";

    private final Path folder;
    private final List<Process> helpers = new ArrayList<>();
    private @Nullable Process server;

    TestSoundServer() throws IOException {
        folder = Files.createTempDirectory("sound");
    }

    /** For {@link PulseSound}. */
    String address() {
        return "unix:" + folder.resolve("native");
    }

    void start() throws IOException {
        Path script = folder.resolve("default.pa");
        Files.writeString(
                script,
                """
                load-module module-native-protocol-unix socket=%s auth-anonymous=1
                load-module module-null-sink sink_name=Speaker sink_properties=device.description="Test\\ Speaker"
                load-module module-null-sink sink_name=MicFeed sink_properties=device.description=Feed
                load-module module-remap-source source_name=Microphone master=MicFeed.monitor source_properties=device.description="Test\\ Microphone"
                set-default-sink Speaker
                set-default-source Microphone
                """
                        .formatted(folder.resolve("native")));
        server =
                command(
                                "pulseaudio",
                                "-n",
                                "-F",
                                script.toString(),
                                "--daemonize=no",
                                "--exit-idle-time=-1",
                                "--realtime=no",
                                "--high-priority=no",
                                "--log-level=error")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("server.log").toFile())
                        .start();
        Await.until("the sound server answers", this::answers);
    }

    private boolean answers() {
        try {
            return Files.exists(folder.resolve("native")) && run("info") == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a crash would. */
    void kill() throws IOException, InterruptedException {
        if (server != null) {
            server.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            server = null;
        }
        // a server that is killed leaves these behind, and its follower wants to start afresh
        Files.deleteIfExists(folder.resolve("native"));
        Files.deleteIfExists(folder.resolve("pid"));
    }

    /** Runs a command of the server's control program; the result is its exit code. */
    int run(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("pactl"));
        words.addAll(Arrays.asList(arguments));
        Process process =
                command(words.toArray(String[]::new))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** Plays a steady tone into a speaker until the server is closed or killed. */
    void playTone(String sink, int hertz) throws IOException {
        Path tone = folder.resolve("tone-" + hertz + ".raw");
        byte[] minute = new byte[2 * 48_000 * 60];
        for (int i = 0; i < minute.length / 2; i++) {
            int sample = (int) (8000 * Math.sin(2 * Math.PI * hertz * i / 48_000));
            minute[2 * i] = (byte) sample;
            minute[2 * i + 1] = (byte) (sample >> 8);
        }
        Files.write(tone, minute);
        helpers.add(
                command(
                                "pacat",
                                "--playback",
                                "--raw",
                                "--format=s16le",
                                "--rate=48000",
                                "--channels=1",
                                "--device=" + sink,
                                tone.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("player.log").toFile())
                        .start());
    }

    /** Listens to what comes out of a speaker. */
    Hearing listenTo(String sink) throws IOException {
        Hearing hearing = new Hearing();
        Process process =
                command(
                                "parec",
                                "--raw",
                                "--format=s16le",
                                "--rate=48000",
                                "--channels=1",
                                "--latency-msec=20",
                                "--device=" + sink + ".monitor")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        helpers.add(process);
        Thread.ofPlatform().daemon().name("test-ear").start(() -> pour(process, hearing));
        return hearing;
    }

    private static void pour(Process process, Hearing hearing) {
        try (InputStream sound = process.getInputStream()) {
            byte[] frame = sound.readNBytes(960);
            while (frame.length == 960) {
                hearing.onData(frame, 16, 48_000, 1, 480);
                frame = sound.readNBytes(960);
            }
        } catch (IOException e) {
            // the program that was listened to has ended
        }
    }

    private ProcessBuilder command(String... words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("PULSE_SERVER", address());
        builder.environment().put("PULSE_RUNTIME_PATH", folder.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().remove("DISPLAY");
        return builder;
    }

    /** Ends it and everything that was started beside it. */
    void close() throws IOException, InterruptedException {
        for (Process helper : helpers) {
            helper.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        }
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
