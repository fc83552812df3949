package dev.anteroom.console.join;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Takes in links and asks about their hosts: a link can come from anybody, so nothing is connected
 * to before its host was confirmed once. For the JavaFX application thread.
 */
final class LinkDesk {
    private final HostMemory hosts;
    private final Executor background;
    private final Executor fx;
    private final Consumer<JoinLink> follow;
    private final Consumer<JoinProblem> wrong;
    private final ReadOnlyObjectWrapper<Optional<HostQuestion>> question =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable JoinLink asked;
    private int newest;

    /**
     * Knows no link yet.
     *
     * @param background may block
     * @param fx runs tasks on the JavaFX application thread
     * @param follow given a link whose host is confirmed
     * @param wrong told why a link cannot be followed
     */
    LinkDesk(
            HostMemory hosts,
            Executor background,
            Executor fx,
            Consumer<JoinLink> follow,
            Consumer<JoinProblem> wrong) {
        this.hosts = hosts;
        this.background = background;
        this.fx = fx;
        this.follow = follow;
        this.wrong = wrong;
    }

    /** What is asked now, until it is answered. */
    ReadOnlyObjectProperty<Optional<HostQuestion>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** Takes a link or the path of a file; one that was asked about before is dropped. */
    void take(String linkOrFile) {
        drop();
        int number = newest;
        CompletionStage<OpenedLink> read =
                CompletableFuture.supplyAsync(
                        () -> OpenedLink.of(linkOrFile, hosts.confirmed()), background);
        read.thenAcceptAsync(
                opened -> {
                    // A newer one takes the place of an older one that took longer.
                    if (number == newest) {
                        took(opened);
                    }
                },
                fx);
    }

    /** The user trusts the host: it is remembered, and the link is followed. */
    void confirm() {
        @Nullable JoinLink link = asked;
        Optional<HostQuestion> answered = question.get();
        drop();
        if (link != null && answered.isPresent()) {
            hosts.confirm(answered.get().host());
            follow.accept(link);
        }
    }

    /** The user does not trust it, or does something else: the link is forgotten. */
    void drop() {
        newest++;
        asked = null;
        question.set(Optional.empty());
    }

    private void took(OpenedLink opened) {
        switch (opened) {
            case OpenedLink.Wrong(JoinProblem problem) -> wrong.accept(problem);
            case OpenedLink.Right(JoinLink link, HostQuestion _, boolean confirmed)
                    when confirmed ->
                    follow.accept(link);
            case OpenedLink.Right(JoinLink link, HostQuestion about, boolean _) -> {
                asked = link;
                question.set(Optional.of(about));
            }
        }
    }
}
