package dev.anteroom.console.connections;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.network.AuthorityFileException;
import dev.anteroom.network.PrivateAuthorities;
import dev.anteroom.network.PrivateAuthority;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Private authorities and confirmed hosts, and the authority that is asked about. For the JavaFX
 * application thread; files are read and written apart.
 */
public final class ConnectionsModel {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsModel.class);

    private final PrivateAuthorities authorities;
    private final HostBook book;
    private final Executor background;
    private final Executor fx;
    private final Texts texts = Texts.of("connections");
    private final ObservableList<PrivateAuthority> trusted = FXCollections.observableArrayList();
    private final ObservableList<String> hosts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<PrivateAuthority>> question =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper saying = new ReadOnlyStringWrapper("");

    /**
     * Shows what there is.
     *
     * @param background may block
     * @param fx runs tasks on the JavaFX application thread
     */
    public ConnectionsModel(
            PrivateAuthorities authorities, HostBook book, Executor background, Executor fx) {
        this.authorities = authorities;
        this.book = book;
        this.background = background;
        this.fx = fx;
        refresh();
    }

    ObservableList<PrivateAuthority> trusted() {
        return trusted;
    }

    ObservableList<String> hosts() {
        return hosts;
    }

    /** The authority that the user is asked about, until the answer. */
    ReadOnlyObjectProperty<Optional<PrivateAuthority>> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** What was done last, in one sentence; empty for nothing. */
    ReadOnlyStringProperty sayingProperty() {
        return saying.getReadOnlyProperty();
    }

    /** Reads again what may have changed outside of this page. */
    void refresh() {
        trusted.setAll(authorities.all());
        hosts.setAll(book.hosts());
    }

    /** Reads an authority's file and asks about it. */
    void consider(Path file) {
        saying.set("");
        question.set(Optional.empty());
        background.execute(
                () -> {
                    try {
                        PrivateAuthority found = PrivateAuthorities.read(file);
                        fx.execute(() -> question.set(Optional.of(found)));
                    } catch (AuthorityFileException wrong) {
                        LOG.info("A file holds no authority ({}).", wrong.problem());
                        say("problem." + wrong.problem().name());
                    }
                });
    }

    /** The user trusts the authority that was asked about. */
    void trust() {
        Optional<PrivateAuthority> answered = question.get();
        question.set(Optional.empty());
        answered.ifPresent(
                authority ->
                        change(
                                () -> authorities.add(authority),
                                "trusted",
                                "problem.notKept",
                                authority.subject()));
    }

    /** The user does not. */
    void decline() {
        question.set(Optional.empty());
    }

    void remove(PrivateAuthority authority) {
        change(
                () -> authorities.remove(authority),
                "removed",
                "problem.notDeleted",
                authority.subject());
    }

    void forget(String host) {
        book.forgetHost(host);
        refresh();
        saying.set(texts.get("forgotten", host));
    }

    private interface FileWork {
        void run() throws IOException;
    }

    private void change(FileWork work, String done, String failed, String subject) {
        background.execute(
                () -> {
                    try {
                        work.run();
                        say(done, subject);
                    } catch (IOException refused) {
                        LOG.warn("The authorities could not be changed.", refused);
                        say(failed, subject);
                    }
                });
    }

    private void say(String key, Object... arguments) {
        fx.execute(
                () -> {
                    refresh();
                    saying.set(texts.get(key, arguments));
                });
    }
}
