package dev.anteroom.console.join;

import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static dev.anteroom.testkit.FxExtension.settle;
import static dev.anteroom.testkit.FxExtension.show;
import static dev.anteroom.testkit.FxExtension.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.settings.SettingsController;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.console.settings.ThemeChoice;
import dev.anteroom.console.settings.ThemeKeeper;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.testkit.FxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("fx")
@ExtendWith(FxExtension.class)
final class JoinPictureTest {
    @TempDir Path directory;

    @Test
    void pictures() {
        for (boolean dark : new boolean[] {false, true}) {
            String suffix = dark ? "-dark" : "-light";
            theme(dark ? new PrimerDark() : new PrimerLight());
            JoinFixture fixture = new JoinFixture();
            SettingsStore store = SettingsStore.open(directory);
            var pool = new FxExecutor();
            JoinModel model = onFx(() -> fixture.model(pool, new FxExecutor()));
            Views views =
                    new Views()
                            .register(JoinController.class, () -> new JoinController(model))
                            .register(
                                    SettingsController.class,
                                    () ->
                                            new SettingsController(
                                                    ThemeKeeper.start(
                                                            dark
                                                                    ? ThemeChoice.DARK
                                                                    : ThemeChoice.LIGHT),
                                                    store));
            View<JoinController> view =
                    onFx(
                            () -> {
                                var v = views.load(FxmlFile.JOIN, JoinController.class);
                                v.controller()
                                        .setCorner(
                                                views.load(
                                                                FxmlFile.SETTINGS,
                                                                SettingsController.class)
                                                        .root());
                                return v;
                            });
            show(view.root());
            onFx(
                    () -> {
                        view.controller().focusFirst();
                        return null;
                    });
            settle();
            picture(view.root(), "join-practice" + suffix);
            onFx(
                    () -> {
                        model.form().wayProperty().set(JoinWay.TOKEN);
                        fixture.refuseToken(
                                "This is not a room token. Copy the whole token and paste it again.");
                        model.joinWithToken("abc");
                        return null;
                    });
            settle();
            settle();
            settle();
            picture(view.root(), "join-token" + suffix);
            onFx(
                    () -> {
                        model.form().wayProperty().set(JoinWay.SERVER);
                        model.form().addressProperty().set("http://video.example.org");
                        model.join();
                        model.showLeft(
                                new DisconnectReason(DisconnectReason.Kind.CONNECTION_LOST, 0, ""));
                        return null;
                    });
            settle();
            picture(view.root(), "join-server" + suffix);
            onFx(
                    () -> {
                        fixture.acceptToken();
                        fixture.room.connection(new ConnectionState.Connecting());
                        model.joinPractice(true, "Dr. Winter");
                        return null;
                    });
            settle();
            settle();
            picture(view.root(), "join-busy" + suffix);
            onFx(
                    () -> {
                        fixture.room.connection(
                                new ConnectionState.Disconnected(
                                        new DisconnectReason(
                                                DisconnectReason.Kind.UNREACHABLE, 0, "")));
                        return null;
                    });
            settle();
            picture(view.root(), "join-failed" + suffix);
            var bar =
                    onFx(
                            () ->
                                    new Views()
                                            .register(
                                                    InviteBarController.class,
                                                    () ->
                                                            new InviteBarController(
                                                                    fixture.practice,
                                                                    uri -> {},
                                                                    new StatusLine(),
                                                                    new FxExecutor()))
                                            .load(FxmlFile.INVITE_BAR, InviteBarController.class));
            show(bar.root(), 900, 60);
            picture(bar.root(), "invite" + suffix);
        }
    }
}
