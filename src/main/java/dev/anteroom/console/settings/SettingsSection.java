package dev.anteroom.console.settings;

import java.util.function.Supplier;
import javafx.scene.Parent;

/**
 * One page of the settings. What it changes holds at once; there is nothing to confirm.
 *
 * @param id never shown; opens the settings on this page
 * @param title in the user's language
 * @param content makes the page when it is first looked at; JavaFX application thread
 */
public record SettingsSection(String id, String title, Supplier<? extends Parent> content) {}
