package dev.anteroom.console.join;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.keychain.KeptSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The application servers that are remembered by name, and which of them the form is filled from.
 * Keys and passwords are read from and written to the keychain apart. For the JavaFX application
 * thread.
 */
final class ServersModel {
    /** The longest name of a server, in characters. */
    static final int LONGEST_NAME = 60;

    private final JoinForm form;
    private final ServerMemory memory;
    private final KeptSecrets secrets;
    private final Executor background;
    private final Executor fx;
    private final Texts texts = Texts.of("join");
    private final ObservableList<KnownServer> all = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<KnownServer>> chosen =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper saying = new ReadOnlyStringWrapper("");
    private int newestRead;

    /**
     * Reads what is remembered; asks the keychain for nothing yet.
     *
     * @param form filled when a server is chosen
     * @param background may block
     * @param fx runs tasks on the JavaFX application thread
     */
    ServersModel(JoinForm form, JoinStores stores, Executor background, Executor fx) {
        this.form = form;
        memory = stores.servers();
        secrets = stores.secrets();
        this.background = background;
        this.fx = fx;
        all.setAll(memory.recall());
    }

    /** All of them, the one used last first. */
    ObservableList<KnownServer> all() {
        return all;
    }

    /** The one the form was filled from; empty for another one. */
    ObjectProperty<Optional<KnownServer>> chosenProperty() {
        return chosen;
    }

    /** What was done last, in one sentence; empty for nothing. */
    ReadOnlyStringProperty sayingProperty() {
        return saying.getReadOnlyProperty();
    }

    /** Fills the form from a server, or empties it for a new one. */
    void choose(Optional<KnownServer> server) {
        saying.set("");
        newestRead++;
        form.passwordProperty().set("");
        server.ifPresentOrElse(this::fill, this::empty);
        chosen.set(server);
        server.ifPresent(this::readSecret);
    }

    /** Chooses the server that the form says already, if it is a remembered one. */
    void chooseAsFilled() {
        String address = form.addressProperty().get().strip();
        Optional<KnownServer> same =
                all.stream()
                        .filter(each -> each.address().equals(address))
                        .findFirst()
                        .map(each -> each.withRoom(form.roomProperty().get().strip()));
        if (same.isPresent()) {
            choose(same);
        } else {
            chosen.set(Optional.empty());
        }
    }

    /**
     * Remembers what the form says under a name, in the place of a server of the same name.
     *
     * @return whether it could be; why not is said
     */
    boolean save(String typedName) {
        String name = typedName.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            saying.set(texts.get("servers.nameWanted", LONGEST_NAME));
            return false;
        }
        String address = form.addressProperty().get();
        String user = form.userProperty().get().strip();
        try {
            address = ServerAddress.parse(address).base().toString();
        } catch (JoinException wrong) {
            saying.set(wrong.problem().sentence(texts));
            return false;
        }
        KnownServer server =
                new KnownServer(
                        name,
                        form.kindProperty().get(),
                        address,
                        form.roomProperty().get().strip(),
                        user);
        Optional<KnownServer> before =
                all.stream().filter(each -> each.name().equals(name)).findFirst();
        putFirst(server);
        chosen.set(Optional.of(server));
        before.filter(old -> !isAccountUsed(old.account())).ifPresent(this::forgetSecret);
        keepSecret(server, form.passwordProperty().get());
        return true;
    }

    /** Forgets the chosen server and its key; the form stays as it is. */
    void delete() {
        Optional<KnownServer> deleted = chosen.get();
        if (deleted.isEmpty()) {
            return;
        }
        String name = deleted.get().name();
        List<KnownServer> others = new ArrayList<>(all);
        others.removeIf(each -> each.name().equals(name));
        all.setAll(others);
        memory.keep(others);
        chosen.set(Optional.empty());
        form.passwordProperty().set("");
        saying.set(texts.get("servers.deleted", name));
        if (!isAccountUsed(deleted.get().account())) {
            forgetSecret(deleted.get());
        }
    }

    /** The chosen server was asked: it comes first, with the room it was asked for. */
    void used() {
        if (form.wayProperty().get() != JoinWay.SERVER) {
            return;
        }
        Optional<KnownServer> asked = chosen.get().filter(this::isStillMeant);
        asked.ifPresent(server -> putFirst(server.withRoom(form.roomProperty().get().strip())));
    }

    private boolean isStillMeant(KnownServer server) {
        return server.address().equals(form.addressProperty().get().strip());
    }

    private void fill(KnownServer server) {
        form.kindProperty().set(server.kind());
        form.addressProperty().set(server.address());
        form.roomProperty().set(server.room());
        form.userProperty().set(server.user());
    }

    private void empty() {
        fill(new KnownServer("", form.kindProperty().get(), "", "", ""));
    }

    private void putFirst(KnownServer server) {
        List<KnownServer> others = new ArrayList<>(all);
        others.removeIf(each -> each.name().equals(server.name()));
        others.addFirst(server);
        all.setAll(others);
        memory.keep(others);
        chosen.set(Optional.of(server));
    }

    private boolean isAccountUsed(String account) {
        return all.stream().anyMatch(each -> each.account().equals(account));
    }

    private void readSecret(KnownServer server) {
        int number = newestRead;
        CompletionStage<KeptSecrets.Found> read =
                CompletableFuture.supplyAsync(() -> secrets.find(server.account()), background);
        read.thenAcceptAsync(
                found -> {
                    // Not into a form that was changed meanwhile: it may be for another server.
                    boolean wanted =
                            number == newestRead
                                    && isStillMeant(server)
                                    && form.userProperty().get().strip().equals(server.user())
                                    && form.passwordProperty().get().isEmpty();
                    if (wanted) {
                        found.secret().ifPresent(form.passwordProperty()::set);
                    }
                    if (wanted && found.locked()) {
                        saying.set(texts.get("servers.locked", server.name()));
                    }
                },
                fx);
    }

    private void keepSecret(KnownServer server, String secret) {
        if (secret.isEmpty()) {
            // A key that was not read yet must not be lost by that.
            saying.set(texts.get("servers.saved", server.name()));
            return;
        }
        saying.set(texts.get("servers.saving"));
        CompletionStage<KeptSecrets.Place> kept =
                CompletableFuture.supplyAsync(
                        () -> secrets.keep(server.account(), secret), background);
        kept.thenAcceptAsync(
                place -> saying.set(texts.get("servers.saved." + place.name(), server.name())), fx);
    }

    private void forgetSecret(KnownServer server) {
        CompletionStage<Boolean> forgotten =
                CompletableFuture.supplyAsync(() -> secrets.forget(server.account()), background);
        forgotten.thenAcceptAsync(
                gone -> {
                    if (!gone) {
                        saying.set(texts.get("servers.keyStays", server.name()));
                    }
                },
                fx);
    }
}
