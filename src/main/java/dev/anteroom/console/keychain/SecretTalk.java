package dev.anteroom.console.keychain;

import dev.anteroom.console.keychain.SecretService.Both;
import dev.anteroom.console.keychain.SecretService.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/** One talk with the Secret Service. Blocks, also while the user unlocks the keychain. */
final class SecretTalk {
    private static final String SERVICE = "org.freedesktop.secrets";
    private static final String ROOT = "/org/freedesktop/secrets";
    private static final String NOTHING = "/";
    private static final String DEFAULT = "default";

    private final DBusConnection bus;
    private final SecretService service;
    private final DBusPath session;
    private final Duration longestThought;

    private SecretTalk(
            DBusConnection bus, SecretService service, DBusPath session, Duration longestThought) {
        this.longestThought = longestThought;
        this.bus = bus;
        this.service = service;
        this.session = session;
    }

    /**
     * Begins it.
     *
     * @param longestThought how long the user may think about a question of the keychain
     */
    static SecretTalk begin(DBusConnection bus, Duration longestThought) throws DBusException {
        SecretService service = bus.getRemoteObject(SERVICE, ROOT, SecretService.class);
        // The bus is the user's alone; whoever could listen there could ask the keychain as well.
        DBusPath session = service.OpenSession("plain", new Variant<>("")).second;
        return new SecretTalk(bus, service, session, longestThought);
    }

    /** The unlocked items of some attributes; unlocks what is locked. */
    List<DBusPath> items(Map<String, String> attributes) throws DBusException, KeychainException {
        Both<List<DBusPath>, List<DBusPath>> found = service.SearchItems(attributes);
        List<DBusPath> all = new ArrayList<>(found.first);
        if (!found.second.isEmpty()) {
            unlock(found.second);
            all.addAll(found.second);
        }
        return all;
    }

    byte[] secret(DBusPath item) throws DBusException {
        return object(item, SecretService.Item.class).GetSecret(session).value;
    }

    void delete(DBusPath item) throws DBusException, KeychainException {
        ask(object(item, SecretService.Item.class).Delete());
    }

    void create(String label, Map<String, String> attributes, byte[] secret)
            throws DBusException, KeychainException {
        DBusPath collection = place();
        unlock(List.of(collection));
        Map<String, Variant<?>> properties =
                Map.of(
                        "org.freedesktop.Secret.Item.Label", new Variant<>(label),
                        "org.freedesktop.Secret.Item.Attributes",
                                new Variant<>(attributes, "a{ss}"));
        Both<DBusPath, DBusPath> made =
                object(collection, SecretService.Collection.class)
                        .CreateItem(
                                properties,
                                new Secret(session, new byte[0], secret, "text/plain"),
                                true);
        ask(made.second);
    }

    /** Where new secrets go. A new desktop has no such place until somebody asks for one. */
    private DBusPath place() throws DBusException, KeychainException {
        DBusPath known = service.ReadAlias(DEFAULT);
        if (!isNothing(known)) {
            return known;
        }
        Map<String, Variant<?>> named =
                Map.of("org.freedesktop.Secret.Collection.Label", new Variant<>("Default keyring"));
        ask(service.CreateCollection(named, DEFAULT).second);
        DBusPath made = service.ReadAlias(DEFAULT);
        if (isNothing(made)) {
            throw new KeychainException("The keychain has no place for new secrets.");
        }
        return made;
    }

    private void unlock(List<DBusPath> locked) throws DBusException, KeychainException {
        ask(service.Unlock(locked).second);
    }

    /** Has the keychain ask the user, and waits for the answer. */
    private void ask(DBusPath prompt) throws DBusException, KeychainException {
        if (isNothing(prompt)) {
            return;
        }
        CompletableFuture<Boolean> dismissed = new CompletableFuture<>();
        AutoCloseable answered =
                bus.addSigHandler(
                        SecretService.Prompt.Completed.class,
                        signal -> {
                            if (signal.getPath().equals(prompt.getPath())) {
                                dismissed.complete(signal.dismissed());
                            }
                        });
        AutoCloseable ended =
                bus.addSigHandler(
                        DBus.NameOwnerChanged.class,
                        change -> {
                            if (change.name.equals(SERVICE)) {
                                dismissed.completeExceptionally(
                                        new KeychainException("The keychain has ended."));
                            }
                        });
        try (answered;
                ended) {
            object(prompt, SecretService.Prompt.class).Prompt("");
            if (dismissed.get(longestThought.toMillis(), TimeUnit.MILLISECONDS)) {
                throw KeychainException.locked("The keychain stays locked.", null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KeychainException("The program ends.", interrupted);
        } catch (TimeoutException unanswered) {
            // Not taken back: gnome-keyring 42 ends, with all that is unlocked in it, when a
            // question is.
            throw KeychainException.locked("Nobody has unlocked the keychain.", unanswered);
        } catch (ExecutionException gone) {
            throw new KeychainException("The keychain has ended.", gone);
        } catch (DBusException | KeychainException known) {
            throw known;
        } catch (Exception unheard) {
            throw new KeychainException("The keychain cannot be heard.", unheard);
        }
    }

    private <T extends DBusInterface> T object(DBusPath path, Class<T> type) throws DBusException {
        return bus.getRemoteObject(SERVICE, path.getPath(), type);
    }

    private static boolean isNothing(DBusPath path) {
        return path.getPath().equals(NOTHING);
    }
}
