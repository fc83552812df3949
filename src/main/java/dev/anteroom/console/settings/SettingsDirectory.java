package dev.anteroom.console.settings;

import java.nio.file.Path;
import java.util.Map;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/** Where settings, logs and the journal live on this system. */
public final class SettingsDirectory {
    /** Names another directory, as a system property. */
    public static final String PROPERTY = "anteroom.settings.dir";

    /** Names another directory, as an environment variable; the property wins. */
    public static final String VARIABLE = "ANTEROOM_SETTINGS_DIR";

    private static final String PROGRAM = "Anteroom";

    private SettingsDirectory() {}

    /** The directory for settings; it need not exist yet. */
    public static Path locate(Map<String, String> environment) {
        @Nullable Path named = named(environment);
        return named != null
                ? named
                : Path.of(AppDirsFactory.getInstance().getUserConfigDir(PROGRAM, null, PROGRAM));
    }

    /** The directory for logs; it need not exist yet. */
    public static Path locateLogs(Map<String, String> environment) {
        @Nullable Path named = named(environment);
        return named != null
                ? named.resolve("logs")
                : Path.of(AppDirsFactory.getInstance().getUserLogDir(PROGRAM, null, PROGRAM));
    }

    /** The directory for the journal; it need not exist yet. */
    public static Path locateJournal(Map<String, String> environment) {
        @Nullable Path named = named(environment);
        return named != null
                ? named.resolve("journal")
                : Path.of(AppDirsFactory.getInstance().getUserDataDir(PROGRAM, null, PROGRAM))
                        .resolve("journal");
    }

    private static @Nullable Path named(Map<String, String> environment) {
        @Nullable String named = System.getProperty(PROPERTY, environment.get(VARIABLE));
        return named == null || named.isBlank() ? null : Path.of(named).toAbsolutePath();
    }
}
