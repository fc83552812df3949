package dev.anteroom.console.keychain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/** A desktop's keychain that a test locks, and answers the questions of. */
final class FakeSecretService implements SecretService, AutoCloseable {
    private static final String ROOT = "/org/freedesktop/secrets";
    private static final String COLLECTION = ROOT + "/collection/login";
    private static final DBusPath NOTHING = new DBusPath("/");
    private static final DBusPath SESSION = new DBusPath(ROOT + "/session/s1");

    private record Kept(Map<String, String> attributes, String secret) {}

    private final DBusConnection bus;
    private final Map<String, Kept> items = new LinkedHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean locked;
    private volatile boolean dismiss;
    private volatile boolean hasCollection = true;

    FakeSecretService(String address) throws DBusException {
        bus = DBusConnectionBuilder.forAddress(address).withShared(false).build();
        bus.exportObject(ROOT, this);
        bus.exportObject(COLLECTION, new FakeCollection());
        bus.requestBusName("org.freedesktop.secrets");
    }

    /** Locks everything; the next question is answered with yes or no. */
    void lock(boolean userUnlocks) {
        locked = true;
        dismiss = !userUnlocks;
    }

    /** A new desktop: the next question, for a place for secrets, is answered with yes or no. */
    void dropCollection(boolean userAgrees) {
        hasCollection = false;
        dismiss = !userAgrees;
    }

    /** All secrets in it. */
    synchronized List<String> secrets() {
        return items.values().stream().map(Kept::secret).toList();
    }

    @Override
    public Both<Variant<?>, DBusPath> OpenSession(String algorithm, Variant<?> input) {
        if (!algorithm.equals("plain")) {
            throw new DBusExecutionException("Only plain talks.");
        }
        return new Both<>(new Variant<>(""), SESSION);
    }

    @Override
    public synchronized Both<List<DBusPath>, List<DBusPath>> SearchItems(
            Map<String, String> attributes) {
        List<DBusPath> found = new ArrayList<>();
        items.forEach(
                (path, kept) -> {
                    if (kept.attributes().entrySet().containsAll(attributes.entrySet())) {
                        found.add(new DBusPath(path));
                    }
                });
        return locked ? new Both<>(List.of(), found) : new Both<>(found, List.of());
    }

    @Override
    public Both<List<DBusPath>, DBusPath> Unlock(List<DBusPath> objects) {
        if (!locked) {
            return new Both<>(objects, NOTHING);
        }
        String path = ROOT + "/prompt/p" + numbers.incrementAndGet();
        export(path, new FakePrompt(path, () -> locked = false));
        return new Both<>(List.of(), new DBusPath(path));
    }

    @Override
    public DBusPath ReadAlias(String name) {
        return hasCollection ? new DBusPath(COLLECTION) : NOTHING;
    }

    @Override
    public Both<DBusPath, DBusPath> CreateCollection(
            Map<String, Variant<?>> properties, String alias) {
        String path = ROOT + "/prompt/p" + numbers.incrementAndGet();
        export(path, new FakePrompt(path, () -> hasCollection = true));
        return new Both<>(NOTHING, new DBusPath(path));
    }

    @Override
    public String getObjectPath() {
        return ROOT;
    }

    @Override
    public void close() throws IOException {
        bus.close();
    }

    private void export(String path, DBusInterface object) {
        try {
            bus.exportObject(path, object);
        } catch (DBusException impossible) {
            throw new DBusExecutionException("It cannot be exported.");
        }
    }

    private void requireUnlocked() {
        if (locked) {
            throw new DBusExecutionException("It is locked.");
        }
    }

    private final class FakeCollection implements Collection {
        @Override
        public Both<DBusPath, DBusPath> CreateItem(
                Map<String, Variant<?>> properties, Secret secret, boolean replace) {
            requireUnlocked();
            Map<String, String> attributes = new LinkedHashMap<>();
            ((Map<?, ?>)
                            Objects.requireNonNull(
                                            properties.get(
                                                    "org.freedesktop.Secret.Item.Attributes"))
                                    .getValue())
                    .forEach((key, value) -> attributes.put((String) key, (String) value));
            synchronized (FakeSecretService.this) {
                if (replace) {
                    items.values().removeIf(kept -> kept.attributes().equals(attributes));
                }
                String path = COLLECTION + "/i" + numbers.incrementAndGet();
                items.put(
                        path,
                        new Kept(attributes, new String(secret.value, StandardCharsets.UTF_8)));
                export(path, new FakeItem(path));
                return new Both<>(new DBusPath(path), NOTHING);
            }
        }

        @Override
        public String getObjectPath() {
            return COLLECTION;
        }
    }

    private final class FakeItem implements Item {
        private final String path;

        FakeItem(String path) {
            this.path = path;
        }

        @Override
        public Secret GetSecret(DBusPath session) {
            requireUnlocked();
            synchronized (FakeSecretService.this) {
                return new Secret(
                        session,
                        new byte[0],
                        Objects.requireNonNull(items.get(path))
                                .secret()
                                .getBytes(StandardCharsets.UTF_8),
                        "text/plain");
            }
        }

        @Override
        public DBusPath Delete() {
            requireUnlocked();
            synchronized (FakeSecretService.this) {
                items.remove(path);
            }
            return NOTHING;
        }

        @Override
        public String getObjectPath() {
            return path;
        }
    }

    private final class FakePrompt implements Prompt {
        private final String path;
        private final Runnable agreed;

        FakePrompt(String path, Runnable agreed) {
            this.path = path;
            this.agreed = agreed;
        }

        @Override
        public void Prompt(String windowId) {
            if (!dismiss) {
                agreed.run();
            }
            try {
                bus.sendMessage(new Completed(path, dismiss, new Variant<>("")));
            } catch (DBusException impossible) {
                throw new DBusExecutionException("It cannot be answered.");
            }
        }

        @Override
        public String getObjectPath() {
            return path;
        }
    }
}
