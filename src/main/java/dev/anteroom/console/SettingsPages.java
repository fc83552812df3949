package dev.anteroom.console;

import dev.anteroom.console.about.AboutController;
import dev.anteroom.console.chat.RepliesController;
import dev.anteroom.console.connections.ConnectionsController;
import dev.anteroom.console.devices.DevicesController;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.journal.JournalSettingsController;
import dev.anteroom.console.notify.NoticeSettingsController;
import dev.anteroom.console.settings.DeskSettingsController;
import dev.anteroom.console.settings.LooksController;
import dev.anteroom.console.settings.SettingsSection;
import java.util.List;

/** Which pages the settings have. */
final class SettingsPages {
    private SettingsPages() {}

    /**
     * All pages, in their order.
     *
     * @param views has to know each page's controller when the page is looked at
     */
    static List<SettingsSection> of(Views views) {
        return List.of(
                new SettingsSection(
                        "looks",
                        Texts.of("settings").get("section.looks"),
                        () -> views.load(FxmlFile.SETTINGS_LOOKS, LooksController.class).root()),
                new SettingsSection(
                        "desk",
                        Texts.of("settings").get("section.desk"),
                        () ->
                                views.load(FxmlFile.SETTINGS_DESK, DeskSettingsController.class)
                                        .root()),
                new SettingsSection(
                        "notices",
                        Texts.of("notify").get("section.notices"),
                        () ->
                                views.load(
                                                FxmlFile.SETTINGS_NOTICES,
                                                NoticeSettingsController.class)
                                        .root()),
                new SettingsSection(
                        "replies",
                        Texts.of("chat").get("section.replies"),
                        () ->
                                views.load(FxmlFile.SETTINGS_REPLIES, RepliesController.class)
                                        .root()),
                new SettingsSection(
                        "journal",
                        Texts.of("journal").get("section.journal"),
                        () ->
                                views.load(
                                                FxmlFile.SETTINGS_JOURNAL,
                                                JournalSettingsController.class)
                                        .root()),
                new SettingsSection(
                        "connections",
                        Texts.of("connections").get("section.connections"),
                        () ->
                                views.load(
                                                FxmlFile.SETTINGS_CONNECTIONS,
                                                ConnectionsController.class)
                                        .root()),
                new SettingsSection(
                        "devices",
                        Texts.of("devices").get("section"),
                        () -> views.load(FxmlFile.DEVICES, DevicesController.class).root()),
                new SettingsSection(
                        "about",
                        Texts.of("about").get("section.about"),
                        () -> views.load(FxmlFile.SETTINGS_ABOUT, AboutController.class).root()));
    }
}
