package dev.anteroom.console.connections;

import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.network.PrivateAuthority;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** The page of the settings for private authorities and for the hosts of links. */
public final class ConnectionsController {
    private final ConnectionsModel model;
    private final Function<Window, Optional<Path>> chooser;
    private final Texts texts = Texts.of("connections");
    private final DateTimeFormatter day;

    @FXML private Pane authorities;
    @FXML private Label noAuthorities;
    @FXML private Button add;
    @FXML private Node question;
    @FXML private Pane questionDetails;
    @FXML private Button decline;
    @FXML private Pane hosts;
    @FXML private Label noHosts;
    @FXML private Label saying;

    /**
     * Made by the loader.
     *
     * @param chooser has the user choose a file; empty for none
     */
    public ConnectionsController(ConnectionsModel model, Function<Window, Optional<Path>> chooser) {
        this.model = model;
        this.chooser = chooser;
        day =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(texts.formats())
                        .withZone(ZoneId.systemDefault());
    }

    @FXML
    private void initialize() {
        model.trusted().subscribe(this::showAuthorities);
        model.hosts().subscribe(this::showHosts);
        model.questionProperty().subscribe(this::ask);
        // Not as the window's default button, which is another one's: Enter never means yes here.
        question.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        decline();
                    }
                });
        model.sayingProperty().subscribe(this::say);
        showAuthorities();
        showHosts();
        Shown.of(add)
                .subscribe(
                        seen -> {
                            if (seen) {
                                model.refresh();
                            }
                        });
    }

    @FXML
    private void add() {
        chooser.apply(add.getScene().getWindow()).ifPresent(model::consider);
    }

    @FXML
    private void trust() {
        model.trust();
        add.requestFocus();
    }

    @FXML
    private void decline() {
        model.decline();
        add.requestFocus();
    }

    private void ask(Optional<PrivateAuthority> about) {
        Shown.when(question, about.isPresent());
        questionDetails.getChildren().clear();
        about.ifPresent(
                authority -> {
                    questionDetails.getChildren().setAll(details(authority));
                    decline.setAccessibleHelp(
                            texts.get(
                                    "authority.spoken",
                                    authority.subject(),
                                    authority.issuer(),
                                    day.format(authority.expires()),
                                    authority.fingerprint()));
                    decline.requestFocus();
                });
    }

    private void showAuthorities() {
        authorities.getChildren().clear();
        for (PrivateAuthority authority : model.trusted()) {
            Button remove = new Button(texts.get("authority.remove"));
            remove.setAccessibleText(texts.get("authority.remove.help", authority.subject()));
            remove.setOnAction(
                    _ -> {
                        model.remove(authority);
                        add.requestFocus();
                    });
            authorities.getChildren().add(line(details(authority), remove));
        }
        Shown.when(noAuthorities, model.trusted().isEmpty());
    }

    private void showHosts() {
        hosts.getChildren().clear();
        for (String host : model.hosts()) {
            Button forget = new Button(texts.get("host.forget"));
            forget.setAccessibleText(texts.get("host.forget.help", host));
            forget.setOnAction(
                    _ -> {
                        model.forget(host);
                        add.requestFocus();
                    });
            hosts.getChildren().add(line(new VBox(text(host, "connection-code")), forget));
        }
        Shown.when(noHosts, model.hosts().isEmpty());
    }

    private void say(String sentence) {
        saying.setText(sentence);
        Shown.when(saying, !sentence.isEmpty());
    }

    private VBox details(PrivateAuthority authority) {
        return new VBox(
                text(authority.subject(), "setting-name"),
                text(texts.get("authority.issuer", authority.issuer()), "setting-hint"),
                text(
                        texts.get("authority.expires", day.format(authority.expires())),
                        "setting-hint"),
                text(texts.get("authority.fingerprint"), "setting-hint"),
                text(authority.fingerprint(), "connection-code"));
    }

    private static HBox line(VBox words, Button button) {
        HBox line = new HBox(words, button);
        line.getStyleClass().add("connection-line");
        HBox.setHgrow(words, Priority.ALWAYS);
        button.getStyleClass().add("small");
        button.setMinWidth(HBox.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        return line;
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
