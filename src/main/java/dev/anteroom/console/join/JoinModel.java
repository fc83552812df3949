package dev.anteroom.console.join;

import dev.anteroom.console.fx.LatestValue;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.DisconnectReason;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the join screen knows: the form, whether a join is under way and how far, and what went
 * wrong. A failed or cancelled join changes nothing that was typed. For the JavaFX application
 * thread.
 */
public final class JoinModel {
    private final JoinForm form = new JoinForm();
    private final Joiner joiner;
    private final JoinMemory memory;
    private final LinkDesk links;
    private final ServersModel servers;
    private final JoinListener listener;
    private final Executor fx;
    private final Texts texts = Texts.of("join");

    private final ReadOnlyObjectWrapper<Optional<JoinProgress>> progress =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<JoinProblem>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<JoinNotice>> notice =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile @Nullable JoinAttempt attempt;

    /**
     * Makes the model and fills the form with what was remembered.
     *
     * @param fx runs tasks on the JavaFX application thread
     */
    public JoinModel(Joiner joiner, JoinStores stores, JoinListener listener, Executor fx) {
        this.joiner = joiner;
        memory = stores.values();
        links =
                new LinkDesk(
                        stores.hosts(), joiner.background(), fx, this::follow, this::tellWrongLink);
        servers = new ServersModel(form, stores, joiner.background(), fx);
        this.listener = listener;
        this.fx = fx;
        form.fill(memory.recall());
        servers.chooseAsFilled();
        form.wayProperty().subscribe(way -> clearProblem());
    }

    /** Joins as the form says; shows what is wrong with it instead, if something is. */
    public void join() {
        if (attempt != null) {
            return;
        }
        clearProblem();
        try {
            if (form.wayProperty().get() == JoinWay.TOKEN
                    && JoinLink.looksLikeOne(form.tokenProperty().get())) {
                links.take(checkedLink());
            } else {
                start(form.request());
            }
        } catch (JoinException wrong) {
            show(wrong.problem());
        }
    }

    /** Turns to the practice room and joins it. */
    public void joinPractice(boolean simulatedGuests, String nameIfNoneIsKnown) {
        form.wayProperty().set(JoinWay.PRACTICE);
        form.simulatedGuestsProperty().set(simulatedGuests);
        if (form.nameProperty().get().isBlank()) {
            form.nameProperty().set(nameIfNoneIsKnown);
        }
        join();
    }

    /** Turns to the token field, fills it with a token or link, and joins. */
    public void joinWithToken(String tokenOrLink) {
        form.wayProperty().set(JoinWay.TOKEN);
        form.tokenProperty().set(tokenOrLink);
        join();
    }

    /**
     * Opens a link from outside, which can come from anybody: its host has to be confirmed once.
     *
     * @param linkOrFile a join link, or the path of an {@code .anteroom} file
     */
    public void open(String linkOrFile) {
        if (attempt != null) {
            showNotice(new JoinNotice(JoinNotice.Tone.WARNING, texts.get("link.busy")));
            return;
        }
        clearProblem();
        links.take(linkOrFile);
    }

    /** Calls off the join that is under way, if one is. May be called from any thread. */
    public void cancel() {
        @Nullable JoinAttempt underWay = attempt;
        if (underWay != null) {
            underWay.cancel();
        }
    }

    /** Says why a stay in a room ended. */
    public void showLeft(DisconnectReason reason) {
        JoinNotice.Tone tone =
                reason.kind() == DisconnectReason.Kind.LEFT
                        ? JoinNotice.Tone.CALM
                        : JoinNotice.Tone.WARNING;
        showNotice(new JoinNotice(tone, whyLeft(reason)));
    }

    /** Why a stay in a room ended, in one sentence. */
    public String whyLeft(DisconnectReason reason) {
        return texts.get("left." + reason.kind().name());
    }

    /** Says something above the form, until the next join. */
    public void showNotice(JoinNotice newNotice) {
        notice.set(Optional.of(newNotice));
    }

    JoinForm form() {
        return form;
    }

    LinkDesk links() {
        return links;
    }

    ServersModel servers() {
        return servers;
    }

    Texts texts() {
        return texts;
    }

    /** How far the join under way has come; empty when none is. */
    ReadOnlyObjectProperty<Optional<JoinProgress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What is wrong, until something is changed about it. */
    ReadOnlyObjectProperty<Optional<JoinProblem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<JoinNotice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Forgets the problem with a field that is being changed. */
    void edited(JoinField field) {
        if (problem.get().filter(shown -> shown.fault().field() == field).isPresent()) {
            clearProblem();
        }
    }

    /** A mistake in a pasted link is told before anything else happens. */
    private String checkedLink() throws JoinException {
        String pasted = form.tokenProperty().get();
        String unusedHost = JoinLink.parse(pasted).host();
        return pasted;
    }

    private void tellWrongLink(JoinProblem problem) {
        String sentence = problem.sentence(texts);
        showNotice(new JoinNotice(JoinNotice.Tone.WARNING, sentence));
        listener.failed(problem.fault(), sentence);
    }

    private void follow(JoinLink link) {
        switch (link) {
            case JoinLink.WithToken(String token) -> {
                form.wayProperty().set(JoinWay.TOKEN);
                start(new JoinRequest.Token(token));
            }
            case JoinLink.WithServer server -> {
                // Joining would send the name to a server that a stranger's link chose.
                form.fill(server);
                servers.chooseAsFilled();
                showNotice(
                        new JoinNotice(
                                JoinNotice.Tone.CALM,
                                texts.get("link.filled", server.server().base().getHost())));
            }
        }
    }

    private void start(JoinRequest request) {
        memory.keep(form.values());
        servers.used();
        links.drop();
        notice.set(Optional.empty());
        LatestValue<JoinProgress> steps =
                new LatestValue<>(fx, step -> progress.set(Optional.of(step)));
        progress.set(Optional.of(JoinProgress.CONNECTING));
        JoinAttempt started = joiner.start(request, steps::put);
        attempt = started;
        CompletionStage<JoinOutcome> ending = started.outcome();
        ending.thenAcceptAsync(
                outcome -> {
                    steps.close();
                    finish(outcome);
                },
                fx);
    }

    private void finish(JoinOutcome outcome) {
        attempt = null;
        progress.set(Optional.empty());
        switch (outcome) {
            case JoinOutcome.Entered(EnteredRoom room) -> listener.entered(room);
            case JoinOutcome.Failed(JoinProblem found) -> show(found);
            case JoinOutcome.Cancelled() -> {}
        }
    }

    private void show(JoinProblem found) {
        problem.set(Optional.of(found));
        listener.failed(found.fault(), found.sentence(texts));
    }

    private void clearProblem() {
        problem.set(Optional.empty());
    }
}
