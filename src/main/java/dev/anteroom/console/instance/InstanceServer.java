package dev.anteroom.console.instance;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first: hears one request from each caller, takes it or not, and says which. */
final class InstanceServer {
    /** The answer to a request that was taken. */
    static final byte[] TAKEN = "ok\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] REFUSED = "no\n".getBytes(StandardCharsets.US_ASCII);
    private static final Logger LOG = LoggerFactory.getLogger(InstanceServer.class);
    private static final Duration LONGEST_TALK = Duration.ofSeconds(5);

    private final ServerSocketChannel server;
    private final UserPrincipal owner;
    private final WindowCalls calls;

    /**
     * Hears nobody yet.
     *
     * @param owner the only one who is heard
     */
    InstanceServer(ServerSocketChannel server, UserPrincipal owner, WindowCalls calls) {
        this.server = server;
        this.owner = owner;
        this.calls = calls;
    }

    /** Hears callers until the socket is closed. */
    void run() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                // One that says nothing must not keep the next waiting.
                Thread.ofVirtual().name("anteroom-instance-call").start(() -> talk(caller));
            } catch (ClosedChannelException ended) {
                return;
            } catch (IOException broken) {
                LOG.warn("Further starts are no longer heard.", broken);
                return;
            }
        }
    }

    private void talk(SocketChannel caller) {
        try (caller) {
            TimeLimit.closeAfter(caller, LONGEST_TALK);
            byte[] message =
                    Channels.newInputStream(caller).readNBytes(InstanceRequest.LARGEST + 1);
            Optional<InstanceRequest> request =
                    isOwnUser(caller) ? InstanceRequest.decode(message) : Optional.empty();
            request.ifPresentOrElse(
                    this::take, () -> LOG.warn("A request from outside was refused."));
            caller.write(ByteBuffer.wrap(request.isPresent() ? TAKEN : REFUSED));
        } catch (IOException brokenOff) {
            LOG.info("A request from outside broke off.", brokenOff);
        }
    }

    private void take(InstanceRequest request) {
        switch (request) {
            case InstanceRequest.Show() -> calls.show();
            case InstanceRequest.Open(String linkOrFile) -> calls.open(linkOrFile);
        }
    }

    /** By the system's word; where it gives none, the directory lets nobody else in. */
    private boolean isOwnUser(SocketChannel caller) throws IOException {
        SocketOption<UnixDomainPrincipal> who = ExtendedSocketOptions.SO_PEERCRED;
        return !caller.supportedOptions().contains(who)
                || caller.getOption(who).user().equals(owner);
    }
}
