package dev.anteroom.console.room;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * One tab for each pane, for a window that has no room for them beside each other. The tabs say
 * what happens in the panes that are not seen.
 */
final class PaneTabs {
    /** A part of the room's window. */
    enum Pane {
        LOBBY,
        ROSTER,
        CHAT,
        STAGE
    }

    private final RoomTexts texts;
    private final Map<Pane, ToggleButton> tabs = new EnumMap<>(Pane.class);
    private final ReadOnlyObjectWrapper<Pane> chosen = new ReadOnlyObjectWrapper<>(Pane.LOBBY);
    private int unread;

    /** Puts the tabs into a line. */
    PaneTabs(HBox line, RoomTexts texts) {
        this.texts = texts;
        ToggleGroup group = new ToggleGroup();
        for (Pane pane : Pane.values()) {
            ToggleButton tab = new ToggleButton();
            tab.setId("tab" + pane.name().charAt(0) + key(pane).substring(1));
            tab.getStyleClass().add("pane-tab");
            tab.setMnemonicParsing(false);
            tab.setToggleGroup(group);
            // Pressing the one that is chosen would choose none.
            tab.setOnAction(_ -> choose(pane));
            tabs.put(pane, tab);
        }
        line.getChildren().setAll(tabs.values());
        chosen.subscribe(pane -> tab(pane).setSelected(true));
        tab(Pane.STAGE).setText(texts.get("tab.stage"));
        nameChat();
    }

    /** The pane to be seen when there is room for one only. */
    ReadOnlyObjectProperty<Pane> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    void choose(Pane pane) {
        chosen.set(pane);
        tab(pane).setSelected(true);
        if (pane == Pane.CHAT) {
            unread = 0;
            nameChat();
        }
    }

    /** Without the stage there is no tab for it. */
    void offerStage(boolean offered) {
        tab(Pane.STAGE).setVisible(offered);
        tab(Pane.STAGE).setManaged(offered);
        if (!offered && chosen.get() == Pane.STAGE) {
            choose(Pane.LOBBY);
        }
    }

    /** Has a tab say how many people its pane lists. */
    void count(Pane pane, ObservableIntegerValue people) {
        people.subscribe(
                number -> tab(pane).setText(texts.get("tab." + key(pane), number.intValue())));
    }

    /** Counts messages as new while the chat is not the pane that is seen. */
    void messagesCame(int number) {
        if (chosen.get() != Pane.CHAT) {
            unread += number;
            nameChat();
        }
    }

    private void nameChat() {
        tab(Pane.CHAT).setText(texts.get("tab.chat", unread));
    }

    private ToggleButton tab(Pane pane) {
        return Objects.requireNonNull(tabs.get(pane));
    }

    private static String key(Pane pane) {
        return pane.name().toLowerCase(java.util.Locale.ROOT);
    }
}
