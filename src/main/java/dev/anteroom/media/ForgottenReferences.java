package dev.anteroom.media;

import dev.onvoid.webrtc.internal.NativeObject;
import dev.onvoid.webrtc.internal.RefCountedObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back the references that version 0.14.0 of the library takes for a connection and for each
 * transceiver and never gives back, which keeps 130 kilobytes a connection forever
 * (docs/decisions/0008). Any other version is left alone: one that gives them back itself would
 * free them twice. Only used on the rtc thread.
 */
final class ForgottenReferences {
    private static final Logger LOG = LoggerFactory.getLogger(ForgottenReferences.class);
    private static final String FORGETFUL_VERSION = "0.14.0";
    private static final String VERSION_RESOURCE =
            "/META-INF/maven/dev.onvoid.webrtc/webrtc-java/pom.properties";
    private static final @Nullable Field HANDLE = handleField();

    private ForgottenReferences() {}

    /** Remembers an object's reference; asked before the object is closed. */
    static Runnable of(NativeObject object) {
        Field handle = HANDLE;
        if (handle == null) {
            return () -> {};
        }
        try {
            long address = handle.getLong(object);
            return () -> release(handle, address);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void release(Field handle, long address) {
        if (address == 0) {
            return;
        }
        try {
            Reference reference = new Reference();
            handle.setLong(reference, address);
            reference.release();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Field handleField() {
        try (InputStream stream = NativeObject.class.getResourceAsStream(VERSION_RESOURCE)) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            if (FORGETFUL_VERSION.equals(properties.getProperty("version"))) {
                Field field = NativeObject.class.getDeclaredField("nativeHandle");
                field.setAccessible(true);
                return field;
            }
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            LOG.warn("The library's references are not given back: {}", e.toString());
        }
        return null;
    }

    /** Any counted native object. */
    private static final class Reference extends RefCountedObject {}
}
