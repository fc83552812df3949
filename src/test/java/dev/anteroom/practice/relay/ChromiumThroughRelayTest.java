package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.anteroom.testkit.GuestBrowser;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Chromium to real Chromium through the relay. */
@Tag("browser")
class ChromiumThroughRelayTest {
    private static final Map<String, Object> RED = Map.of("colour", "#ff0000", "hertz", 440);
    private static final Map<String, Object> BLUE = Map.of("colour", "#0000ff", "hertz", 900);

    private static GuestBrowser browser;
    private static HttpServer server;
    private ForwardingRelay relay;
    private RelayPage page;

    @BeforeAll
    static void openBrowser() throws Exception {
        browser = GuestBrowser.startWithDevices();
        server = RelayPage.serve();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        server.stop(0);
    }

    @BeforeEach
    void openRelay() throws Exception {
        relay = ForwardingRelay.open(InetAddress.getLoopbackAddress());
        page = RelayPage.open(browser, server, relay);
    }

    @AfterEach
    void closeRelay() {
        relay.close();
        browser.closeTabs();
    }

    @Test
    void route_betweenTwoPages_carriesPictureAndSoundOfTheFakeDevices() throws Exception {
        RelayPage other = RelayPage.open(browser, server, relay);
        LinkLog publisher = new LinkLog();
        page.publish("a", publisher, Map.of("device", true));
        LinkLog receiver = new LinkLog();
        other.subscribe("b", receiver, Map.of());
        relay.route("b", "a");

        other.awaitMore("b", "frames", 60);
        other.awaitMore("b", "audioPackets", 50);
        JsonNode numbers = other.numbers("b");

        assertEquals("a", publisher.awaitReady());
        assertEquals("b", receiver.awaitReady());
        assertEquals(640, numbers.path("width").asInt());
        assertTrue(numbers.path("energy").asDouble() > 0, numbers::toString);
        assertTrue(publisher.loud.get(10, TimeUnit.SECONDS) > 0.001);
    }

    @Test
    void route_toAnotherPublisher_switchesPictureAndSoundWithoutAnOffer() throws Exception {
        page.publish("red", new LinkLog(), RED);
        page.publish("blue", new LinkLog(), BLUE);
        page.subscribe("b", new LinkLog(), Map.of());
        relay.route("b", "red");
        page.awaitPicture("b", 255, 0, 0, 10_000);
        page.awaitPitch("b", 440);

        relay.route("b", "blue");
        page.awaitPicture("b", 0, 0, 255, 5_000);
        page.awaitPitch("b", 900);

        relay.route("b", "red");
        page.awaitPicture("b", 255, 0, 0, 5_000);
        page.awaitMore("b", "frames", 30);
        JsonNode numbers = page.numbers("b");
        assertEquals(0, numbers.path("videoLost").asInt(), numbers::toString);
        assertEquals(0, numbers.path("audioLost").asInt(), numbers::toString);
    }

    @Test
    void pass_closed_stopsWhatIsForwarded() throws Exception {
        page.publish("red", new LinkLog(), RED);
        page.subscribe("b", new LinkLog(), Map.of());
        relay.route("b", "red");
        page.awaitMore("b", "frames", 10);

        relay.pass("red", true, false);
        page.awaitStop("b", "videoPackets");
        page.awaitMore("b", "audioPackets", 20);
        relay.pass("red", false, true);
        page.awaitStop("b", "audioPackets");
        page.awaitMore("b", "frames", 10);
        relay.pass("red", true, true);
        page.awaitPitch("b", 440);
    }

    @Test
    void want_withoutPicture_stopsItForThatReceiverOnly_andItComesBackByItself() throws Exception {
        page.publish("red", new LinkLog(), RED);
        page.subscribe("b", new LinkLog(), Map.of());
        page.subscribe("c", new LinkLog(), Map.of());
        relay.route("b", "red");
        relay.route("c", "red");
        page.awaitMore("b", "frames", 10);

        relay.want("b", true, false);
        page.awaitStop("b", "videoPackets");
        page.awaitMore("b", "audioPackets", 20);
        page.awaitMore("c", "frames", 10);

        relay.want("b", true, true);
        page.awaitMore("b", "frames", 10);
        page.awaitPicture("b", 255, 0, 0, 5_000);
    }

