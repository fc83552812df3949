package dev.anteroom.practice.relay;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;

/**
 * A client of the relay without a browser: one socket, real checks, a real handshake, packets made
 * by hand. Single-threaded.
 */
// What the handshake makes is there once it is done.
@SuppressWarnings("NullAway.Init")
final class MediaClient implements AutoCloseable {
    static final int OPUS = 111;
    static final int VP8 = 96;
    private static final int WAIT_MILLIS = 5_000;

    private final DtlsIdentity identity;
    private final DatagramSocket socket;
    private final IceCredentials ice = IceCredentials.random(new SecureRandom());
    private final SrtpProfile profile;
    private InetSocketAddress relay = new InetSocketAddress(0);
    private String user = "";
    private String password = "";
    private DTLSTransport transport;
    private Client client;
    private SrtpCipher out;
    private SrtpCipher in;
    private int controlIndex;
    final PacketIndex received = new PacketIndex();

    MediaClient(DtlsIdentity identity, SrtpProfile profile) throws IOException {
        this.identity = identity;
        this.profile = profile;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(WAIT_MILLIS);
    }

    String offer(String direction, int audioSource, int videoSource) {
        return offer(identity.fingerprint().toSdp(), direction, audioSource, videoSource);
    }

    String offer(String fingerprint, String direction, int audioSource, int videoSource) {
        String transportLines =
                "c=IN IP4 0.0.0.0\r\na=ice-ufrag:%s\r\na=ice-pwd:%s\r\na=fingerprint:%s\r\na=setup:actpass\r\na=%s\r\na=rtcp-mux\r\n"
                        .formatted(ice.fragment(), ice.password(), fingerprint, direction);
        return "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n"
                + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"
                + transportLines
                + "a=mid:0\r\na=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n"
                + "a=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n"
                + source(audioSource)
                + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n"
                + "b=AS:800\r\n"
                + transportLines
                + "a=mid:1\r\na=extmap:3 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time\r\n"
                + "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 goog-remb\r\na=rtcp-fb:96 nack\r\n"
                + "a=rtcp-fb:96 nack pli\r\na=rtcp-fb:96 ccm fir\r\n"
                + source(videoSource);
    }

    private static String source(int ssrc) {
        return ssrc == 0 ? "" : "a=ssrc:" + ssrc + " cname:test\r\n";
    }

    /** Publishes under a name and connects. */
    MediaClient publish(MediaRelay to, String link, LinkLog log, int audio, int video)
            throws Exception {
        String offer = offer("sendonly", audio, video);
        connect(to.receive(link, offer, log).toCompletableFuture().get(5, TimeUnit.SECONDS));
        return this;
    }

    /** Receives under a name and connects. */
    MediaClient subscribe(MediaRelay to, String link, LinkLog log) throws Exception {
        String offer = offer("recvonly", 0, 0);
        connect(to.send(link, offer, log).toCompletableFuture().get(5, TimeUnit.SECONDS));
        return this;
    }

    void connect(String answer) throws Exception {
        check(answer);
        handshake();
    }

    /** Makes the relay know our address. */
    void check(String answer) throws Exception {
        aimAt(answer);
        user = find("a=ice-ufrag:(\\S+)", answer) + ":" + ice.fragment();
        password = find("a=ice-pwd:(\\S+)", answer);
        send(StunBytes.check(user, password, true));
        byte[] reply = receive();
        if (reply[0] != 1 || reply[1] != 1) {
            throw new IOException("The check was refused.");
        }
    }

