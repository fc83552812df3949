package dev.anteroom.console.stage;

import dev.anteroom.console.fx.KeyedList;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.stage.Tile.Face;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomMedia;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Sharer;
import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.media.CaptureState;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What the stage knows: whose tiles there are, which one is large, and what to say when there are
 * none. Who is in which stream is the room's word; a tile stays where it is as long as its person
 * is there.
 *
 * <p>For the JavaFX application thread, or for one thread of a test.
 */
public final class StageModel implements AutoCloseable {
    /** As many as a room can have. */
    private static final int MOST_TALKERS = 12;

    private final EnxRoom room;
    private final Executor fx;
    private final StageMedia media;
    private final Texts texts = Texts.of("stage");
    private final OwnMedia own;
    private final OwnScreen ownScreen;
    private final TalkerSlots slots;
    private final LongSupplier nanos;
    private final Subscription subscriptions;

    private final KeyedList<TileKey, Seen, Tile> tiles =
            new KeyedList<>(
                    Seen::key,
                    seen -> new Tile(seen.key(), seen.face(), seen.feed()),
                    (tile, seen) -> tile.become(seen.face(), seen.feed()));
    private final ReadOnlyObjectWrapper<Optional<Tile>> large =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<StageNote> note =
            new ReadOnlyObjectWrapper<>(StageNote.NONE);
    private final BooleanProperty numbersShown = new SimpleBooleanProperty();

    private Optional<TileKey> chosen = Optional.empty();
    private Optional<TileKey> dismissedShare = Optional.empty();
    private RoomSnapshot now = RoomSnapshot.connecting();
    private OptionalInt untold = OptionalInt.empty();
    private @Nullable Feed ownFeed;

    /** One thing to show, before it is a tile. */
    private record Seen(TileKey key, Face face, Optional<Feed> feed) {}

    /**
     * Makes an empty stage for a room; {@link #update} fills it.
     *
     * @param room where streams come from and requests go
     * @param media the media of this machine
     * @param fx where the ends of requests come back
     * @param nanos the clock that pictures are stamped by; {@link System#nanoTime}
     * @param status says what happened
     * @param problems says in one sentence why a request did not come true; empty when it did
     */
    public StageModel(
            EnxRoom room,
            StageMedia media,
            Executor fx,
            LongSupplier nanos,
            StatusLine status,
            Function<RequestOutcome, String> problems) {
        this.room = room;
        this.media = media;
        this.fx = fx;
        this.nanos = nanos;
        slots = new TalkerSlots(nanos);
        own = new OwnMedia(room, media, fx, status, problems, texts);
        ownScreen = new OwnScreen(room, media, fx, status, problems, texts);
        subscriptions =
                Subscription.combine(
                        own.captureProperty().subscribe(this::captureChanged),
                        own.capturedProperty().subscribe(captured -> refresh()),
                        own.microphoneProperty().subscribe(control -> refresh()),
                        own.cameraProperty().subscribe(control -> refresh()),
                        media.state().subscribe(state -> mediaChanged(state, status)));
    }

    /** The tiles, a share first, oneself last, the others in the order they came. */
    ObservableList<Tile> tiles() {
        return tiles.rows();
    }

    /** The one tile that is larger than the others; empty when all are equal. */
    ReadOnlyObjectProperty<Optional<Tile>> largeProperty() {
        return large.getReadOnlyProperty();
    }

    /** What to say in the stage. */
    ReadOnlyObjectProperty<StageNote> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whether each tile shows how well its stream arrives. */
    BooleanProperty numbersShownProperty() {
        return numbersShown;
    }

    /** One's own microphone and camera. */
    OwnMedia own() {
        return own;
    }

    /** One's own screen. */
    OwnScreen ownScreen() {
        return ownScreen;
    }

    Texts texts() {
        return texts;
    }

    /** The name to show; says so when there is none. */
    String name(Tile tile) {
        String name = tile.face().name();
        String shown = name.isEmpty() ? texts.get("name.none") : name;
        return switch (tile.key()) {
            case TileKey.Self _ -> texts.get("name.self");
            case TileKey.Share _ -> texts.get("name.share", shown);
            case TileKey.Person _ -> shown;
        };
    }

    /**
     * Sends and receives nothing, since another room is open, until {@link #wake}. What was sent
     * does not go on by itself then.
     */
    public void rest() {
        own.rest();
        ownScreen.stop();
        receive(0);
    }

    /** Receives again. */
    public void wake() {
        own.wake();
        receive(MOST_TALKERS);
    }

    /** Follows the room. */
    public void update(RoomSnapshot snapshot) {
        now = snapshot;
        untold.ifPresent(this::receive);
        own.update(snapshot);
        ownScreen.update(snapshot);
        refresh();
    }

    /** Makes a tile large, or all equal again when it is large already. */
    void turnLarge(Tile tile) {
        boolean isLarge = large.get().filter(tile::equals).isPresent();
        if (isLarge) {
            allEqual();
        } else {
            chosen = Optional.of(tile.key());
            chooseLarge();
        }
    }

    /** Makes all tiles equal; false when they are. */
    boolean allEqual() {
        if (large.get().isEmpty()) {
            return false;
        }
        chosen = Optional.empty();
        dismissedShare = tiles().stream().filter(Tile::isShare).map(Tile::key).findFirst();
        chooseLarge();
        return true;
    }

