package dev.anteroom.console.notify;

import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/**
 * Properties of an object on the bus that nobody can set; {@link #GetAll} is what they are. Called
 * on threads of the bus library.
 */
abstract class ReadOnlyProperties implements Properties {
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public final <A> A Get(String ofInterface, String name) {
        Variant<?> value = GetAll(ofInterface).get(name);
        if (value == null) {
            throw new DBusExecutionException("There is no such property.");
        }
        // The bus library declares any type and sends what it is given.
        return (A) value;
    }

    @Override
    public final <A> void Set(String ofInterface, String name, A value) {
        throw new DBusExecutionException("Nothing can be set.");
    }
}
