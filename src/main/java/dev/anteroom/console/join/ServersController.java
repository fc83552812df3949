package dev.anteroom.console.join;

import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Chooses, remembers and forgets application servers, above the form's own fields. */
final class ServersController {
    private final ServersModel model;
    private final JoinForm form;
    private final Texts texts = Texts.of("join");
    private boolean showing;

    @FXML private ComboBox<Optional<KnownServer>> server;
    @FXML private ComboBox<ServerKind> kind;
    @FXML private Button delete;
    @FXML private Node naming;
    @FXML private TextField serverName;
    @FXML private Node deleting;
    @FXML private Label deleteQuestion;
    @FXML private Button keepServer;
    @FXML private Label serverSaying;

    /** Made by the loader. */
    ServersController(ServersModel model, JoinForm form) {
        this.model = model;
        this.form = form;
    }

    @FXML
    private void initialize() {
        kind.getItems().setAll(ServerKind.values());
        kind.setConverter(shownAs(value -> texts.get("kind." + value.name())));
        kind.valueProperty().bindBidirectional(form.kindProperty());
        kind.valueProperty().subscribe(this::suggestAddress);
        server.setConverter(
                shownAs(
                        value ->
                                value.map(KnownServer::name)
                                        .orElseGet(() -> texts.get("servers.other"))));
        model.all().subscribe(this::showServers);
        model.chosenProperty().subscribe(_ -> showServers());
        server.valueProperty().subscribe(_ -> chosen());
        model.sayingProperty().subscribe(this::say);
        naming.addEventHandler(KeyEvent.KEY_PRESSED, this::escaped);
        deleting.addEventHandler(KeyEvent.KEY_PRESSED, this::escaped);
        Shown.when(naming, false);
        Shown.when(deleting, false);
    }

    @FXML
    private void save() {
        Shown.when(deleting, false);
        Shown.when(naming, true);
        serverName.setText(
                model.chosenProperty()
                        .get()
                        .map(KnownServer::name)
                        .orElseGet(() -> hostOf(form.addressProperty().get())));
        serverName.requestFocus();
        serverName.selectAll();
    }

    @FXML
    private void saveNamed() {
        if (model.save(serverName.getText())) {
            stopAsking();
        } else {
            serverName.requestFocus();
        }
    }

    @FXML
    private void delete() {
        Shown.when(naming, false);
        Shown.when(deleting, true);
        deleteQuestion.setText(
                texts.get(
                        "servers.deleteQuestion",
                        model.chosenProperty().get().map(KnownServer::name).orElse("")));
        keepServer.setAccessibleHelp(deleteQuestion.getText());
        keepServer.requestFocus();
    }

    @FXML
    private void deleteNow() {
        model.delete();
        stopAsking();
    }

    @FXML
    private void stopAsking() {
        Shown.when(naming, false);
        Shown.when(deleting, false);
        server.requestFocus();
    }

    private void escaped(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            stopAsking();
        }
    }

    private void chosen() {
        int place = server.getSelectionModel().getSelectedIndex();
        if (!showing && place >= 0) {
            Shown.when(naming, false);
            Shown.when(deleting, false);
            model.choose(server.getItems().get(place));
        }
    }

    private void showServers() {
        // What the list does to the choice while it changes is nobody's wish.
        showing = true;
        Optional<KnownServer> chosen = model.chosenProperty().get();
        List<Optional<KnownServer>> items = new ArrayList<>();
        model.all().forEach(each -> items.add(Optional.of(each)));
        items.add(Optional.empty());
        server.getItems().setAll(items);
        server.setValue(
                items.stream()
                        .filter(each -> name(each).equals(name(chosen)))
                        .findFirst()
                        .orElse(Optional.empty()));
        showing = false;
        delete.setDisable(chosen.isEmpty());
        delete.setAccessibleText(
                texts.get("servers.delete.help", chosen.map(KnownServer::name).orElse("")));
    }

    private static Optional<String> name(Optional<KnownServer> server) {
        return server.map(KnownServer::name);
    }

    private void suggestAddress(@Nullable ServerKind chosen) {
        if (chosen == ServerKind.SERVER_API && form.addressProperty().get().isBlank()) {
            form.addressProperty().set(ServerKind.ENABLEX);
        }
    }

    private void say(String sentence) {
        serverSaying.setText(sentence);
        Shown.when(serverSaying, !sentence.isEmpty());
    }

    private static String hostOf(String address) {
        try {
            return ServerAddress.parse(address).base().getHost();
        } catch (JoinException noAddressYet) {
            return "";
        }
    }

    private static <T> StringConverter<T> shownAs(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("It is chosen, not typed.");
            }
        };
    }
}
