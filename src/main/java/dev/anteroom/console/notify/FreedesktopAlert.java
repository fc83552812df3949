package dev.anteroom.console.notify;

import dev.anteroom.console.fx.Texts;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An alert through the desktop's notification service. Usable only where the service can show
 * buttons; says so when it turns out that it cannot.
 */
final class FreedesktopAlert implements KnockAlert {
    private static final Logger LOG = LoggerFactory.getLogger(FreedesktopAlert.class);
    private static final String SERVICE = "org.freedesktop.Notifications";
    private static final String PATH = "/org/freedesktop/Notifications";
    private static final byte CRITICAL = 2;
    private static final int NEVER_EXPIRES = 0;
    private static final UInt32 NONE = new UInt32(0);
    private static final String OPEN = "open";
    private static final String APPROVE = "approve-";
    private static final String DENY = "deny-";
    private static final int MOST_BUTTONS = 5;

    private final SessionBus bus;
    private final Executor fx;
    private final Listener listener;
    private final Runnable unusable;
    private final Texts texts = Texts.of("notify");
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<@Nullable Optional<AlertContent>> wish = new AtomicReference<>();

    // For the bus's thread only.
    private @Nullable DBusConnection heard;
    private boolean usable;
    private boolean markup;

    // Written on the bus's thread; signals are read on threads of the bus library.
    private volatile UInt32 number = NONE;
    private volatile List<Buttons> buttons = List.of();

    /**
     * The buttons of one content.
     *
     * @param word in their names; nobody else on the bus knows it
     * @param target whom they decide about
     */
    private record Buttons(String word, AlertTarget target) {}

    /**
     * Shows nothing yet, and does not look for the service yet.
     *
     * @param bus not closed with this
     * @param fx runs tasks on the JavaFX application thread
     * @param unusable told there that the last content could not be shown
     */
    FreedesktopAlert(SessionBus bus, Executor fx, Listener listener, Runnable unusable) {
        this.bus = bus;
        this.fx = fx;
        this.listener = listener;
        this.unusable = unusable;
    }

    @Override
    public void show(AlertContent content) {
        want(Optional.of(content));
    }

    @Override
    public void hide() {
        want(Optional.empty());
    }

    @Override
    public void close() {
        hide();
    }

    /** Only the newest wish counts; while one waits for the bus, the next takes its place. */
    private void want(Optional<AlertContent> content) {
        if (wish.getAndSet(content) == null) {
            bus.run(this::fulfil, this::lost);
        }
    }

    private void fulfil(DBusConnection connection) throws DBusException {
        Optional<AlertContent> wanted = wish.getAndSet(null);
        if (wanted == null) {
            return;
        }
        if (wanted.isEmpty()) {
            takeAway(connection);
        } else if (listen(connection)) {
            put(connection, wanted.get());
        } else {
            fx.execute(unusable);
        }
    }

    /** Also when there was no connection, so that the wish was never looked at. */
    private void lost() {
        wish.set(null);
        forget();
        fx.execute(unusable);
    }

    private boolean listen(DBusConnection connection) throws DBusException {
        if (!connection.equals(heard)) {
            forget();
            usable = false;
            connection.addSigHandler(DesktopNotifications.ActionInvoked.class, this::pressed);
            connection.addSigHandler(DesktopNotifications.NotificationClosed.class, this::closed);
            connection.addSigHandler(DBus.NameOwnerChanged.class, this::ownerChanged);
            heard = connection;
        }
        if (!usable) {
            List<String> capabilities = service(connection).GetCapabilities();
            markup = capabilities.contains("body-markup");
            usable = capabilities.contains("actions");
        }
        return usable;
    }

    private void put(DBusConnection connection, AlertContent content) throws DBusException {
        String word = HexFormat.of().toHexDigits(random.nextLong());
        content.target().ifPresent(target -> remember(new Buttons(word, target)));
        number =
                service(connection)
                        .Notify(
                                "Anteroom",
                                number,
                                "",
                                content.title(),
                                markup ? escaped(content.body()) : content.body(),
                                actions(content, word),
                                Map.of(
                                        "urgency", new Variant<>(CRITICAL),
                                        "category", new Variant<>("im.received"),
                                        "desktop-entry", new Variant<>("dev.anteroom.Anteroom"),
                                        "suppress-sound", new Variant<>(true)),
                                NEVER_EXPIRES);
    }

    private List<String> actions(AlertContent content, String word) {
        List<String> open =
                List.of("default", texts.get("alert.open"), OPEN, texts.get("alert.open"));
        if (content.target().isEmpty()) {
            return open;
        }
        List<String> actions = new ArrayList<>();
        actions.addAll(List.of(APPROVE + word, texts.get("alert.approve")));
        actions.addAll(List.of(DENY + word, texts.get("alert.deny")));
        actions.addAll(open);
        return actions;
    }

    private void takeAway(DBusConnection connection) throws DBusException {
        UInt32 old = number;
        forget();
        if (!old.equals(NONE)) {
            try {
                service(connection).CloseNotification(old);
            } catch (DBusExecutionException goneAlready) {
                LOG.debug("The notification was gone already.", goneAlready);
            }
        }
    }

    /** A press that crossed with a newer content still means the person it was shown for. */
    private void remember(Buttons newest) {
        List<Buttons> all = new ArrayList<>(buttons);
        all.add(newest);
        buttons = List.copyOf(all.subList(Math.max(0, all.size() - MOST_BUTTONS), all.size()));
    }

    private void forget() {
        number = NONE;
        buttons = List.of();
    }

    private void pressed(DesktopNotifications.ActionInvoked signal) {
        UInt32 ours = number;
        // A quick press comes before the service has told us the number; the word tells it is ours.
        if (!ours.equals(NONE) && !ours.equals(signal.id())) {
            return;
        }
        if (signal.action().equals("default") || signal.action().equals(OPEN)) {
            fx.execute(listener::open);
        }
        for (Buttons each : buttons) {
            if (signal.action().equals(APPROVE + each.word())) {
                fx.execute(() -> listener.approve(each.target()));
            } else if (signal.action().equals(DENY + each.word())) {
                fx.execute(() -> listener.deny(each.target()));
            }
        }
    }

    private void closed(DesktopNotifications.NotificationClosed signal) {
        if (!signal.id().equals(number)) {
            return;
        }
        forget();
        if (signal.reason() == DesktopNotifications.NotificationClosed.DISMISSED) {
            fx.execute(listener::dismissed);
        } else {
            fx.execute(listener::lapsed);
        }
    }

    /** The next service may be another one, which reads names in another way. */
    private void ownerChanged(DBus.NameOwnerChanged change) {
        if (!change.name.equals(SERVICE) || change.oldOwner.isEmpty()) {
            return;
        }
        bus.run(_ -> usable = false, () -> {});
        if (!number.equals(NONE)) {
            forget();
            fx.execute(listener::lapsed);
        }
    }

    private static DesktopNotifications service(DBusConnection connection) throws DBusException {
        return connection.getRemoteObject(SERVICE, PATH, DesktopNotifications.class);
    }

    /** A service that reads markup gets a name as text, whatever is in it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
