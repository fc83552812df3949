package dev.anteroom.console.notify;

import dev.anteroom.console.settings.NoticeSettings;
import dev.anteroom.enx.ClientId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import org.jspecify.annotations.Nullable;

/** Notices with everything that they ask of the system written down instead of done. */
final class NoticeStage {
    final LongProperty nanos = new SimpleLongProperty(77);
    final List<String> log = new ArrayList<>();
    final Notices notices;
    NoticeSettings settings = NoticeSettings.DEFAULTS;
    boolean soundDevice = true;
    final KnockAlert.Listener listener;

    NoticeStage() {
        AtomicReference<KnockAlert.@Nullable Listener> given = new AtomicReference<>();
        notices =
                new Notices(
                        () -> settings,
                        nanos,
                        new LoggedBell(),
                        answers -> {
                            given.set(answers);
                            return new LoggedAlert();
                        },
                        new LoggedBadge(),
                        Runnable::run);
        listener = Objects.requireNonNull(given.get());
    }

    void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            nanos.set(nanos.get() + Duration.ofSeconds(1).toNanos());
        }
    }

    List<String> take() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    /** A room that can be decided about. */
    NoticedRoom room(String name) {
        return new NoticedRoom() {
            @Override
            public boolean approve(ClientId id) {
                log.add("approve " + id.value() + " in " + name);
                return !name.startsWith("offline");
            }

            @Override
            public boolean deny(ClientId id) {
                log.add("deny " + id.value() + " in " + name);
                return !name.startsWith("offline");
            }

            @Override
            public void bringForward() {
                log.add("open " + name);
            }
        };
    }

    private final class LoggedBell implements Bell {
        @Override
        public void ring(double volume, Consumer<Boolean> heard) {
            log.add("ring " + volume);
            heard.accept(soundDevice);
        }

        @Override
        public void close() {
            log.add("bell closed");
        }
    }

    private final class LoggedAlert implements KnockAlert {
        @Override
        public void show(AlertContent content) {
            log.add(
                    "alert "
                            + content.title()
                            + " / "
                            + content.body()
                            + content.target()
                                    .map(target -> " / " + target.id().value())
                                    .orElse(""));
        }

        @Override
        public void hide() {
            log.add("no alert");
        }

        @Override
        public void close() {
            log.add("alert closed");
        }
    }

    private final class LoggedBadge implements CountBadge {
        @Override
        public void show(int count) {
            log.add("badge " + count);
        }

        @Override
        public void close() {
            log.add("badge closed");
        }
    }
}