    /** Sends to the relay of an answer from now on, without a check. */
    void aimAt(String answer) {
        relay =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        Integer.parseInt(find("m=audio (\\d+)", answer)));
    }

    /** Waits no longer than this for the next datagrams. */
    void quiet(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /** Waits until the relay has closed the secured connection. */
    void awaitGoodbye() throws IOException {
        byte[] unused = new byte[transport.getReceiveLimit()];
        while (!client.saidGoodbye) {
            transport.receive(unused, 0, unused.length, WAIT_MILLIS);
        }
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    void handshake() throws IOException {
        client = new Client();
        transport = new DTLSClientProtocol().connect(client, new Network());
        in = client.keys.ofServer();
        out = client.keys.ofClient();
    }

    void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, relay));
    }

    byte[] receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Sends an RTP packet of this index. */
    void sendMedia(long index, int payloadType, int timestamp, int ssrc, byte[] payload)
            throws IOException {
        send((byte) 0x80, index, payloadType, timestamp, ssrc, payload);
    }

    /** Sends an RTP packet whose payload ends in padding. */
    void sendPadded(long index, int payloadType, int timestamp, int ssrc, byte[] payload)
            throws IOException {
        send((byte) 0xa0, index, payloadType, timestamp, ssrc, payload);
    }

    private void send(
            byte first, long index, int payloadType, int timestamp, int ssrc, byte[] payload)
            throws IOException {
        byte[] packet = new byte[12 + payload.length + SrtpCipher.LONGEST_TRAILER];
        packet[0] = first;
        packet[1] = (byte) payloadType;
        Bytes.put16(packet, 2, (int) index);
        Bytes.put32(packet, 4, timestamp);
        Bytes.put32(packet, 8, ssrc);
        System.arraycopy(payload, 0, packet, 12, payload.length);
        int length = out.protect(packet, 12, 12 + payload.length, PacketIndex.rollover(index));
        socket.send(new DatagramPacket(packet, length, relay));
    }

    /** Sends a compound RTCP packet. */
    void sendControl(RtcpWriter writer) throws IOException {
        byte[] packet = Arrays.copyOf(writer.data(), writer.length() + 40);
        int length = out.protectControl(packet, writer.length(), ++controlIndex);
        socket.send(new DatagramPacket(packet, length, relay));
    }

    /** The next RTP packet that comes, opened. */
    byte[] nextMedia() throws Exception {
        while (true) {
            byte[] packet = receive();
            if (packet[0] < 0 && !Rtp.isControl(packet)) {
                Rtp header = new Rtp();
                header.read(packet, packet.length);
                long index = received.of(header.sequence());
                int length =
                        in.open(
                                packet,
                                header.headerLength(),
                                packet.length,
                                PacketIndex.rollover(index));
                received.note(index);
                return Arrays.copyOf(packet, length);
            }
        }
    }

    /** Whether no RTP packet comes within a while. */
    boolean hearsNoMedia(int millis) throws Exception {
        socket.setSoTimeout(millis);
        try {
            nextMedia();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            socket.setSoTimeout(WAIT_MILLIS);
        }
    }

    /** Whether a payload comes before there is silence for a while. */
    boolean hearsBefore(int millis, byte[] payload) throws Exception {
        socket.setSoTimeout(millis);
        try {
            while (true) {
                byte[] packet = nextMedia();
                if (Arrays.equals(Arrays.copyOfRange(packet, 12, packet.length), payload)) {
                    return true;
                }
            }
        } catch (SocketTimeoutException silence) {
            return false;
        } finally {
            socket.setSoTimeout(WAIT_MILLIS);
        }
    }

    /** Reads RTCP until a visitor has seen what it waits for. */
    void awaitControl(RtcpReader.Visitor visitor, java.util.function.BooleanSupplier seen)
            throws Exception {
        while (!seen.getAsBoolean()) {
            byte[] packet = receive();
            if (packet[0] < 0 && Rtp.isControl(packet)) {
                RtcpReader.read(packet, in.openControl(packet, packet.length), visitor);
            }
        }
    }

    /** Says goodbye as a browser does. */
    void goodbye() throws IOException {
        transport.close();
    }

    @Override
    public void close() {
        socket.close();
    }

    private final class Network implements DatagramTransport {
        @Override
        public int getReceiveLimit() {
            return 2048;
        }

        @Override
        public int getSendLimit() {
            return 1200;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, int waitMillis)
                throws IOException {
            socket.setSoTimeout(Math.max(1, waitMillis));
            try {
                byte[] datagram = MediaClient.this.receive();
                System.arraycopy(datagram, 0, buffer, offset, Math.min(length, datagram.length));
                return Math.min(length, datagram.length);
            } catch (SocketTimeoutException nothing) {
                return -1;
            } finally {
                socket.setSoTimeout(WAIT_MILLIS);
            }
        }

        @Override
        public void send(byte[] buffer, int offset, int length) throws IOException {
            MediaClient.this.send(Arrays.copyOfRange(buffer, offset, offset + length));
        }

        @Override
        public void close() {}
    }

    @SuppressWarnings({"rawtypes", "JdkObsolete", "NullAway.Init"})
    private final class Client extends DefaultTlsClient {
        private SrtpKeys keys;
        private boolean saidGoodbye;

        Client() {
            super(identity.crypto());
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        public Hashtable getClientExtensions() throws IOException {
            Hashtable extensions = super.getClientExtensions();
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions, new UseSRTPData(new int[] {profile.number()}, new byte[0]));
            return extensions;
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            keys =
                    SrtpKeys.split(
                            profile,
                            context.exportKeyingMaterial(
                                    ExporterLabel.dtls_srtp, null, SrtpKeys.length(profile)));
        }

        @Override
        public void notifyAlertReceived(short level, short description) {
            saidGoodbye |= description == AlertDescription.close_notify;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) {}

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) {
                    return new BcDefaultTlsCredentialedSigner(
                            new TlsCryptoParameters(context),
                            identity.crypto(),
                            identity.privateKey(),
                            identity.chain(),
                            SignatureAndHashAlgorithm.getInstance(
                                    HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
                }
            };
        }
    }
}
