package dev.anteroom.console.notify;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The desktop's own alert where it works, ours where it does not. What works is found out anew for
 * each alert, since a notification service may come and go.
 */
final class ChosenAlert implements KnockAlert {
    private final KnockAlert desktop;
    private final KnockAlert ours;
    private @Nullable AlertContent wanted;
    private boolean desktopFails;

    /**
     * Shows nothing yet.
     *
     * @param desktop makes the alert to try first, given what to run when it cannot be shown;
     *     closed with this
     * @param ours always works; closed with this
     */
    ChosenAlert(Function<Runnable, KnockAlert> desktop, KnockAlert ours) {
        this.desktop = desktop.apply(this::useOurs);
        this.ours = ours;
    }

    @Override
    public void show(AlertContent content) {
        wanted = content;
        (desktopFails ? ours : desktop).show(content);
    }

    @Override
    public void hide() {
        wanted = null;
        if (!desktopFails) {
            desktop.hide();
        }
        desktopFails = false;
        ours.hide();
    }

    @Override
    public void close() {
        wanted = null;
        desktop.close();
        ours.close();
    }

    private void useOurs() {
        AlertContent content = wanted;
        if (content != null) {
            desktopFails = true;
            ours.show(content);
        }
    }
}
