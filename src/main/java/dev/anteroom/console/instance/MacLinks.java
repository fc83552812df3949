package dev.anteroom.console.instance;

import java.awt.Desktop;
import java.awt.Desktop.Action;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears links and files on macOS, which hands them to the running program as events and not to a
 * second start as arguments. JavaFX has no way to hear them. Not run on that system yet.
 */
public final class MacLinks {
    private static final Logger LOG = LoggerFactory.getLogger(MacLinks.class);

    private MacLinks() {}

    /**
     * Hears them from now on; does nothing on other systems. Before the window's toolkit starts.
     */
    public static void hear(WindowCalls calls) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (!system.contains("mac")) {
            return;
        }
        try {
            if (!Desktop.isDesktopSupported()) {
                return;
            }
            Desktop desktop = Desktop.getDesktop();
            if (desktop.isSupported(Action.APP_OPEN_URI)) {
                desktop.setOpenURIHandler(event -> calls.open(event.getURI().toString()));
            }
            if (desktop.isSupported(Action.APP_OPEN_FILE)) {
                desktop.setOpenFileHandler(
                        event ->
                                event.getFiles()
                                        .forEach(file -> calls.open(file.getAbsolutePath())));
            }
        } catch (UnsupportedOperationException | SecurityException refused) {
            LOG.info("Links are not heard on this system.", refused);
        }
    }
}
