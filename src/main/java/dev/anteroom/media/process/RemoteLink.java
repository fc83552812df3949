package dev.anteroom.media.process;

import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.LinkListener;
import dev.anteroom.media.LinkState;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.MediaException;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.SendLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A link on the console's side. It fails with its media process; who needs it makes a new one. */
final class RemoteLink extends RemoteHandle implements PeerLink {
    private final Command opening;
    private final LinkListener listener;
    private final Map<Long, CompletableFuture<String>> offers = new HashMap<>();
    private final Map<Long, CompletableFuture<@Nullable Void>> answers = new HashMap<>();
    private final Map<Long, CompletableFuture<LinkStatistics>> measurements = new HashMap<>();
    private long lastCall;

    /**
     * @param opening what opens it
     */
    RemoteLink(ProcessMediaEngine engine, int id, Command opening, LinkListener listener) {
        super(engine, id);
        this.opening = opening;
        this.listener = listener;
    }

    @Override
    void open() {
        send(opening);
    }

    @Override
    void lost() {
        forget();
        fail(new MediaException("The media stopped unexpectedly."));
        listener.onState(LinkState.FAILED);
    }

    @Override
    void closed() {
        fail(new MediaException("The connection was closed."));
        listener.onState(LinkState.CLOSED);
    }

    private void fail(MediaException why) {
        offers.values().forEach(offer -> offer.completeExceptionally(why));
        offers.clear();
        answers.values().forEach(answer -> answer.completeExceptionally(why));
        answers.clear();
        measurements.values().forEach(asked -> asked.complete(LinkStatistics.NOTHING));
        measurements.clear();
    }

    @Override
    void accept(Event.OfHandle event) {
        switch (event) {
            case Event.Linked(_, LinkState state) -> {
                if (state == LinkState.CLOSED) {
                    // The engine gave it up; nobody asked.
                    forget();
                    closed();
                } else {
                    listener.onState(state);
                }
            }
            case Event.CandidateFound(_, IceCandidate candidate) -> listener.onCandidate(candidate);
            case Event.CandidatesEnd(_) -> listener.onCandidatesEnd();
            case Event.Level(_, double level) -> level(level);
            case Event.Reply reply -> replied(reply);
            case Event.Captured _ -> {
                // news of captures
            }
        }
    }

    private void replied(Event.Reply reply) {
        CompletableFuture<String> offer = offers.remove(reply.call());
        CompletableFuture<@Nullable Void> answer = answers.remove(reply.call());
        CompletableFuture<LinkStatistics> measurement = measurements.remove(reply.call());
        switch (reply) {
            case Event.Offered(_, _, String sdp) when offer != null -> offer.complete(sdp);
            case Event.Answered _ when answer != null -> answer.complete(null);
            case Event.Measured(_, _, LinkStatistics found) when measurement != null ->
                    measurement.complete(found);
            case Event.Refused(_, _, String sentence) -> {
                MediaException why = new MediaException(sentence);
                if (offer != null) {
                    offer.completeExceptionally(why);
                }
                if (answer != null) {
                    answer.completeExceptionally(why);
                }
                if (measurement != null) {
                    measurement.completeExceptionally(why);
                }
            }
            case Event.Offered _, Event.Answered _, Event.Measured _ -> {
                // nobody asked
            }
        }
    }

    @Override
    public CompletionStage<String> offer() {
        return ask(offers, call -> new Command.Offer(id(), call));
    }

    @Override
    public CompletionStage<@Nullable Void> answer(String sdp) {
        return ask(answers, call -> new Command.Answer(id(), call, sdp));
    }

    @Override
    public CompletionStage<LinkStatistics> statistics() {
        return ask(measurements, call -> new Command.Measure(id(), call));
    }

    private <T extends @Nullable Object> CompletionStage<T> ask(
            Map<Long, CompletableFuture<T>> pending, Function<Long, Command> question) {
        CompletableFuture<T> result = new CompletableFuture<>();
        engine().run(
                        () -> {
                            if (isOver()) {
                                result.completeExceptionally(
                                        new MediaException("The connection was closed."));
                                return;
                            }
                            long call = ++lastCall;
                            pending.put(call, result);
                            send(question.apply(call));
                        });
        return result.minimalCompletionStage();
    }

    @Override
    public void candidate(IceCandidate candidate) {
        whileOpen(() -> send(new Command.Candidate(id(), candidate)));
    }

    @Override
    public void limit(SendLimits limits) {
        whileOpen(() -> send(new Command.Limit(id(), limits)));
    }

    @Override
    public void volume(double volume) {
        whileOpen(() -> send(new Command.Volume(id(), volume)));
    }
}
