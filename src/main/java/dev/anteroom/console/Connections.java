package dev.anteroom.console;

import dev.anteroom.console.connections.ConnectionsController;
import dev.anteroom.console.connections.ConnectionsModel;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.join.JoinStores;
import dev.anteroom.console.keychain.KeptSecrets;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.network.PrivateAuthorities;
import dev.anteroom.network.ServerTrust;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Whom the program trusts, and what it remembers of the ways into rooms. */
final class Connections {
    private final ServerTrust trust = new ServerTrust();
    private final PrivateAuthorities authorities;
    private final KeptWays ways;
    private final JoinStores stores;
    private final Executor background;
    private final Executor fx;

    /**
     * Reads nothing yet.
     *
     * @param directory where certificates are kept; empty to keep nothing beyond the session
     */
    Connections(
            Optional<Path> directory, SettingsStore settings, Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
        authorities =
                new PrivateAuthorities(directory.map(each -> each.resolve("authorities")), trust);
        ways = new KeptWays(settings);
        KeptSecrets secrets =
                directory.isPresent() ? KeptSecrets.ofSystem() : KeptSecrets.forgetful();
        stores = new JoinStores(new SettingsMemory(settings), ways, ways, secrets);
    }

    /** Whose certificates are believed. */
    ServerTrust trust() {
        return trust;
    }

    /** What the join screen remembers. */
    JoinStores stores() {
        return stores;
    }

    /** Reads the private authorities. Blocks; before the first connection. */
    void load() {
        authorities.load();
    }

    /** The page of the settings. JavaFX application thread. */
    ConnectionsController page() {
        return new ConnectionsController(
                new ConnectionsModel(authorities, ways, background, fx), Connections::choose);
    }

    private static Optional<Path> choose(Window window) {
        Texts texts = Texts.of("connections");
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("authorities.choose"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                texts.get("authorities.files"),
                                "*.pem",
                                "*.crt",
                                "*.cer",
                                "*.der"));
        return Optional.ofNullable(chooser.showOpenDialog(window)).map(File::toPath);
    }
}
