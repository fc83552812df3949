package dev.anteroom.console.join;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.LateNodes;
import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Views;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The join screen. */
public final class JoinController {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    /** From this width on there is room for more than the form, in sizes of the text. */
    private static final double WIDE = 61;

    /** What a card of a way in needs at least, in sizes of the text. */
    private static final double CARD = 11.9;

    private final JoinModel model;

    @FXML private Region screen;
    @FXML private Pane brand;
    @FXML private HBox corner;
    @FXML private HBox notice;
    @FXML private Label noticeText;
    @FXML private StackPane questionPlace;
    @FXML private StackPane serversPlace;
    @FXML private TilePane waysPane;
    @FXML private RadioButton practiceWay;
    @FXML private RadioButton tokenWay;
    @FXML private RadioButton serverWay;
    @FXML private Parent form;
    @FXML private Pane nameForm;
    @FXML private Pane practiceForm;
    @FXML private Pane tokenForm;
    @FXML private Pane serverForm;
    @FXML private Pane roleForm;
    @FXML private Pane credentialsForm;
    @FXML private TextField name;
    @FXML private Label nameProblem;
    @FXML private CheckBox simulatedGuests;
    @FXML private PasswordField token;
    @FXML private Label tokenHint;
    @FXML private Label tokenProblem;
    @FXML private TextField address;
    @FXML private Label addressProblem;
    @FXML private TextField room;
    @FXML private Label roomProblem;
    @FXML private ComboBox<JoinRole> role;
    @FXML private TextField user;
    @FXML private PasswordField password;
    @FXML private Label credentialsProblem;
    @FXML private ToggleButton devices;
    @FXML private StackPane devicesPlace;
    @FXML private HBox problem;
    @FXML private Label problemText;
    @FXML private Button join;
    @FXML private HBox progress;
    @FXML private Label progressText;
    @FXML private Button cancel;

    /** Makes the controller; the loader does the rest. */
    public JoinController(JoinModel model) {
        this.model = model;
    }

    /** Puts something into the upper corner, beside the title. */
    public void setCorner(Node node) {
        corner.getChildren().setAll(node);
    }

    /**
     * Offers to look at camera and microphone before joining.
     *
     * @param content made when somebody wants to look for the first time
     */
    public void setDevices(Supplier<? extends Parent> content) {
        devices.selectedProperty()
                .subscribe(
                        wanted -> {
                            if (wanted && devicesPlace.getChildren().isEmpty()) {
                                devicesPlace.getChildren().setAll(content.get());
                            }
                            Shown.when(devicesPlace, wanted);
                        });
        Shown.when(devices, true);
    }

    /** Moves the focus to where typing makes sense first. */
    public void focusFirst() {
        Node first =
                switch (model.form().wayProperty().get()) {
                    case PRACTICE -> name.getText().isBlank() ? name : join;
                    case TOKEN -> token;
                    case SERVER -> address.getText().isBlank() ? address : join;
                };
        first.requestFocus();
    }

    @FXML
    private void initialize() {
        screen.widthProperty().subscribe(this::showBrandWhereThereIsRoom);
        name.fontProperty().subscribe(this::showBrandWhereThereIsRoom);
        Shown.when(devices, false);
        Shown.when(devicesPlace, false);
        questionPlace
                .getChildren()
                .setAll(
                        new Views()
                                .register(
                                        HostQuestionController.class,
                                        () -> new HostQuestionController(model.links()))
                                .load(FxmlFile.HOST_QUESTION, HostQuestionController.class)
                                .root());
        serversPlace
                .getChildren()
                .setAll(
                        new Views()
                                .register(
                                        ServersController.class,
                                        () -> new ServersController(model.servers(), model.form()))
                                .load(FxmlFile.SERVERS, ServersController.class)
                                .root());
        bindWays();
        bindFields();
        model.links().questionProperty().subscribe(this::showQuestion);
        model.progressProperty().subscribe(this::showProgress);
        model.problemProperty().subscribe(this::showProblem);
        model.noticeProperty().subscribe(this::showNotice);
        LateNodes.keepOut(
                notice,
                questionPlace,
                serversPlace,
                practiceForm,
                tokenForm,
                serverForm,
                roleForm,
                credentialsForm,
                devicesPlace,
                problem,
                progress);
        LateNodes.keepOut(nameProblem, tokenProblem, addressProblem, roomProblem);
        LateNodes.keepOut(credentialsProblem);
    }

