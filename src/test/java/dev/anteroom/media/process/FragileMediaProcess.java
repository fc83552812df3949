package dev.anteroom.media.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaEngines;
import dev.onvoid.webrtc.PeerConnectionFactory;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Proxy;
import java.nio.file.Path;

/** Media processes that native code ends when the test tone is asked for. */
@SuppressWarnings("restricted") // that native code goes wrong is what they are for
public final class FragileMediaProcess {
    private FragileMediaProcess() {}

    /** Ended by the library itself, which cannot bear a machine without sound. */
    public static final class AbortedByLibrary {
        private AbortedByLibrary() {}

        public static void main(String[] arguments) throws Exception {
            serve(
                    arguments,
                    () -> {
                        call(
                                "setenv",
                                "PULSE_SERVER",
                                "unix:/nowhere",
                                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
                        new PeerConnectionFactory();
                    });
        }
    }

    /** Ended by the system, since native code writes where there is no memory. */
    public static final class FaultInNativeCode {
        private FaultInNativeCode() {}

        public static void main(String[] arguments) throws Exception {
            serve(
                    arguments,
                    () ->
                            Linker.nativeLinker()
                                    .downcallHandle(
                                            Linker.nativeLinker()
                                                    .defaultLookup()
                                                    .find("memset")
                                                    .orElseThrow(),
                                            FunctionDescriptor.of(
                                                    ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG))
                                    .invoke(MemorySegment.NULL, 1, 4096L));
        }
    }

    @FunctionalInterface
    private interface Mistake {
        void make() throws Throwable;
    }

    private static void call(
            String function, String name, String value, FunctionDescriptor descriptor)
            throws Throwable {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            var _ =
                    linker.downcallHandle(
                                    linker.defaultLookup().find(function).orElseThrow(), descriptor)
                            .invoke(arena.allocateFrom(name), arena.allocateFrom(value), 1);
        }
    }

    private static void serve(String[] arguments, Mistake mistake) throws InterruptedException {
        MediaEngine real = MediaEngines.start();
        MediaEngine fragile =
                (MediaEngine)
                        Proxy.newProxyInstance(
                                MediaEngine.class.getClassLoader(),
                                new Class<?>[] {MediaEngine.class},
                                (_, method, values) -> {
                                    if (method.getName().equals("playTestTone")) {
                                        mistake.make();
                                    }
                                    return method.invoke(real, values);
                                });
        MediaProcess.run(Path.of(arguments[0]), fragile);
    }
}