    /** Measures the streams of these tiles, for their numbers. */
    void measure(List<Tile> seen) {
        for (Tile tile : seen) {
            @Nullable Feed feed = tile.feedProperty().get().orElse(null);
            if (feed == null) {
                tile.measured(Optional.empty());
            } else {
                feed.statistics()
                        .thenAcceptAsync(
                                found -> {
                                    // Nobody wants them any more, or they are somebody else's.
                                    if (numbersShown.get()
                                            && tile.feedProperty()
                                                    .get()
                                                    .equals(Optional.of(feed))) {
                                        tile.measured(Optional.of(found));
                                    }
                                },
                                fx);
            }
        }
    }

    /** Shows no numbers any more. */
    void forgetNumbers() {
        tiles().forEach(tile -> tile.measured(Optional.empty()));
    }

    /** Closes one's own devices and follows nothing any more. Twice is fine. */
    @Override
    public void close() {
        subscriptions.unsubscribe();
        own.close();
        ownScreen.close();
        tiles.reconcile(List.of());
    }

    /** Asked again with the next news of the room when it could not be sent. */
    private void receive(int talkers) {
        untold = OptionalInt.of(talkers);
        if (now.connection().canSend()) {
            untold = OptionalInt.empty();
            room.setTalkerCount(talkers)
                    .thenAcceptAsync(
                            outcome -> {
                                if (outcome instanceof RequestOutcome.NotSent && untold.isEmpty()) {
                                    untold = OptionalInt.of(talkers);
                                }
                            },
                            fx);
        }
    }

    private void captureChanged(Optional<LocalMedia> capture) {
        ownFeed =
                capture.map(opened -> (Feed) new Feed.Own(opened, room, nanos.getAsLong()))
                        .orElse(null);
        refresh();
    }

    /**
     * Over tiles there is room for a few words only, so what happened is said in full elsewhere.
     */
    private void mediaChanged(MediaState state, StatusLine status) {
        refresh();
        boolean died =
                state instanceof MediaState.Restarting
                        || (state instanceof MediaState.Unavailable off
                                && off.why() == MediaState.Why.STOPPED);
        if (died) {
            status.say(note.get().title() + ". " + note.get().text());
        }
    }

    private void refresh() {
        Map<TileKey, Seen> wanted = new LinkedHashMap<>();
        RoomMedia told = now.media();
        told.share().map(this::share).ifPresent(seen -> wanted.put(seen.key(), seen));
        told.talkers().reversed().stream()
                .map(this::person)
                .forEach(seen -> wanted.put(seen.key(), seen));
        tiles.reconcile(inPlace(wanted));
        chooseLarge();
        note.set(note(told));
    }

    /** Those who were there keep their places; who is new comes after them. */
    private List<Seen> inPlace(Map<TileKey, Seen> wanted) {
        List<Seen> ordered = new ArrayList<>(wanted.size() + 1);
        take(wanted, key -> key instanceof TileKey.Share, ordered);
        for (Tile tile : tiles()) {
            take(wanted, tile.key()::equals, ordered);
        }
        ordered.addAll(wanted.values());
        if (!(now.media().own() instanceof Publishing.Off) && ownFeed != null) {
            ordered.add(self());
        }
        return ordered;
    }

    private static void take(
            Map<TileKey, Seen> from, java.util.function.Predicate<TileKey> which, List<Seen> to) {
        from.entrySet()
                .removeIf(
                        entry -> {
                            boolean taken = which.test(entry.getKey());
                            if (taken) {
                                to.add(entry.getValue());
                            }
                            return taken;
                        });
    }

    private Seen person(Talker talker) {
        long trustedFrom = slots.trustedFrom(talker.slot(), talker.id());
        return new Seen(
                new TileKey.Person(talker.id()),
                new Face(talker.name(), talker.audioMuted(), talker.videoMuted(), false),
                feed(talker.slot(), trustedFrom));
    }

    private Seen share(Sharer sharer) {
        long trustedFrom = slots.trustedFrom(sharer.streamId(), sharer.id());
        return new Seen(
                new TileKey.Share(sharer.id(), sharer.streamId()),
                new Face(sharer.name(), false, false, false),
                feed(sharer.streamId(), trustedFrom));
    }

    private Optional<Feed> feed(int streamId, long trustedFrom) {
        return room.stream(streamId).map(stream -> new Feed.Received(stream, trustedFrom));
    }

    private Seen self() {
        String name =
                now.participants().stream()
                        .filter(person -> now.selfId().filter(person.id()::equals).isPresent())
                        .map(person -> person.name())
                        .findFirst()
                        .orElse("");
        CaptureState captured = own.capturedProperty().get();
        boolean simulated =
                captured.camera().filter(DeviceCatalog.Camera::synthetic).isPresent()
                        || captured.microphone()
                                .filter(DeviceCatalog.Device::synthetic)
                                .isPresent();
        return new Seen(
                new TileKey.Self(),
                new Face(name, own.isAudioOff(), own.isVideoOff(), simulated),
                Optional.ofNullable(ownFeed));
    }

    private void chooseLarge() {
        Optional<Tile> share =
                tiles().stream()
                        .filter(Tile::isShare)
                        .filter(tile -> !dismissedShare.equals(Optional.of(tile.key())))
                        .findFirst();
        large.set(chosen.flatMap(tiles::find).or(() -> share));
    }

    private StageNote note(RoomMedia told) {
        if (media.state().getValue() instanceof MediaState.Unavailable unavailable) {
            return StageNote.of(texts, "none." + unavailable.why());
        }
        if (media.state().getValue() instanceof MediaState.Restarting) {
            return StageNote.of(texts, "restarting");
        }
        if (!now.connection().canSend()) {
            return StageNote.of(texts, "away");
        }
        if (told.talkers().isEmpty() && told.share().isEmpty()) {
            return StageNote.of(texts, now.participants().size() > 1 ? "quiet" : "alone");
        }
        return StageNote.NONE;
    }
}
