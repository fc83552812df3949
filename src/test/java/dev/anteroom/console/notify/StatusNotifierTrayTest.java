package dev.anteroom.console.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.testkit.PrivateBus;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our icon beside the clock, over a real bus, against a desktop of the test's. */
final class StatusNotifierTrayTest {
    private static final List<TrayPicture> ICON =
            List.of(new TrayPicture(1, 2, new byte[] {-1, 1, 2, 3, -1, 4, 5, 6}));

    @TempDir Path directory;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private PrivateBus daemon;
    private SessionBus bus;
    private @Nullable StatusNotifierTray tray;

    @BeforeEach
    void start() throws Exception {
        daemon = new PrivateBus(directory);
        bus = new SessionBus(Optional.of(daemon.address()));
    }

    @AfterEach
    void end() {
        StatusNotifierTray opened = tray;
        if (opened != null) {
            opened.close();
        }
        bus.close();
        daemon.close();
    }

    private StatusNotifierTray open() {
        StatusNotifierTray opened = new StatusNotifierTray(bus, Runnable::run, new Written());
        tray = opened;
        return opened;
    }

    private String nextSaid() throws InterruptedException {
        String next = said.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    @Test
    void theIcon_saysHowManyWaitAndIsPressed() throws Exception {
        try (FakeTrayWatcher desktop = new FakeTrayWatcher(daemon.address())) {
            StatusNotifierTray icon = open();
            String item = desktop.nextItem();
            assertEquals("shown", nextSaid());
            assertTrue(icon.isShown());
            assertEquals("Active", desktop.property(item, "Status"));

            icon.show(3, false, ICON);
            assertEquals("icon", desktop.nextNews());
            assertEquals("NeedsAttention", desktop.property(item, "Status"));
            Object[] tip = desktop.property(item, "ToolTip");
            assertEquals("3 people are waiting", tip[3]);
            List<Object[]> pictures = desktop.property(item, "IconPixmap");
            assertEquals(1, pictures.getFirst()[0]);
            assertEquals(2, pictures.getFirst()[1]);

            desktop.item(item).Activate(0, 0);
            assertEquals("open", nextSaid());
        }
    }

    @Test
    void theMenu_showsAndQuietsAndQuits() throws Exception {
        try (FakeTrayWatcher desktop = new FakeTrayWatcher(daemon.address())) {
            StatusNotifierTray icon = open();
            String item = desktop.nextItem();
            assertEquals("shown", nextSaid());
            TrayMenu menu = desktop.menu(item);
            List<TrayMenu.Properties> entries = menu.GetGroupProperties(List.of(), List.of());
            assertEquals(
                    List.of("Show Anteroom", "Do not disturb", "Quit"),
                    entries.stream()
                            .map(entry -> entry.values().get("label"))
                            .filter(Objects::nonNull)
                            .map(Variant::getValue)
                            .toList());
            assertEquals(
                    4, menu.GetLayout(0, -1, List.of()).entry().children().size(), "with a line");

            Variant<String> nothing = new Variant<>("");
            menu.Event(1, "clicked", nothing, new UInt32(0));
            assertEquals("open", nextSaid());
            menu.Event(1, "hovered", nothing, new UInt32(0));
            menu.Event(2, "clicked", nothing, new UInt32(0));
            assertEquals("quiet true", nextSaid());

            icon.show(0, true, ICON);
            assertEquals("icon", desktop.nextNews());
            assertEquals("menu", desktop.nextNews());
            assertEquals(1, menu.GetProperty(2, "toggle-state").getValue());
            menu.Event(2, "clicked", nothing, new UInt32(0));
            assertEquals("quiet false", nextSaid());
            menu.Event(4, "clicked", nothing, new UInt32(0));
            assertEquals("quit", nextSaid());
        }
    }

    @Test
    void aDesktopThatTellsSeveralThingsAtOnce_isHeard() throws Exception {
        try (FakeTrayWatcher desktop = new FakeTrayWatcher(daemon.address())) {
            open();
            String item = desktop.nextItem();
            assertEquals("shown", nextSaid());
            TrayMenu menu = desktop.menu(item);
            Variant<String> nothing = new Variant<>("");
            assertEquals(
                    List.of(77),
                    menu.EventGroup(
                            List.of(
                                    new TrayMenu.Occurrence(0, "opened", nothing, new UInt32(0)),
                                    new TrayMenu.Occurrence(77, "clicked", nothing, new UInt32(0)),
                                    new TrayMenu.Occurrence(
                                            4, "clicked", nothing, new UInt32(0)))));
            assertEquals("quit", nextSaid());
            assertEquals(List.of(77), menu.AboutToShowGroup(List.of(0, 77)).unknown());
        }
    }

    @Test
    void aDesktopThatComesLateOrAgain_showsTheIcon() throws Exception {
        StatusNotifierTray icon = open();
        try (FakeTrayWatcher desktop = new FakeTrayWatcher(daemon.address())) {
            desktop.nextItem();
            assertEquals("shown", nextSaid());
        }
        assertEquals("gone", nextSaid());
        assertFalse(icon.isShown());
        try (FakeTrayWatcher desktop = new FakeTrayWatcher(daemon.address())) {
            desktop.nextItem();
            assertEquals("shown", nextSaid());
        }
    }

    private final class Written implements Tray.Listener {
        @Override
        public void shown(boolean nowShown) {
            said.add(nowShown ? "shown" : "gone");
        }

        @Override
        public void open() {
            said.add("open");
        }

        @Override
        public void quiet(boolean wanted) {
            said.add("quiet " + wanted);
        }

        @Override
        public void quit() {
            said.add("quit");
        }
    }
}
