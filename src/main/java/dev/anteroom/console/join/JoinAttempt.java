package dev.anteroom.console.join;

import dev.anteroom.console.join.JoinOutcome.Cancelled;
import dev.anteroom.console.join.JoinOutcome.Entered;
import dev.anteroom.console.join.JoinOutcome.Failed;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.ConnectionState.Awaiting;
import dev.anteroom.enx.ConnectionState.Connected;
import dev.anteroom.enx.ConnectionState.Connecting;
import dev.anteroom.enx.ConnectionState.Disconnected;
import dev.anteroom.enx.ConnectionState.Reconnecting;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RoomListener;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.enx.Subscription;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way from a click to a room: get a token, connect, be let in. Ends once, in a {@link
 * JoinOutcome}; whatever comes after that is undone. May be used from any thread.
 */
final class JoinAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(JoinAttempt.class);

    private record Ticket(String token, Optional<PracticeAccess> practice) {}

    private final CompletableFuture<JoinOutcome> outcome = new CompletableFuture<>();
    private final Consumer<JoinProgress> progress;

    private JoinAttempt(Consumer<JoinProgress> progress) {
        this.progress = progress;
    }

    /**
     * Starts; returns at once.
     *
     * @param background may block
     * @param progress told from any thread
     */
    static JoinAttempt start(
            JoinRequest request,
            PracticeRooms practice,
            ApplicationServerClient server,
            RoomConnector connector,
            Executor background,
            Consumer<JoinProgress> progress) {
        JoinAttempt attempt = new JoinAttempt(progress);
        CompletionStage<Ticket> ticket = attempt.ticket(request, practice, server, background);
        ticket.thenAcceptAsync(found -> attempt.connect(found, connector), background)
                .exceptionally(
                        failure -> {
                            attempt.fail(failure);
                            return null;
                        });
        return attempt;
    }

    /** How it ends; never fails. */
    CompletionStage<JoinOutcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    /** Calls it off; what was begun is undone. Does nothing when it has ended. */
    void cancel() {
        outcome.complete(new Cancelled());
    }

    private CompletableFuture<Ticket> ticket(
            JoinRequest request,
            PracticeRooms practice,
            ApplicationServerClient server,
            Executor background) {
        return switch (request) {
            case JoinRequest.Token(String token) ->
                    CompletableFuture.completedFuture(new Ticket(token, Optional.empty()));
            case JoinRequest.Practice(String name, boolean simulatedGuests) -> {
                progress.accept(JoinProgress.OPENING_PRACTICE_ROOM);
                yield CompletableFuture.supplyAsync(
                        () -> practiceTicket(practice, name, simulatedGuests), background);
            }
            case JoinRequest.Server(ServerTokenRequest asked) -> {
                progress.accept(JoinProgress.ASKING_SERVER);
                CompletableFuture<Ticket> ticket = new CompletableFuture<>();
                background.execute(() -> ask(server, asked, ticket));
                yield ticket;
            }
        };
    }

    /** Apart, since making the first connection of a run takes a moment too. */
    private void ask(
            ApplicationServerClient server,
            ServerTokenRequest request,
            CompletableFuture<Ticket> ticket) {
        try {
            CompletableFuture<String> token = server.requestToken(request);
            outcome().thenRun(() -> token.cancel(true));
            CompletionStage<String> answer = token;
            answer.whenComplete(
                    (text, failure) -> {
                        if (failure == null) {
                            ticket.complete(new Ticket(text, Optional.empty()));
                        } else {
                            ticket.completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException broken) {
            ticket.completeExceptionally(broken);
        }
    }

    private static Ticket practiceTicket(
            PracticeRooms practice, String name, boolean simulatedGuests) {
        try {
            PracticeRooms.Admission admission = practice.open(name, simulatedGuests);
            return new Ticket(admission.token(), Optional.of(admission.access()));
        } catch (JoinException refused) {
            throw new CompletionException(refused);
        }
    }

    private void connect(Ticket ticket, RoomConnector connector) {
        if (outcome.isDone()) {
            return;
        }
        progress.accept(JoinProgress.CONNECTING);
        EnxRoom room;
        try {
            room = connector.connect(ticket.token());
        } catch (JoinException unusable) {
            outcome.complete(new Failed(unusable.problem()));
            return;
        }
        // Both run at once when it has been called off meanwhile.
        outcome()
                .thenAccept(
                        end -> {
                            if (!(end instanceof Entered)) {
                                leave(room);
                            }
                        });
        Subscription subscription =
                room.listen(
                        new RoomListener() {
                            @Override
                            public void onSnapshot(RoomSnapshot snapshot) {
                                follow(snapshot.connection(), room, ticket.practice());
                            }
                        });
        outcome().thenRun(subscription::close);
    }

    private void follow(ConnectionState state, EnxRoom room, Optional<PracticeAccess> practice) {
        switch (state) {
            case Connecting(), Reconnecting _ -> {}
            case Awaiting() -> progress.accept(JoinProgress.WAITING);
            case Connected() -> outcome.complete(new Entered(new EnteredRoom(room, practice)));
            case Disconnected(var reason) ->
                    outcome.complete(new Failed(RoomRefusals.problemOf(reason)));
        }
    }

    private void fail(Throwable failure) {
        @Nullable Throwable cause =
                failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof JoinException known) {
            outcome.complete(new Failed(known.problem()));
        } else if (outcome.complete(new Failed(JoinProblem.of(JoinFault.UNEXPECTED)))) {
            if (cause instanceof RejectedExecutionException) {
                // Its threads are gone: the program ends.
                LOG.info("Joining broke off, since the program ends.", failure);
            } else {
                LOG.error("Joining failed in a way nobody thought of.", failure);
            }
        }
    }

    private static void leave(EnxRoom room) {
        room.disconnect()
                .whenComplete((result, failure) -> LOG.debug("Left a room nobody entered."));
    }
}
