package dev.anteroom.console.notify;

import dev.anteroom.console.settings.NoticeSettings;
import dev.anteroom.enx.ClientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableLongValue;
import org.jspecify.annotations.Nullable;

/**
 * Makes the moderator notice who waits in any of the watched rooms: a sound, an alert while the
 * window is not in front, a number on the task bar. For the JavaFX application thread, or for one
 * thread of a test.
 */
public final class Notices implements AutoCloseable {
    /** Minutes that "do not disturb" lasts. */
    public static final int QUIET_MINUTES = 15;

    private final Supplier<NoticeSettings> settings;
    private final ObservableLongValue nanos;
    private final Executor fx;
    private final Bell bell;
    private final KnockAlert alert;
    private final CountBadge badge;
    private final NoticePolicy policy = new NoticePolicy();
    private final AlertTexts texts = new AlertTexts();
    private final List<RoomWatch> watches = new ArrayList<>();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper mute = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Duration> quietLeft =
            new ReadOnlyObjectWrapper<>(Duration.ZERO);

    private long numbers;
    private int badged;
    private boolean inFront = true;
    private volatile boolean closed;
    private @Nullable AlertContent shown;
    private boolean lapsed;
    private long lapsedAt;

    /**
     * Notices nobody yet.
     *
     * @param settings asked each time
     * @param nanos a clock that ticks about once a second, by {@link System#nanoTime()}
     * @param bell closed with this
     * @param alerts makes the alert, given whom to tell what was done with it; closed with this
     * @param badge closed with this
     * @param fx runs tasks on the JavaFX application thread
     */
    Notices(
            Supplier<NoticeSettings> settings,
            ObservableLongValue nanos,
            Bell bell,
            Function<KnockAlert.Listener, KnockAlert> alerts,
            CountBadge badge,
            Executor fx) {
        this.fx = fx;
        this.settings = settings;
        this.nanos = nanos;
        this.bell = bell;
        this.badge = badge;
        alert = alerts.apply(new Answers());
        nanos.addListener((_, _, _) -> refresh(true));
    }

    /** Starts to notice a room. */
    public RoomWatch watch(NoticedRoom room) {
        RoomWatch watch = new RoomWatch(this, numbers++, room);
        watches.add(watch);
        return watch;
    }

    /** How many wait in all rooms together. */
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** How much of "do not disturb" is left; zero when it is off. */
    public ReadOnlyObjectProperty<Duration> quietLeftProperty() {
        return quietLeft.getReadOnlyProperty();
    }

    /** Neither sound nor alert for {@value #QUIET_MINUTES} minutes. The count goes on. */
    public void beQuiet() {
        policy.beQuiet(nanos.get());
        refresh();
    }

    /** Ends "do not disturb"; who came meanwhile is noticed now. */
    public void endQuiet() {
        policy.endQuiet();
        refresh();
    }

    /** Told whether the window is in front; while it is, there is no alert. */
    public void setInFront(boolean newInFront) {
        inFront = newInFront;
        refresh();
    }

    /** Whether the window is in front, as last told. */
    public boolean isInFront() {
        return inFront;
    }

    /** Lets the sound be heard as it is set, whatever the time. */
    public void tryBell() {
        ring();
    }

    /** Whether the last sound could not be heard, since there is nothing to play it on. */
    public ReadOnlyBooleanProperty muteProperty() {
        return mute.getReadOnlyProperty();
    }

    /** Ends sound and alert. From any thread. Twice is fine. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            bell.close();
            alert.close();
            badge.close();
        }
    }

    void changed(boolean somebodyCame, boolean somebodyCared, boolean decisionFailed) {
        if (somebodyCared) {
            policy.attended();
        }
        // Who decided in an alert does not see the row that says what became of it.
        if (somebodyCame || (decisionFailed && !inFront)) {
            policy.knocked();
        }
        refresh();
    }

    void attended() {
        policy.attended();
        refresh();
    }

    void forget(RoomWatch watch) {
        watches.remove(watch);
        refresh();
    }

    private void refresh() {
        refresh(false);
    }

    /** What is drawn anew follows with the clock, so that a crowd does not make it flicker. */
    private void refresh(boolean withTheClock) {
        if (closed) {
            return;
        }
        int count = watches.stream().mapToInt(watch -> watch.waiting().size()).sum();
        if (count == 0) {
            policy.attended();
        }
        waiting.set(count);
        boolean beginsOrEnds = badged == 0 || count == 0;
        if (count != badged && (withTheClock || beginsOrEnds)) {
            badged = count;
            badge.show(count);
        }
        quietLeft.set(policy.quietLeft(nanos.get()));
        if (settings.get().sound() && policy.takeSound(nanos.get())) {
            ring();
        }
        follow(withTheClock);
    }

    private void ring() {
        bell.ring(settings.get().volume(), heard -> fx.execute(() -> mute.set(!heard)));
    }

    private void follow(boolean withTheClock) {
        boolean wanted = settings.get().alerts() && !inFront && policy.wantsAttention(nanos.get());
        if (closed || !wanted) {
            if (shown != null) {
                shown = null;
                alert.hide();
            }
            lapsed = false;
        } else if (shown == null ? mayComeBack() : withTheClock) {
            AlertContent content = texts.content(watches);
            if (!content.equals(shown)) {
                shown = content;
                alert.show(content);
            }
        }
    }

    private boolean mayComeBack() {
        return !lapsed || nanos.get() - lapsedAt >= NoticePolicy.REPEAT.toNanos();
    }

    private final class Answers implements KnockAlert.Listener {
        @Override
        public void approve(AlertTarget target) {
            decide(target, NoticedRoom::approve);
        }

        @Override
        public void deny(AlertTarget target) {
            decide(target, NoticedRoom::deny);
        }

        @Override
        public void open() {
            watches.stream()
                    .filter(watch -> !watch.waiting().isEmpty())
                    .findFirst()
                    .ifPresent(watch -> watch.room().bringForward());
            attended();
        }

        @Override
        public void dismissed() {
            attended();
        }

        @Override
        public void lapsed() {
            shown = null;
            lapsed = true;
            lapsedAt = nanos.get();
        }

        /** Decides about exactly the knock that was shown, and only while it waits. */
        private void decide(AlertTarget target, BiPredicate<NoticedRoom, ClientId> decision) {
            attended();
            for (RoomWatch watch : List.copyOf(watches)) {
                if (watch.number() == target.room()
                        && watch.isWaiting(target)
                        && !decision.test(watch.room(), target.id())) {
                    watch.room().bringForward();
                }
            }
        }
    }

    Optional<AlertContent> shown() {
        return Optional.ofNullable(shown);
    }
}
