package dev.anteroom.console.fx;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the timer of JavaFX does sixty times a second, as something that can be called: it starts a
 * pulse when one was requested and none is under way. Nothing public does that; {@code
 * Platform.requestNextPulse} only asks the next beat of the timer.
 */
final class ToolkitPulse {
    private static final Logger LOG = LoggerFactory.getLogger(ToolkitPulse.class);
    private static final String TOOLKIT = "com.sun.javafx.tk.quantum.QuantumToolkit";

    private ToolkitPulse() {}

    /** How the toolkit that runs is reached. */
    record Way(MethodHandles.Lookup inside, MethodHandle current, MethodHandle post) {
        /**
         * From any thread.
         *
         * @throws ReflectiveOperationException with another JavaFX, or without the option {@code
         *     --add-opens} for its package
         */
        static Way find() throws ReflectiveOperationException {
            Class<?> type = Class.forName(TOOLKIT, false, ToolkitPulse.class.getClassLoader());
            MethodHandles.Lookup inside =
                    MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            return new Way(
                    inside,
                    inside.findStatic(
                            type, "getToolkit", MethodType.methodType(type.getSuperclass())),
                    inside.findVirtual(type, "postPulse", MethodType.methodType(void.class)));
        }

        /**
         * The toolkit that runs. JavaFX application thread.
         *
         * @throws ReflectiveOperationException when it is of another kind
         */
        Object toolkit() throws ReflectiveOperationException {
            Object toolkit;
            try {
                toolkit = current.invoke();
            } catch (Throwable failed) {
                throw rethrown(failed);
            }
            if (!inside.lookupClass().isInstance(toolkit)) {
                throw new ClassNotFoundException("Another toolkit runs: " + toolkit);
            }
            return toolkit;
        }
    }

    /**
     * Finds it in the toolkit that runs. JavaFX application thread.
     *
     * @return empty with another JavaFX, or without the option {@code --add-opens} for its package;
     *     said once in the log for each call
     */
    static Optional<Runnable> find() {
        try {
            Way way = Way.find();
            MethodHandle post = way.post().bindTo(way.toolkit());
            return Optional.of(() -> call(post));
        } catch (ReflectiveOperationException missing) {
            LOG.debug("Pulses keep the toolkit's beat.", missing);
            return Optional.empty();
        }
    }

    /** Whether this JavaFX has it and lets us in; needs no toolkit that runs. Any thread. */
    static boolean isThere() {
        try {
            Way.find();
            return true;
        } catch (ReflectiveOperationException missing) {
            LOG.debug("Pulses keep the toolkit's beat.", missing);
            return false;
        }
    }

    private static void call(MethodHandle post) {
        try {
            post.invokeExact();
        } catch (Throwable failed) {
            throw rethrown(failed);
        }
    }

    /** The methods declare nothing, so this is for the compiler's peace. */
    private static RuntimeException rethrown(Throwable failed) {
        return switch (failed) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(failed);
        };
    }
}
