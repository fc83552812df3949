package dev.anteroom.console.chat;

import dev.anteroom.console.fx.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One message. Made anew for each cell. */
public final class MessageCellController {
    private static final PseudoClass MINE = PseudoClass.getPseudoClass("mine");
    private static final PseudoClass PERSONAL = PseudoClass.getPseudoClass("personal");

    private final Texts texts;
    private final DateTimeFormatter clock;
    private final ReadOnlyStringWrapper described = new ReadOnlyStringWrapper("");

    @FXML private VBox bubble;
    @FXML private Label heading;
    @FXML private Label time;
    @FXML private Label text;
    @FXML private Label rest;

    /** Made by the loader. */
    public MessageCellController(ChatModel model) {
        this.texts = model.texts();
        clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(texts.formats());
    }

    ReadOnlyStringProperty describedProperty() {
        return described.getReadOnlyProperty();
    }

    void show(@Nullable ChatLine line) {
        heading.setText(line == null ? "" : line.heading());
        time.setText(line == null ? "" : time(line.at()));
        text.setText(line == null ? "" : line.beginning());
        boolean isLong = line != null && line.isLong();
        rest.setVisible(isLong);
        rest.setManaged(isLong);
        described.set(
                line == null
                        ? ""
                        : texts.get(
                                "line.described",
                                line.heading(),
                                time.getText(),
                                line.beginning()));
        bubble.pseudoClassStateChanged(MINE, line != null && line.mine());
        bubble.pseudoClassStateChanged(PERSONAL, line != null && line.personal());
    }

    private String time(Instant at) {
        return clock.format(at.atZone(ZoneId.systemDefault()));
    }
}
