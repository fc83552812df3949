package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that come and go, clients that are not what they say, and a relay that is closed. */
class RelayLifecycleTest {
    private static DtlsIdentity identity;
    private ForwardingRelay relay;

    @BeforeAll
    static void makeIdentity() throws Exception {
        identity = DtlsIdentity.create(new SecureRandom());
    }

    @BeforeEach
    void open() throws Exception {
        relay = ForwardingRelay.open(InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() {
        relay.close();
    }

    private static MediaClient client() throws Exception {
        return new MediaClient(identity, SrtpProfile.AEAD_AES_128_GCM);
    }

    private static @Nullable Throwable refusal(CompletionStage<String> answer) {
        return assertThrows(
                        ExecutionException.class,
                        () -> answer.toCompletableFuture().get(5, TimeUnit.SECONDS))
                .getCause();
    }

    /** Returns when everything asked for before was done. */
    private void settle() {
        assertInstanceOf(
                IllegalArgumentException.class,
                refusal(relay.receive("nobody", "", new LinkLog())));
    }

    @Test
    void open_makesNoKeyBeforeSomebodyConnects() throws Exception {
        assertFalse(relay.hasIdentity());
        settle();
        assertFalse(relay.hasIdentity());
        try (MediaClient client = client()) {
            String first =
                    relay.receive("a", client.offer("sendrecv", 1, 2), new LinkLog())
                            .toCompletableFuture()
                            .get();
            assertTrue(relay.hasIdentity());
            String second =
                    relay.receive("b", client.offer("sendrecv", 1, 2), new LinkLog())
                            .toCompletableFuture()
                            .get();
            assertEquals(fingerprint(first), fingerprint(second));
        }
    }

    private static String fingerprint(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith("a=fingerprint:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void receive_nameUsedTwice_isRefusedAndTheFirstStays() throws Exception {
        try (MediaClient client = client()) {
            String offer = client.offer("sendrecv", 1, 2);
            relay.receive("a", offer, new LinkLog()).toCompletableFuture().get();

            assertInstanceOf(
                    IllegalArgumentException.class,
                    refusal(relay.receive("a", offer, new LinkLog())));
            assertInstanceOf(
                    IllegalArgumentException.class, refusal(relay.send("a", offer, new LinkLog())));
            assertEquals(1, relay.size());

            relay.end("a");
            relay.send("a", offer, new LinkLog()).toCompletableFuture().get();
            assertEquals(1, relay.size());
        }
    }

    @Test
    void receive_moreThanFit_isRefused() throws Exception {
        try (MediaClient client = client()) {
            String offer = client.offer("sendrecv", 1, 2);
            for (int i = 0; i < Exchange.MOST_LINKS; i++) {
                relay.receive("link" + i, offer, new LinkLog()).toCompletableFuture().get();
            }

            assertInstanceOf(
                    IllegalArgumentException.class,
                    refusal(relay.receive("more", offer, new LinkLog())));
            assertEquals(Exchange.MOST_LINKS, relay.size());
        }
    }

    @Test
    void unknownNames_areFine() throws Exception {
        relay.route("nobody", "none");
        relay.route("nobody", null);
        relay.pass("nobody", false, false);
        relay.candidate("nobody", "a=candidate:nonsense");
        relay.end("nobody");
        settle();

        assertEquals(0, relay.size());
    }

    @Test
    void handshake_withAnotherCertificate_fails() throws Exception {
        try (MediaClient client = client()) {
            LinkLog log = new LinkLog();
            String other = DtlsIdentity.create(new SecureRandom()).fingerprint().toSdp();
            String offer = client.offer(other, "sendonly", 1, 2);
            String answer = relay.receive("a", offer, log).toCompletableFuture().get();
            client.check(answer);

            assertThrows(java.io.IOException.class, client::handshake);

            assertEquals("a", log.awaitFailed());
            assertEquals(0, relay.size());
            assertFalse(log.ready.isDone());
        }
    }

    @Test
    void datagrams_ofStrangers_areNotAnswered() throws Exception {
        try (MediaClient client = client();
                MediaClient stranger = client()) {
            String offer = client.offer("sendonly", 1, 2);
            String answer = relay.receive("a", offer, new LinkLog()).toCompletableFuture().get();
            client.check(answer);

            assertThrows(AssertionError.class, () -> stranger.check("m=audio 1"));
            stranger.aimAt(answer);
            stranger.send(new byte[] {22, (byte) 0xfe, (byte) 0xfd, 0, 0});
            stranger.send(new byte[100]);
            byte[] media = new byte[100];
            media[0] = (byte) 0x80;
            stranger.send(media);
            stranger.quiet(300);
            assertThrows(SocketTimeoutException.class, stranger::receive);

            byte[] check = StunBytes.check("unknown:x", "some password of 22 letters", true);
            stranger.send(check);
            byte[] refused = stranger.receive();
            assertEquals(0x0111, Bytes.u16(refused, 0));
            assertTrue(refused.length <= check.length);
        }
    }

    @Test
    void goodbye_ofClient_endsTheLink() throws Exception {
        try (MediaClient client = client()) {
            LinkLog log = new LinkLog();
            client.publish(relay, "a", log, 1, 2);
            log.awaitReady();

            client.goodbye();

            assertEquals("a", log.awaitFailed());
            assertEquals(0, relay.size());
            assertEquals(1, log.readyCount.get());
        }
    }

    @Test
    void end_saysGoodbyeAndFreesTheAddress() throws Exception {
        try (MediaClient client = client()) {
            LinkLog log = new LinkLog();
            client.publish(relay, "a", log, 1, 2);
            log.awaitReady();

            relay.end("a");
            settle();

            assertEquals(0, relay.size());
            client.awaitGoodbye();
            assertFalse(log.failed.isDone(), "who ended it need not be told");
        }
    }

    @Test
    void listener_thatFails_hurtsNobody() throws Exception {
        try (MediaClient client = client();
                MediaClient other = client()) {
            MediaRelay.Listener broken =
                    new MediaRelay.Listener() {
                        @Override
                        public void onReady(String link) {
                            throw new IllegalStateException("broken");
                        }

                        @Override
                        public void onFailed(String link) {
                            throw new IllegalStateException("broken");
                        }

                        @Override
                        public void onLevel(String link, double level) {
                            throw new IllegalStateException("broken");
                        }
                    };
            String offer = client.offer("sendonly", 1, 2);
            client.connect(relay.receive("a", offer, broken).toCompletableFuture().get());
            LinkLog log = new LinkLog();
            other.publish(relay, "b", log, 1, 2);

            assertEquals("b", log.awaitReady());
        }
    }

    @Test
    void link_silentOrNeverReady_isLost() throws Exception {
        SessionOffer offer = SdpReader.read(client().offer("sendonly", 1, 2));
        MediaPort port = MediaPort.bind(InetAddress.getLoopbackAddress());
        SecureLeg leg = new SecureLeg(port);
        IceCredentials own = IceCredentials.random(new SecureRandom());
        Publisher publisher =
                new Publisher("a", leg, Negotiation.receiving(offer), new LinkLog(), 0);
        Link link = new Link("a", own, offer, leg, publisher, new LinkLog(), 0);
        long second = TimeUnit.SECONDS.toNanos(1);

        assertFalse(link.isLost(29 * second));
        link.checked(port.localAddress(), true, 29 * second);
        assertTrue(link.isLost(31 * second), "the handshake never ended");
        leg.open(SrtpKeys.split(SrtpProfile.AEAD_AES_128_GCM, new byte[56]));
        assertFalse(link.isLost(58 * second));
        assertTrue(link.isLost(60 * second), "no check for half a minute");
        port.close();
    }

    @Test
    void rounds_aThousand_leaveNothingBehind() throws Exception {
        try (MediaClient client = client()) {
            String offer = client.offer("sendrecv", 1, 2);
            long before = threads();
            for (int round = 0; round < 1000; round++) {
                relay.receive("p", offer, new LinkLog());
                relay.send("s", offer, new LinkLog());
                relay.route("s", "p");
                relay.end(round % 2 == 0 ? "p" : "s");
                relay.end(round % 2 == 0 ? "s" : "p");
            }
            for (int round = 0; round < 40; round++) {
                try (MediaClient publisher = client();
                        MediaClient receiver = client()) {
                    LinkLog log = new LinkLog();
                    publisher.publish(relay, "p", log, 1, 2);
                    LinkLog other = new LinkLog();
                    receiver.subscribe(relay, "s", other);
                    relay.route("s", "p");
                    log.awaitReady();
                    other.awaitReady();
                    publisher.sendMedia(1, MediaClient.OPUS, 960, 1, new byte[] {1});
                    receiver.nextMedia();
                    relay.end("p");
                    relay.end("s");
                    settle();
                }
            }

            assertEquals(0, relay.size());
            assertEquals(0, relay.kept());
            assertEquals(before, threads());
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("practice-"))
                .count();
    }

    @Test
    void fuzz_ofKnownAddress_doesNotStopTheRelay() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(1);
        try (MediaClient publisher = client();
                MediaClient receiver = client()) {
            LinkLog log = new LinkLog();
            publisher.publish(relay, "p", log, 1, 2);
            LinkLog other = new LinkLog();
            receiver.subscribe(relay, "s", other);
            relay.route("s", "p");
            log.awaitReady();
            other.awaitReady();
            for (int i = 0; i < 20_000; i++) {
                byte[] junk = new byte[random.nextInt(1, 200)];
                random.nextBytes(junk);
                junk[0] = (byte) (i % 4 == 0 ? random.nextInt(4) : 0x80 | junk[0]);
                publisher.send(junk);
            }
            // Genuine packets with senseless content.
            for (int i = 0; i < 5_000; i++) {
                byte[] junk = new byte[random.nextInt(60)];
                random.nextBytes(junk);
                publisher.sendMedia(i, i % 2 == 0 ? 96 : 111, i, i % 2 == 0 ? 2 : 1, junk);
                publisher.sendPadded(i, i % 2 == 0 ? 96 : 111, i, i % 2 == 0 ? 2 : 1, junk);
            }
            boolean arrived = false;
            for (int i = 9_000; !arrived && i < 9_100; i++) {
                // More than one, since such a flood may push a datagram out of a socket.
                publisher.sendMedia(i, MediaClient.OPUS, 960, 1, new byte[] {1, 2, 3, 99});
                arrived = receiver.hearsBefore(200, new byte[] {1, 2, 3, 99});
            }
            assertTrue(arrived);
            assertEquals(2, relay.size());
        }
    }

    @Test
    void close_twiceAndFromAListener_freesPortAndThread() throws Exception {
        MediaClient client = client();
        CountDownLatch closed = new CountDownLatch(1);
        MediaRelay.Listener closer =
                new LinkLog() {
                    @Override
                    public void onReady(String link) {
                        relay.close();
                        closed.countDown();
                    }
                };
        String offer = client.offer("sendonly", 1, 2);
        client.connect(relay.receive("a", offer, closer).toCompletableFuture().get());
        assertTrue(closed.await(10, TimeUnit.SECONDS));
        relay.close();
        client.close();

        assertInstanceOf(
                IllegalStateException.class, refusal(relay.receive("b", offer, new LinkLog())));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("practice-media")) {
                assertTrue(thread.join(java.time.Duration.ofSeconds(10)));
            }
        }
    }
}
