package dev.anteroom.console.notify;

import dev.anteroom.console.settings.NoticeSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.value.ObservableLongValue;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Puts together what this system has to notice a knock by. */
public final class NoticeWays {
    private final Supplier<NoticeSettings> settings;
    private final ObservableLongValue nanos;
    private final Executor fx;
    private @Nullable SessionBus bus;

    /**
     * Opens nothing yet.
     *
     * @param settings asked each time
     * @param nanos a clock that ticks about once a second, by {@link System#nanoTime()}
     * @param fx runs tasks on the JavaFX application thread
     */
    public NoticeWays(Supplier<NoticeSettings> settings, ObservableLongValue nanos, Executor fx) {
        this.settings = settings;
        this.nanos = nanos;
        this.fx = fx;
    }

    /**
     * Notices that are heard and seen. JavaFX application thread.
     *
     * @param owner the window above which an alert of our own stands; not shown yet
     * @param windowBadge shows the number on the window itself
     */
    public Notices open(Supplier<? extends Window> owner, CountBadge windowBadge) {
        if (!isLinux()) {
            CornerOwner unseen = new CornerOwner(owner.get());
            return new Notices(
                    settings,
                    nanos,
                    new SampledBell(),
                    listener -> new CornerAlert(unseen::window, listener, fx),
                    windowBadge,
                    fx);
        }
        SessionBus opened = new SessionBus(Optional.empty());
        bus = opened;
        return new Notices(
                settings,
                nanos,
                new SampledBell(),
                listener ->
                        new ChosenAlert(
                                unusable -> new FreedesktopAlert(opened, fx, listener, unusable),
                                new CornerAlert(owner, listener, fx)),
                new Badges(List.of(windowBadge, new LauncherBadge(opened)), opened),
                fx);
    }

    /**
     * The icon beside the clock, for notices that are {@link #open}; none where the system has no
     * place for it that can be used without a second toolkit. JavaFX application thread.
     *
     * @param listener told what is done with it
     */
    public Tray tray(Tray.Listener listener) {
        SessionBus opened = bus;
        return opened == null ? Tray.NONE : new StatusNotifierTray(opened, fx, listener);
    }

    /** Whether this system may have a place beside the clock. */
    static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** Notices that only count, for where nobody sees or hears. */
    public Notices silent() {
        return new Notices(settings, nanos, Bell.NONE, _ -> new NoAlert(), CountBadge.NONE, fx);
    }

    /** Several numbers that are one; the last to go, so the bus goes with it. */
    private record Badges(List<CountBadge> all, SessionBus bus) implements CountBadge {
        @Override
        public void show(int count) {
            all.forEach(badge -> badge.show(count));
        }

        @Override
        public void close() {
            all.forEach(CountBadge::close);
            bus.close();
        }
    }

    private static final class NoAlert implements KnockAlert {
        @Override
        public void show(AlertContent content) {}

        @Override
        public void hide() {}

        @Override
        public void close() {}
    }
}
