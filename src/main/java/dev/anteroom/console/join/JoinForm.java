package dev.anteroom.console.join;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is chosen and typed on the join screen. For the JavaFX application thread. */
final class JoinForm {
    /** The longest name of a moderator, in characters. */
    static final int LONGEST_NAME = 80;

    private final ObjectProperty<JoinWay> way = new SimpleObjectProperty<>(JoinWay.PRACTICE);
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty simulatedGuests = new SimpleBooleanProperty(true);
    private final StringProperty token = new SimpleStringProperty("");
    private final ObjectProperty<ServerKind> kind = new SimpleObjectProperty<>(ServerKind.SAMPLE);
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty room = new SimpleStringProperty("");
    private final ObjectProperty<JoinRole> role = new SimpleObjectProperty<>(JoinRole.MODERATOR);
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");

    /** Fills in what was remembered. */
    void fill(JoinValues values) {
        way.set(values.way());
        name.set(values.name());
        simulatedGuests.set(values.simulatedGuests());
        address.set(values.address());
        room.set(values.room());
        role.set(values.role());
    }

    /** Fills in what a link says, and turns to its way in. */
    void fill(JoinLink.WithServer link) {
        if (!address.get().strip().equals(link.server().base().toString())) {
            // What was typed for one server must not go to another that a link chose.
            user.set("");
            password.set("");
        }
        address.set(link.server().base().toString());
        room.set(link.room());
        if (!link.name().isEmpty()) {
            name.set(link.name());
        }
        way.set(JoinWay.SERVER);
    }

    /** What may be remembered. */
    JoinValues values() {
        return new JoinValues(
                way.get(),
                name.get().strip(),
                simulatedGuests.get(),
                address.get().strip(),
                room.get().strip(),
                role.get());
    }

    /**
     * Everything typed, checked.
     *
     * @throws JoinException for the first field that is wrong
     */
    JoinRequest request() throws JoinException {
        return switch (way.get()) {
            case PRACTICE -> new JoinRequest.Practice(checkedName(), simulatedGuests.get());
            case TOKEN -> {
                if (token.get().isBlank()) {
                    throw new JoinException(JoinFault.TOKEN_MISSING);
                }
                yield new JoinRequest.Token(token.get().strip());
            }
            case SERVER -> {
                ServerAddress server = ServerAddress.parse(address.get());
                if (room.get().isBlank()) {
                    throw new JoinException(JoinFault.ROOM_MISSING);
                }
                String checkedName = checkedName();
                if (user.get().indexOf(':') >= 0) {
                    throw new JoinException(JoinFault.USER_MALFORMED);
                }
                yield new JoinRequest.Server(
                        new ServerTokenRequest(
                                kind.get(),
                                server,
                                room.get().strip(),
                                checkedName,
                                role.get(),
                                user.get().strip(),
                                password.get()));
            }
        };
    }

    private String checkedName() throws JoinException {
        String typed = name.get().strip();
        if (typed.isEmpty()) {
            throw new JoinException(JoinFault.NAME_MISSING);
        }
        if (typed.length() > LONGEST_NAME) {
            throw new JoinException(JoinFault.NAME_TOO_LONG);
        }
        return typed;
    }

    ObjectProperty<JoinWay> wayProperty() {
        return way;
    }

    StringProperty nameProperty() {
        return name;
    }

    BooleanProperty simulatedGuestsProperty() {
        return simulatedGuests;
    }

    StringProperty tokenProperty() {
        return token;
    }

    ObjectProperty<ServerKind> kindProperty() {
        return kind;
    }

    StringProperty addressProperty() {
        return address;
    }

    StringProperty roomProperty() {
        return room;
    }

    ObjectProperty<JoinRole> roleProperty() {
        return role;
    }

    StringProperty userProperty() {
        return user;
    }

    StringProperty passwordProperty() {
        return password;
    }
}