    @Test
    void end_ofEither_freesBoth() throws Exception {
        page.publish("red", new LinkLog(), RED);
        page.subscribe("b", new LinkLog(), Map.of());
        LinkLog third = new LinkLog();
        page.subscribe("c", third, Map.of());
        relay.route("b", "red");
        relay.route("c", "red");
        page.awaitMore("b", "frames", 10);
        assertEquals(3, relay.size());

        relay.end("red");
        page.awaitStop("c", "videoPackets");
        relay.end("b");
        page.close("c");

        assertEquals("c", third.awaitFailed());
        assertEquals(0, relay.size());
        assertFalse(third.ready.isCompletedExceptionally());
    }

    @Test
    void publish_withBandwidth_isUsedUpWithinSeconds() throws Exception {
        page.publish("a", new LinkLog(), Map.of("device", true, "kbps", 900));
        page.subscribe("b", new LinkLog(), Map.of());
        relay.route("b", "a");
        page.awaitMore("b", "frames", 1);

        JsonNode sending = page.awaitTarget("a", 800_000);
        assertEquals(640, sending.path("width").asInt(), sending::toString);
        assertTrue(sending.path("target").asInt() <= 900_000, sending::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264", "VP9"})
    void route_ofEachCodec_showsThePicture(String codec) throws Exception {
        page.publish("red", new LinkLog(), Map.of("colour", "#ff0000", "codec", codec));
        page.subscribe("b", new LinkLog(), Map.of());
        page.subscribe("late", new LinkLog(), Map.of());
        relay.route("b", "red");
        page.awaitPicture("b", 255, 0, 0, 10_000);

        relay.route("late", "red");
        page.awaitPicture("late", 255, 0, 0, 5_000);
        page.awaitMore("late", "frames", 30);
    }

    @Test
    void route_betweenCodecs_switchesThePicture() throws Exception {
        page.publish("red", new LinkLog(), Map.of("colour", "#ff0000", "codec", "VP8"));
        page.publish("blue", new LinkLog(), Map.of("colour", "#0000ff", "codec", "H264"));
        page.subscribe("b", new LinkLog(), Map.of());
        page.subscribe("poor", new LinkLog(), Map.of("codec", "VP8"));
        relay.route("b", "red");
        relay.route("poor", "blue");
        page.awaitPicture("b", 255, 0, 0, 10_000);

        relay.route("b", "blue");
        page.awaitPicture("b", 0, 0, 255, 5_000);
        assertEquals(0, page.numbers("poor").path("videoPackets").asInt());
        relay.route("b", "red");
        relay.route("poor", "red");
        page.awaitPicture("b", 255, 0, 0, 5_000);
        page.awaitPicture("poor", 255, 0, 0, 5_000);
    }

    @Test
    void route_fourPeopleAtOnce_everybodySeesEverybody() throws Exception {
        String[] people = {"red", "lime", "blue", "yellow"};
        int[][] colours = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 0}};
        for (String person : people) {
            page.publish(person, new LinkLog(), Map.of("colour", person, "hertz", 440));
        }
        for (String viewer : people) {
            for (String seen : people) {
                if (!viewer.equals(seen)) {
                    page.subscribe(viewer + "-" + seen, new LinkLog(), Map.of());
                    relay.route(viewer + "-" + seen, seen);
                }
            }
        }
        for (String viewer : people) {
            for (int i = 0; i < people.length; i++) {
                if (!viewer.equals(people[i])) {
                    int[] colour = colours[i];
                    String link = viewer + "-" + people[i];
                    page.awaitPicture(link, colour[0], colour[1], colour[2], 20_000);
                }
            }
        }
        assertEquals(16, relay.size());
    }
}
