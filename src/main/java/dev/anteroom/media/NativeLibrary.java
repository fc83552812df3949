package dev.anteroom.media;

import dev.onvoid.webrtc.logging.Logging;
import org.jspecify.annotations.Nullable;

/** Loads the native library. */
class NativeLibrary {
    /**
     * Loads the library, once a process.
     *
     * @throws Unloadable when there is none for this system, or it does not load
     */
    void load() throws Unloadable {
        String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (NativeLibrary.class.getClassLoader().getResource(resource) == null) {
            throw new Unloadable(
                    MediaState.Why.NO_LIBRARY, "There is no library " + resource, null);
        }
        try {
            // The first class with native methods loads the library from its static initializer.
            Logging.logToDebug(Logging.Severity.NONE);
        } catch (LinkageError | RuntimeException e) {
            throw new Unloadable(
                    MediaState.Why.FAILED, "The library does not load: " + deepest(e), e);
        }
    }

    /** The library's name inside its jar. */
    static String resource(String osName, String osArch) {
        String arch =
                switch (osArch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "aarch64";
                    default -> osArch;
                };
        if (osName.startsWith("Windows")) {
            return "webrtc-java-windows-" + arch + ".dll";
        }
        if (osName.startsWith("Mac")) {
            return "libwebrtc-java-macos-" + arch + ".dylib";
        }
        return "libwebrtc-java-linux-" + arch + ".so";
    }

    private static String deepest(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    }

    /** Why there is no library. */
    static final class Unloadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final MediaState.Why why;

        Unloadable(MediaState.Why why, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.why = why;
        }

        MediaState.Why why() {
            return why;
        }
    }
}
