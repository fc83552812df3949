package dev.anteroom.media;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The screens that can be shown without ending the process: the library's lists of screens and
 * windows do, and so does its capture of the default screen where there is no X display.
 */
@SuppressWarnings("restricted") // two foreign calls tell whether there is a display
final class Screens {
    private static final Logger LOG = LoggerFactory.getLogger(Screens.class);
    private static final ScreenSource WHOLE = new ScreenSource(0, "Screen", false);

    private Screens() {}

    /** What can be shown now. Asked on the rtc thread, since a display may be slow to answer. */
    static List<ScreenSource> find(Map<String, String> environment) {
        boolean x11 =
                System.getProperty("os.name").startsWith("Linux")
                        && !environment.getOrDefault("DISPLAY", "").isEmpty()
                        // an X program sees nothing of the others there
                        && environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                        && !"wayland".equals(environment.get("XDG_SESSION_TYPE"));
        return x11 && displayOpens() ? List.of(WHOLE) : List.of();
    }

    private static boolean displayOpens() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
            Linker linker = Linker.nativeLinker();
            MemorySegment display =
                    (MemorySegment)
                            linker.downcallHandle(
                                            x11.find("XOpenDisplay").orElseThrow(),
                                            FunctionDescriptor.of(ADDRESS, ADDRESS))
                                    .invoke(MemorySegment.NULL);
            if (display.equals(MemorySegment.NULL)) {
                return false;
            }
            int result =
                    (int)
                            linker.downcallHandle(
                                            x11.find("XCloseDisplay").orElseThrow(),
                                            FunctionDescriptor.of(JAVA_INT, ADDRESS))
                                    .invoke(display);
            return result == 0;
        } catch (Throwable e) {
            LOG.debug("No display: {}", e.toString());
            return false;
        }
    }
}
