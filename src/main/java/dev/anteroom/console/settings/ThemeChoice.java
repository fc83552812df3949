package dev.anteroom.console.settings;

/** How the console looks. */
public enum ThemeChoice {
    /** As the system is set, following it when it changes. */
    SYSTEM,
    /** Always light. */
    LIGHT,
    /** Always dark. */
    DARK
}
