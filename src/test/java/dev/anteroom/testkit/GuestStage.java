package dev.anteroom.testkit;

import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.PracticeStartException;
import dev.anteroom.practice.RecordedCall;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a browser test plays on: one Chromium a class, one practice server a test, raw moderators.
 * Register it as a static field.
 */
public final class GuestStage
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final Supplier<GuestBrowser> browsers;
    private final List<RawClient> clients = new ArrayList<>();
    private @Nullable GuestBrowser browser;
    private @Nullable PracticeServer server;

    /** With a Chromium that has neither camera nor microphone. */
    public GuestStage() {
        this(GuestBrowser::start);
    }

    private GuestStage(Supplier<GuestBrowser> browsers) {
        this.browsers = browsers;
    }

    /** With a Chromium that has a camera and a microphone, which are not real. */
    public static GuestStage withDevices() {
        return new GuestStage(GuestBrowser::startWithDevices);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        browser = browsers.get();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws PracticeStartException {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser().closeTabs();
        clients.forEach(RawClient::close);
        clients.clear();
        server().close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        browser().close();
    }

    /** The Chromium of this class. */
    public GuestBrowser browser() {
        return started(browser);
    }

    /** The practice server of this test. */
    public PracticeServer server() {
        return started(server);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException(
                    "Register GuestStage with @RegisterExtension on a static field first.");
        }
        return part;
    }

    /** Makes a room whose guests knock. */
    public String knockRoom(String name) {
        return server().createRoom(RoomSettings.knockRoom(name));
    }

    /** A moderator in a room. */
    public RawClient moderator(String roomId) {
        return join(roomId, "Grace", Role.MODERATOR);
    }

    /** Another client in a room. */
    public RawClient join(String roomId, String name, String role) {
        RawClient client = RawClient.join(server().url(), server().token(roomId, name, role));
        clients.add(client);
        return client;
    }

    /** A guest's tab on a room's page. */
    public GuestPage guest(String roomId) {
        return browser().open(server().guestPage(roomId));
    }

    /** A guest who is in the room: knocked and approved by the moderator. */
    public GuestPage admittedGuest(String roomId, RawClient moderator, String name) {
        GuestPage guest = guest(roomId).knockAs(name);
        moderator.approve(moderator.awaitKnock(name));
        return guest.awaitState("admitted");
    }

    /** The calls of one event that the server has seen. */
    public List<RecordedCall> calls(EventName event) {
        return server().calls().stream()
                .filter(call -> call.event().equals(event.wireName()))
                .toList();
    }
}
