package dev.anteroom.console.connections;

import static dev.anteroom.testkit.FxExtension.await;
import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static dev.anteroom.testkit.FxExtension.show;
import static dev.anteroom.testkit.FxExtension.theme;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Views;
import dev.anteroom.network.PrivateAuthorities;
import dev.anteroom.network.ServerTrust;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

@Tag("fx")
@ExtendWith(FxExtension.class)
final class ConnectionsViewTest {
    @TempDir Path directory;

    private final FxRobot robot = new FxRobot();
    private final List<String> confirmed = new ArrayList<>(List.of("video.example.org:8443"));
    private final HostBook book =
            new HostBook() {
                @Override
                public List<String> hosts() {
                    return List.copyOf(confirmed);
                }

                @Override
                public void forgetHost(String host) {
                    confirmed.remove(host);
                }
            };
    private PrivateAuthorities authorities;
    private @Nullable Path chosen;
    private Parent root;

    @BeforeEach
    void open() {
        authorities =
                new PrivateAuthorities(
                        Optional.of(directory.resolve("authorities")), new ServerTrust());
        FxExecutor fx = new FxExecutor();
        root =
                onFx(
                        () ->
                                new Views()
                                        .register(
                                                ConnectionsController.class,
                                                () ->
                                                        new ConnectionsController(
                                                                new ConnectionsModel(
                                                                        authorities, book, fx, fx),
                                                                _ -> Optional.ofNullable(chosen)))
                                        .load(
                                                FxmlFile.SETTINGS_CONNECTIONS,
                                                ConnectionsController.class)
                                        .root());
        show(root);
    }

    private boolean isSeen(String id) {
        return onFx(() -> root.lookup("#" + id).isVisible());
    }

    private boolean hasFocus(String id) {
        return onFx(() -> root.lookup("#" + id).isFocused());
    }

    private boolean shows(String text) {
        return root.lookupAll(".label").stream()
                .filter(Node::isVisible)
                .anyMatch(label -> ((Labeled) label).getText().contains(text));
    }

    private void add(Path file) {
        chosen = file;
        onFx(
                () -> {
                    root.lookup("#add").requestFocus();
                    return null;
                });
        robot.type(KeyCode.SPACE);
    }

    private void press(String accessibleText) {
        onFx(
                () -> {
                    root.lookupAll(".button").stream()
                            .map(Button.class::cast)
                            .filter(each -> accessibleText.equals(each.getAccessibleText()))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    return null;
                });
    }

    @Test
    void anAuthority_isShownConfirmedAndRemoved() throws Exception {
        TestAuthority house = new TestAuthority("Our house");
        add(house.writeTo(directory.resolve("house.pem")));
        await("it asks", () -> isSeen("question"));
        assertTrue(hasFocus("decline"));
        assertTrue(onFx(() -> shows("CN=Our house")));
        assertTrue(onFx(() -> shows("SHA-256")));
        picture(root, "connections-question-light");
        robot.type(KeyCode.ENTER);
        assertFalse(isSeen("question"));
        assertEquals(List.of(), authorities.all());

        add(directory.resolve("house.pem"));
        await("it asks", () -> isSeen("question"));
        robot.type(KeyCode.TAB);
        assertTrue(hasFocus("trust"));
        robot.type(KeyCode.SPACE);
        await("it is trusted", () -> shows("CN=Our house is trusted now."));
        assertEquals(1, authorities.all().size());
        theme(new PrimerDark());
        picture(root, "connections-trusted-dark");

        press("No longer trust CN=Our house");
        await("it is removed", () -> shows("no longer trusted"));
        assertEquals(List.of(), authorities.all());
        assertTrue(isSeen("noAuthorities"));
    }

    @Test
    void aFileWithoutAnAuthority_isOneSentence() throws Exception {
        add(Files.writeString(directory.resolve("a.pem"), "hello"));
        await("it is told", () -> shows("There is no certificate in this file."));
        assertFalse(isSeen("question"));
        TestAuthority house = new TestAuthority("Our house");
        Path leaf =
                Files.writeString(
                        directory.resolve("b.pem"), TestAuthority.pem(house.leaf("localhost")));
        add(leaf);
        await("it is told", () -> shows("one server or person"));
        assertFalse(isSeen("question"));
    }

    @Test
    void aConfirmedHost_isForgotten() {
        assertTrue(onFx(() -> shows("video.example.org:8443")));
        press("Ask again about video.example.org:8443");
        assertEquals(List.of(), confirmed);
        assertTrue(onFx(() -> shows("The next link to video.example.org:8443 asks again.")));
        assertTrue(isSeen("noHosts"));
    }
}
