package dev.anteroom.console.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.notify.FakeNotificationService.Asked;
import dev.anteroom.enx.ClientId;
import dev.anteroom.testkit.PrivateBus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our side of the desktop's notifications, over a real bus, against a service of the test's. */
final class FreedesktopAlertTest {
    private static final AlertTarget ADA = new AlertTarget(0, new ClientId("a"), 1);
    private static final AlertTarget BEA = new AlertTarget(0, new ClientId("b"), 2);

    @TempDir Path directory;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private PrivateBus daemon;
    private SessionBus bus;
    private FreedesktopAlert alert;

    @BeforeEach
    void start() throws Exception {
        daemon = new PrivateBus(directory);
        bus = new SessionBus(Optional.of(daemon.address()));
        alert =
                new FreedesktopAlert(
                        bus, Runnable::run, new WrittenAlerts(said), () -> said.add("unusable"));
    }

    @AfterEach
    void end() throws Exception {
        alert.close();
        bus.close();
        daemon.close();
    }

    private String nextSaid() throws InterruptedException {
        String next = said.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    /** Waits until everything asked of the bus was answered. */
    private void settle() {
        CompletableFuture<String> answered = new CompletableFuture<>();
        bus.run(_ -> answered.complete("yes"), () -> answered.complete("no"));
        assertEquals("yes", answered.orTimeout(10, TimeUnit.SECONDS).join());
    }

    private FakeNotificationService service(String... capabilities) throws Exception {
        return new FakeNotificationService(daemon.address(), capabilities);
    }

    private static AlertContent one(String name, AlertTarget target) {
        return new AlertContent("1 person is waiting · Room", name, Optional.of(target));
    }

    private static AlertContent several(String names) {
        return new AlertContent("2 people are waiting · Room", names, Optional.empty());
    }

    private static Object value(Map<String, Variant<?>> values, String name) {
        return Objects.requireNonNull(values.get(name), name).getValue();
    }

    private static String action(Asked asked, String label) {
        return asked.actions().get(asked.actions().lastIndexOf(label) - 1);
    }

    @Test
    void onePerson_isShownWithThreeButtonsUntilHandled() throws Exception {
        try (FakeNotificationService service = service("actions", "body")) {
            alert.show(one("Ada", ADA));
            Asked asked = service.next();
            assertEquals("1 person is waiting · Room", asked.title());
            assertEquals("Ada", asked.body());
            assertEquals(0, asked.timeout(), "it never ends by itself");
            assertEquals((byte) 2, value(asked.hints(), "urgency"));
            assertEquals(true, value(asked.hints(), "suppress-sound"));
            assertEquals(
                    List.of("Approve", "Deny", "Open", "Open"),
                    List.of(
                            asked.actions().get(1),
                            asked.actions().get(3),
                            asked.actions().get(5),
                            asked.actions().get(7)));
            service.press(asked.number(), action(asked, "Approve"));
            assertEquals("approve a", nextSaid());
            service.press(asked.number(), action(asked, "Deny"));
            assertEquals("deny a", nextSaid());
            service.press(asked.number(), "default");
            assertEquals("open", nextSaid());
            service.press(asked.number(), action(asked, "Open"));
            assertEquals("open", nextSaid());
        }
    }

    @Test
    void aServiceThatEnds_takesItsAlertAlong_andTheNextIsAskedAnew() throws Exception {
        try (FakeNotificationService service = service("actions", "body")) {
            alert.show(one("<b>Ada", ADA));
            assertEquals("<b>Ada", service.next().body());
            settle();
        }
        assertEquals("lapsed", nextSaid());
        try (FakeNotificationService service = service("actions", "body", "body-markup")) {
            alert.show(one("<b>Ada", ADA));
            Asked again = service.next();
            assertEquals(0, again.replaces(), "that one is gone");
            assertEquals("&lt;b&gt;Ada", again.body(), "this service reads markup");
            service.press(again.number(), action(again, "Approve"));
            assertEquals("approve a", nextSaid());
        }
    }

    @Test
    void aNewContent_takesThePlaceOfTheOld() throws Exception {
        try (FakeNotificationService service = service("actions", "body")) {
            alert.show(one("Ada", ADA));
            Asked first = service.next();
            alert.show(several("Ada and one other person"));
            Asked second = service.next();
            assertEquals(first.number(), second.number());
            assertEquals(first.number(), second.replaces());
            assertEquals(
                    List.of("default", "Open", "open", "Open"),
                    second.actions(),
                    "nobody decides about several at once here");
            alert.hide();
            Asked closed = service.next();
            assertEquals(List.of(first.number(), ""), List.of(closed.number(), closed.title()));
            alert.show(one("Bea", BEA));
            assertEquals(0, service.next().replaces(), "a new alert");
        }
    }

    @Test
    void aPressThatCrossedWithANewContent_meansWhomItWasShownFor() throws Exception {
        try (FakeNotificationService service = service("actions", "body")) {
            alert.show(one("Ada", ADA));
            Asked ada = service.next();
            alert.show(one("Bea", BEA));
            Asked bea = service.next();
            assertNotEquals(action(ada, "Approve"), action(bea, "Approve"));
            service.press(ada.number(), action(ada, "Approve"));
            assertEquals("approve a", nextSaid());
            service.press(bea.number(), action(bea, "Approve"));
            assertEquals("approve b", nextSaid());
        }
    }

    @Test
    void pressesThatAreNotOurs_doNothing() throws Exception {
        try (FakeNotificationService service = service("actions", "body")) {
            alert.show(one("Ada", ADA));
            Asked asked = service.next();
            settle();
            service.press(asked.number() + 1, action(asked, "Approve"));
            service.press(asked.number(), "approve-");
            service.press(asked.number(), "approve-0123456789abcdef");
            service.press(asked.number(), "approve");
            service.press(asked.number(), "default");
            assertEquals("open", nextSaid(), "only the last one counts");
            assertTrue(said.isEmpty());
        }
    }

    @Test
    void aHostileName_isTextForAServiceThatReadsMarkup() throws Exception {
        String name = "<a href='http://x'>A&B</a>\u202e";
        try (FakeNotificationService service = service("actions", "body", "body-markup")) {
            alert.show(one(name, ADA));
            assertEquals("&lt;a href='http://x'&gt;A&amp;B&lt;/a&gt;\u202e", service.next().body());
        }
    }

    @Test
    void aHostileName_isLeftAsItIsForAServiceThatDoesNot() throws Exception {
        try (FakeNotificationService service = service("actions", "body")) {
            alert.show(one("<b>A&B</b>", ADA));
            assertEquals("<b>A&B</b>", service.next().body());
        }
    }

    @Test
    void aServiceWithoutButtons_isNotUsable() throws Exception {
        try (FakeNotificationService service = service("body")) {
            alert.show(one("Ada", ADA));
            assertEquals("unusable", nextSaid());
            assertFalse(service.hasMore());
        }
    }

    @Test
    void noService_isNotUsableUntilThereIsOne() throws Exception {
        alert.show(one("Ada", ADA));
        assertEquals("unusable", nextSaid());
        try (FakeNotificationService service = service("actions", "body")) {
            alert.show(one("Ada", ADA));
            Asked asked = service.next();
            service.press(asked.number(), action(asked, "Deny"));
            assertEquals("deny a", nextSaid());
        }
    }

    @Test
    void noBus_isNotUsable() throws Exception {
        try (SessionBus none =
                new SessionBus(Optional.of("unix:path=" + directory.resolve("none")))) {
            FreedesktopAlert without =
                    new FreedesktopAlert(
                            none,
                            Runnable::run,
                            new WrittenAlerts(said),
                            () -> said.add("unusable"));
            without.show(one("Ada", ADA));
            assertEquals("unusable", nextSaid());
            without.show(one("Ada", ADA));
            assertEquals("unusable", nextSaid());
        }
    }

    @Test
    void whatTheServiceClosed_isToldAndClosedNoSecondTime() throws Exception {
        try (FakeNotificationService service = service("actions", "body")) {
            alert.show(one("Ada", ADA));
            long number = service.next().number();
            settle();
            service.close(number, 2);
            assertEquals("dismissed", nextSaid());
            alert.hide();
            alert.show(one("Bea", BEA));
            Asked second = service.next();
            assertEquals(0, second.replaces());
            settle();
            service.close(second.number(), 1);
            assertEquals("lapsed", nextSaid());
        }
    }

    @Test
    void theBadge_tellsDesktopsThatListen() throws Exception {
        try (DBusConnection dock =
                DBusConnectionBuilder.forAddress(daemon.address()).withShared(false).build()) {
            dock.addSigHandler(
                    LauncherBadge.LauncherEntry.Update.class,
                    update ->
                            said.add(
                                    update.application()
                                            + " "
                                            + value(update.properties(), "count")
                                            + " "
                                            + value(update.properties(), "count-visible")));
            LauncherBadge badge = new LauncherBadge(bus);
            badge.show(12);
            assertEquals("application://dev.anteroom.Anteroom.desktop 12 true", nextSaid());
            badge.close();
            assertEquals("application://dev.anteroom.Anteroom.desktop 0 false", nextSaid());
        }
    }
}