    @FXML
    private void join() {
        model.join();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    private void showBrandWhereThereIsRoom() {
        Shown.when(brand, screen.getWidth() >= WIDE * name.getFont().getSize());
    }

    private double cardWidth() {
        int ways = JoinWay.values().length;
        double gaps = waysPane.getHgap() * (ways - 1);
        double inOneRow = (waysPane.getWidth() - gaps) / ways;
        return Math.floor(
                inOneRow >= CARD * name.getFont().getSize() ? inOneRow : waysPane.getWidth());
    }

    private void bindWays() {
        waysPane.prefTileWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                this::cardWidth, waysPane.widthProperty(), name.fontProperty()));
        bindWay(practiceWay, JoinWay.PRACTICE);
        bindWay(tokenWay, JoinWay.TOKEN);
        bindWay(serverWay, JoinWay.SERVER);
        model.form()
                .wayProperty()
                .subscribe(
                        way -> {
                            Shown.when(nameForm, way != JoinWay.TOKEN);
                            Shown.when(practiceForm, way == JoinWay.PRACTICE);
                            Shown.when(tokenForm, way == JoinWay.TOKEN);
                            Shown.when(serversPlace, way == JoinWay.SERVER);
                            Shown.when(serverForm, way == JoinWay.SERVER);
                            Shown.when(roleForm, way == JoinWay.SERVER);
                            Shown.when(credentialsForm, way == JoinWay.SERVER);
                        });
    }

    private void bindWay(RadioButton card, JoinWay way) {
        ObjectProperty<JoinWay> chosen = model.form().wayProperty();
        chosen.subscribe(now -> card.setSelected(now == way));
        card.selectedProperty()
                .subscribe(
                        selected -> {
                            if (selected) {
                                chosen.set(way);
                            }
                        });
    }

    private void bindFields() {
        JoinForm typed = model.form();
        simulatedGuests.selectedProperty().bindBidirectional(typed.simulatedGuestsProperty());
        bind(name, typed.nameProperty(), JoinField.NAME);
        bind(token, typed.tokenProperty(), JoinField.TOKEN);
        bind(address, typed.addressProperty(), JoinField.ADDRESS);
        bind(room, typed.roomProperty(), JoinField.ROOM);
        bind(user, typed.userProperty(), JoinField.CREDENTIALS);
        bind(password, typed.passwordProperty(), JoinField.CREDENTIALS);
        role.getItems().setAll(JoinRole.values());
        role.setConverter(new RoleNames());
        role.valueProperty().bindBidirectional(typed.roleProperty());
        token.textProperty()
                .subscribe(
                        text ->
                                tokenHint.setText(
                                        model.texts()
                                                .get(
                                                        JoinLink.looksLikeOne(text)
                                                                ? "token.hint.link"
                                                                : "token.hint")));
    }

    private void bind(TextField field, StringProperty value, JoinField which) {
        field.textProperty().bindBidirectional(value);
        field.textProperty().subscribe(text -> model.edited(which));
    }

    /** While a link asks, nothing else can be joined; Enter must not mean yes by habit. */
    private void showQuestion(Optional<HostQuestion> question) {
        Shown.when(questionPlace, question.isPresent());
        Shown.when(join, question.isEmpty() && model.progressProperty().get().isEmpty());
        form.setDisable(question.isPresent());
        if (question.isEmpty()) {
            focusFirst();
        }
    }

    private void showProgress(Optional<JoinProgress> step) {
        boolean busy = step.isPresent();
        boolean wasBusy = progress.isVisible();
        step.ifPresent(now -> progressText.setText(model.texts().get(now.key())));
        Shown.when(progress, busy);
        Shown.when(join, !busy);
        form.setDisable(busy);
        if (busy && !wasBusy) {
            cancel.requestFocus();
        } else if (wasBusy && !busy) {
            join.requestFocus();
        }
    }

    private void showProblem(Optional<JoinProblem> found) {
        Optional<JoinField> field =
                found.map(shown -> shown.fault().field().on(model.form().wayProperty().get()));
        String sentence = found.map(shown -> shown.sentence(model.texts())).orElse("");
        tell(nameProblem, name, field, JoinField.NAME, sentence);
        tell(tokenProblem, token, field, JoinField.TOKEN, sentence);
        tell(addressProblem, address, field, JoinField.ADDRESS, sentence);
        tell(roomProblem, room, field, JoinField.ROOM, sentence);
        tell(credentialsProblem, user, field, JoinField.CREDENTIALS, sentence);
        password.pseudoClassStateChanged(
                DANGER, field.filter(JoinField.CREDENTIALS::equals).isPresent());
        problemText.setText(sentence);
        Shown.when(problem, field.filter(JoinField.NONE::equals).isPresent());
    }

    private void tell(
            Label label,
            TextField field,
            Optional<JoinField> shown,
            JoinField which,
            String sentence) {
        boolean concerned = shown.filter(which::equals).isPresent();
        label.setText(concerned ? sentence : "");
        Shown.when(label, concerned);
        field.pseudoClassStateChanged(DANGER, concerned);
        // A screen reader says the help of the field that gets the focus.
        field.setAccessibleHelp(concerned ? sentence : null);
        if (concerned) {
            field.requestFocus();
        }
    }

    private void showNotice(Optional<JoinNotice> found) {
        noticeText.setText(found.map(JoinNotice::sentence).orElse(""));
        notice.pseudoClassStateChanged(
                WARNING,
                found.filter(shown -> shown.tone() == JoinNotice.Tone.WARNING).isPresent());
        Shown.when(notice, found.isPresent());
    }

    private final class RoleNames extends StringConverter<JoinRole> {
        @Override
        public String toString(@Nullable JoinRole value) {
            return value == null ? "" : model.texts().get("role." + value.name());
        }

        @Override
        public JoinRole fromString(String text) {
            throw new UnsupportedOperationException("The role is chosen, not typed.");
        }
    }
}
