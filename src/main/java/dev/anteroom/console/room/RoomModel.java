package dev.anteroom.console.room;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/**
 * What the frame of the room window knows: name, connection, the room's switches, leaving. A switch
 * shows what the server says, not what was pressed.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class RoomModel {
    private final EnxRoom room;
    private final Executor fx;
    private final StatusLine status;
    private final RoomTexts texts;
    private final Company company = new Company();

    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(Standing.BUSY);
    private final ReadOnlyBooleanWrapper canSwitch = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper askingToLeave = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final IntegerProperty unsent = new SimpleIntegerProperty();
    private final ReadOnlyIntegerWrapper others = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<DisconnectReason>> ended =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<RoomSwitch, ReadOnlyBooleanWrapper> on = new EnumMap<>(RoomSwitch.class);
    private final Map<RoomSwitch, ReadOnlyBooleanWrapper> turning = new EnumMap<>(RoomSwitch.class);

    /** How good the connection is, for a colour beside its words. */
    public enum Standing {
        /** In the room. */
        GOOD,
        /** Under way, or waiting. */
        BUSY,
        /** Over. */
        OVER
    }

    /**
     * Makes the frame of a room; {@link #update} fills it.
     *
     * @param room where requests go
     * @param fx where the ends of requests come back
     * @param status says what happened
     * @param texts its sentences
     */
    public RoomModel(EnxRoom room, Executor fx, StatusLine status, RoomTexts texts) {
        this.room = room;
        this.fx = fx;
        this.status = status;
        this.texts = texts;
        for (RoomSwitch each : RoomSwitch.values()) {
            on.put(each, new ReadOnlyBooleanWrapper());
            turning.put(each, new ReadOnlyBooleanWrapper());
        }
    }

    /** The room's name; says so when it has none. */
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** How the room stands with its server, in words. */
    public ReadOnlyStringProperty connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    /** How the room stands with its server, for a colour. */
    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** Whether the room's switches can be turned now: a moderator, and connected. */
    public ReadOnlyBooleanProperty canSwitchProperty() {
        return canSwitch.getReadOnlyProperty();
    }

    /** Whether a switch is on, as the server last said. */
    public ReadOnlyBooleanProperty onProperty(RoomSwitch which) {
        return property(on, which);
    }

    /** Whether a switch was turned and the answer is still out. */
    public ReadOnlyBooleanProperty turningProperty(RoomSwitch which) {
        return property(turning, which);
    }

    /** How many people wait. */
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /**
     * How many decisions were made that were not sent yet, and are dropped by leaving; to be bound.
     */
    public IntegerProperty unsentProperty() {
        return unsent;
    }

    /** How many others are in the room. */
    public ReadOnlyIntegerProperty othersProperty() {
        return others.getReadOnlyProperty();
    }

    /** Whether the moderator was asked if the waiting may be left alone. */
    public ReadOnlyBooleanProperty askingToLeaveProperty() {
        return askingToLeave.getReadOnlyProperty();
    }

    /** Why the stay ended; empty while it lasts. */
    public ReadOnlyObjectProperty<Optional<DisconnectReason>> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    RoomTexts texts() {
        return texts;
    }

    /** Follows the room. */
    public void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        name.set(snapshot.roomName().isEmpty() ? texts.get("room.unnamed") : snapshot.roomName());
        connection.set(texts.connection(snapshot));
        standing.set(standing(snapshot.connection()));
        canSwitch.set(snapshot.isModerator() && snapshot.connection().canSend());
        waiting.set(snapshot.lobby().waiting().size());
        others.set(company.countOthers(snapshot));
        on.forEach((which, property) -> property.set(which.isOn(snapshot)));
        if (waiting.get() == 0 && unsent.get() == 0) {
            askingToLeave.set(false);
        }
        announce(snapshot, events);
        if (snapshot.connection() instanceof ConnectionState.Disconnected(var reason)) {
            ended.set(Optional.of(reason));
        }
    }

    /** Turns a switch. What it shows changes when the server says so. */
    public void turn(RoomSwitch which, boolean wanted) {
        ReadOnlyBooleanWrapper busy = property(turning, which);
        if (!canSwitch.get() || busy.get()) {
            return;
        }
        busy.set(true);
        which.turn(room, wanted).thenAcceptAsync(outcome -> turned(which, outcome), fx);
    }

    /** Leaves, but asks first when people wait for this moderator, or decisions were not sent. */
    public void leave() {
        if ((canSwitch.get() && waiting.get() > 0) || unsent.get() > 0) {
            askingToLeave.set(true);
        } else {
            leaveNow();
        }
    }

    /** Leaves whoever waits. */
    public CompletionStage<RequestOutcome> leaveNow() {
        askingToLeave.set(false);
        return room.disconnect();
    }

    /** Does not leave after all. */
    public void stay() {
        askingToLeave.set(false);
    }

    private void turned(RoomSwitch which, RequestOutcome outcome) {
        property(turning, which).set(false);
        String problem = texts.problem(outcome);
        if (!problem.isEmpty()) {
            status.say(texts.get("switch." + which.key() + ".failed", problem));
        }
    }

    private void announce(RoomSnapshot snapshot, List<RoomEvent> events) {
        for (RoomEvent event : events) {
            switch (event) {
                case RoomEvent.LockChanged(boolean locked) ->
                        status.say(texts.get(locked ? "switch.lock.on" : "switch.lock.off"));
                case RoomEvent.KnockChanged(boolean enabled) ->
                        status.say(texts.get(enabled ? "switch.knock.on" : "switch.knock.off"));
                case RoomEvent.RoomMuteChanged(boolean muted) ->
                        status.say(texts.get(muted ? "switch.mute.on" : "switch.mute.off"));
                case RoomEvent.ConnectionChanged _ -> status.say(texts.connection(snapshot));
                case RoomEvent.RoleChanged(var id, var role)
                        when snapshot.selfId().filter(id::equals).isPresent() ->
                        status.say(texts.get("role.now", texts.role(role)));
                case RoomEvent.Failed(var error) -> status.say(error.sentence());
                // The lobby and the chat tell of the others themselves.
                case RoomEvent.Knocked _,
                        RoomEvent.AwaitedVanished _,
                        RoomEvent.Decided _,
                        RoomEvent.UserConnected _,
                        RoomEvent.UserDisconnected _,
                        RoomEvent.MessageReceived _,
                        RoomEvent.UserDataReceived _,
                        RoomEvent.RoleChanged _,
                        RoomEvent.HardMuted _ -> {}
            }
        }
    }

    private static Standing standing(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Connected _ -> Standing.GOOD;
            case ConnectionState.Connecting _,
                    ConnectionState.Awaiting _,
                    ConnectionState.Reconnecting _ ->
                    Standing.BUSY;
            case ConnectionState.Disconnected _ -> Standing.OVER;
        };
    }

    private static ReadOnlyBooleanWrapper property(
            Map<RoomSwitch, ReadOnlyBooleanWrapper> properties, RoomSwitch which) {
        return Objects.requireNonNull(properties.get(which));
    }
}
