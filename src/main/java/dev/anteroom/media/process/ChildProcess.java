package dev.anteroom.media.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One media process, from its start to its end, as the console sees it. Never used twice.
 * Thread-safe but for {@link #start}.
 */
final class ChildProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final String CRASHED_IN = "# Problematic frame:";

    private final Process process;
    private final ServerSocketChannel door;
    private final Path socket;
    private final Path crashReport;
    private final MessagePort<Event, Command> port;

    private ChildProcess(
            Process process,
            ServerSocketChannel door,
            Path socket,
            Path crashReport,
            Consumer<ChildProcess> ended) {
        this.process = process;
        this.door = door;
        this.socket = socket;
        this.crashReport = crashReport;
        port = new MessagePort<>("anteroom-media", Event.class, Command.class, () -> over(ended));
    }

    /**
     * Starts one. Messages can be sent at once; it gets them when it is up.
     *
     * @param number tells it from those before
     * @param events called on a thread of this
     * @param ended called once, on a thread of this, however it ended
     * @throws IOException when no process can be started
     */
    static ChildProcess start(
            ChildCommand command,
            PrivateDirectory directory,
            int number,
            BiConsumer<ChildProcess, Event> events,
            Consumer<ChildProcess> ended)
            throws IOException {
        Path socket = directory.file("socket-" + number);
        Path crashReport = directory.file("crash-" + number);
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            door.bind(UnixDomainSocketAddress.of(socket));
            ProcessBuilder builder =
                    new ProcessBuilder(command.line(socket, crashReport)).redirectErrorStream(true);
            builder.environment().put(ChildCommand.CLASS_PATH, command.classPath());
            // They were meant for the console, such as to write down what it loads.
            builder.environment().keySet().removeAll(ChildCommand.NOT_FOR_IT);
            Process process = builder.start();
            ChildProcess child = new ChildProcess(process, door, socket, crashReport, ended);
            child.begin(events);
            return child;
        } catch (IOException e) {
            door.close();
            throw e;
        }
    }

    private void begin(BiConsumer<ChildProcess, Event> events) {
        ChildOutput.follow(process.getInputStream());
        // Who ends before it knocks would be waited for without end.
        var _ = process.onExit().thenRun(this::closeDoor);
        port.connect(this::letIn, event -> events.accept(this, event));
    }

    private SocketChannel letIn() throws IOException {
        try {
            return door.accept();
        } finally {
            closeDoor();
        }
    }

    private void closeDoor() {
        try {
            door.close();
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.debug("{} is left over", socket, e);
        }
    }

    /** The connection is over, and with it the process. */
    private void over(Consumer<ChildProcess> ended) {
        process.destroyForcibly();
        ended.accept(this);
    }

    /** Sends after what was sent before. Never blocks. */
    void send(Command command) {
        port.send(command);
    }

    /** Sends on this thread if that is possible now. Blocks for a process that hangs. */
    void sendNow(Command command) {
        port.sendNow(command);
    }

    /** Ends it without asking. */
    void kill() {
        process.destroyForcibly();
        port.close();
        closeDoor();
    }

    /**
     * Asks it to end, and ends it when it does not in time. Returns at once.
     *
     * @return completes when it has ended, normally in any case
     */
    CompletableFuture<?> leave(Duration limit) {
        port.send(new Command.End());
        return process.onExit()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (_, late) -> {
                            if (late != null) {
                                LOG.warn("A media process did not end within {}", limit);
                            }
                            kill();
                            return true;
                        });
    }

    /** Where native code ended it, for the log; what else is known when it left no report. */
    String cause() {
        try {
            if (Files.exists(crashReport)) {
                var lines = Files.readAllLines(crashReport).iterator();
                while (lines.hasNext()) {
                    if (lines.next().startsWith(CRASHED_IN) && lines.hasNext()) {
                        return "crashed in " + ChildOutput.harmless(lines.next());
                    }
                }
            }
            return process.waitFor(1, TimeUnit.SECONDS)
                    ? "ended with code " + process.exitValue()
                    : "lost its connection";
        } catch (IOException e) {
            return "crashed, and its report cannot be read";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "ended";
        }
    }
}
