package dev.anteroom.console.instance;

import dev.anteroom.console.instance.InstanceException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second start: says what it was asked to open, and hears whether the first took it. */
final class InstanceCaller {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceCaller.class);

    private InstanceCaller() {}

    static void handOver(Path socket, InstanceRequest request, Duration limit)
            throws InstanceException {
        byte[] answer;
        ByteBuffer said = ByteBuffer.wrap(request.encode());
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            TimeLimit.closeAfter(channel, limit);
            channel.connect(UnixDomainSocketAddress.of(socket));
            while (said.hasRemaining()) {
                channel.write(said);
            }
            channel.shutdownOutput();
            InputStream in = Channels.newInputStream(channel);
            answer = in.readNBytes(InstanceServer.TAKEN.length);
        } catch (IOException silent) {
            LOG.debug("The first did not answer.", silent);
            throw new InstanceException(Problem.NO_ANSWER, silent);
        }
        if (answer.length == 0) {
            throw new InstanceException(Problem.NO_ANSWER);
        }
        if (!Arrays.equals(answer, InstanceServer.TAKEN)) {
            throw new InstanceException(Problem.REFUSED);
        }
    }
}
