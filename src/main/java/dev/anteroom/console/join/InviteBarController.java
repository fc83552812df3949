package dev.anteroom.console.join;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Texts;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The strip above a practice room: how guests get in, and whether simulated ones come. */
public final class InviteBarController {
    private static final Logger LOG = LoggerFactory.getLogger(InviteBarController.class);

    private final PracticeAccess practice;
    private final Consumer<URI> browser;
    private final StatusLine status;
    private final Executor fx;
    private final Texts texts = Texts.of("join");

    @FXML private Label address;
    @FXML private CheckBox guests;

    /**
     * Makes the controller; the loader does the rest.
     *
     * @param browser opens an address in the user's browser
     * @param status where to say what was done
     * @param fx runs tasks on the JavaFX application thread
     */
    public InviteBarController(
            PracticeAccess practice, Consumer<URI> browser, StatusLine status, Executor fx) {
        this.practice = practice;
        this.browser = browser;
        this.status = status;
        this.fx = fx;
    }

    @FXML
    private void initialize() {
        address.setText(practice.guestPage().toString());
        guests.setSelected(practice.hasSimulatedGuests());
        address.setTooltip(new Tooltip(address.getText()));
    }

    @FXML
    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(practice.guestPage().toString());
        content.putUrl(practice.guestPage().toString());
        boolean copied = Clipboard.getSystemClipboard().setContent(content);
        status.say(texts.get(copied ? "invite.copied" : "invite.notCopied"));
    }

    @FXML
    private void open() {
        browser.accept(practice.guestPage());
        status.say(texts.get("invite.opened"));
    }

    @FXML
    private void simulate() {
        boolean come = guests.isSelected();
        guests.setDisable(true);
        practice.simulateGuests(come)
                .whenCompleteAsync((now, failure) -> simulated(come, failure), fx);
    }

    private void simulated(boolean come, @Nullable Throwable failure) {
        guests.setDisable(false);
        guests.setSelected(practice.hasSimulatedGuests());
        if (failure == null) {
            status.say(texts.get(come ? "invite.guests.come" : "invite.guests.gone"));
        } else {
            LOG.warn("Simulated guests could not be switched.", failure);
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            status.say(
                    cause instanceof JoinException known
                            ? known.problem().sentence(texts)
                            : texts.get("invite.guests.failed"));
        }
    }
}
