package dev.anteroom.console.keychain;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/**
 * The desktop's keychain, as the Secret Service API 0.2 of freedesktop.org names its parts; GNOME,
 * KDE and others provide it. Public only since the bus library makes its proxies elsewhere.
 */
@DBusInterfaceName("org.freedesktop.Secret.Service")
public interface SecretService extends DBusInterface {
    /** Begins to talk; "plain" sends secrets as they are over the user's own bus. */
    @SuppressWarnings("MethodName")
    Both<Variant<?>, DBusPath> OpenSession(String algorithm, Variant<?> input);

    /** Finds items by their attributes: unlocked ones and locked ones. */
    @SuppressWarnings("MethodName")
    Both<List<DBusPath>, List<DBusPath>> SearchItems(Map<String, String> attributes);

    /** Unlocks things: those that are unlocked now, and a prompt for the others, or {@code /}. */
    @SuppressWarnings("MethodName")
    Both<List<DBusPath>, DBusPath> Unlock(List<DBusPath> objects);

    /** The collection of a name, or {@code /}. */
    @SuppressWarnings("MethodName")
    DBusPath ReadAlias(String name);

    /** Makes a collection: its path or {@code /}, and a prompt or {@code /}. */
    @SuppressWarnings("MethodName")
    Both<DBusPath, DBusPath> CreateCollection(Map<String, Variant<?>> properties, String alias);

    /** A collection of secrets. */
    @DBusInterfaceName("org.freedesktop.Secret.Collection")
    interface Collection extends DBusInterface {
        /** Makes an item, or replaces one of the same attributes; a prompt, or {@code /}. */
        @SuppressWarnings("MethodName")
        Both<DBusPath, DBusPath> CreateItem(
                Map<String, Variant<?>> properties, Secret secret, boolean replace);
    }

    /** One secret with its attributes. */
    @DBusInterfaceName("org.freedesktop.Secret.Item")
    interface Item extends DBusInterface {
        /** The secret itself. */
        @SuppressWarnings("MethodName")
        Secret GetSecret(DBusPath session);

        /** Deletes the item; a prompt, or {@code /}. */
        @SuppressWarnings("MethodName")
        DBusPath Delete();
    }

    /** A question that the keychain puts to the user in a window of its own. */
    @DBusInterfaceName("org.freedesktop.Secret.Prompt")
    interface Prompt extends DBusInterface {
        /** Puts it. */
        @SuppressWarnings("MethodName")
        void Prompt(String windowId);

        /** It was answered. */
        final class Completed extends DBusSignal {
            private final boolean dismissed;

            /** Made by the bus library. */
            public Completed(String path, boolean dismissed, Variant<?> result)
                    throws DBusException {
                super(path, dismissed, result);
                this.dismissed = dismissed;
            }

            /** Whether the user did not want to. */
            public boolean dismissed() {
                return dismissed;
            }
        }
    }

    /**
     * Two results of one call.
     *
     * @param <A> of the first
     * @param <B> of the second
     */
    final class Both<A, B> extends Tuple {
        /** The first. */
        @Position(0)
        public final A first;

        /** The second. */
        @Position(1)
        public final B second;

        /** Made by the bus library. */
        public Both(A first, B second) {
            this.first = first;
            this.second = second;
        }
    }

    /** A secret on its way. */
    final class Secret extends Struct {
        /** The talk it belongs to. */
        @Position(0)
        public final DBusPath session;

        /** What the encryption of the talk needs; nothing when it is plain. */
        @Position(1)
        public final byte[] parameters;

        /** The secret. */
        @Position(2)
        public final byte[] value;

        /** What kind of text it is. */
        @Position(3)
        public final String contentType;

        /** Made by the bus library too. */
        public Secret(DBusPath session, byte[] parameters, byte[] value, String contentType) {
            this.session = session;
            this.parameters = parameters;
            this.value = value;
            this.contentType = contentType;
        }
    }
}
