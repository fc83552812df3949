package dev.anteroom.console.stage;

import dev.anteroom.media.LinkStatistics;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One tile of the stage. Changed by {@link StageModel} only. */
final class Tile {
    /**
     * What a tile says.
     *
     * @param name as text, possibly empty
     * @param audioMuted whether the microphone is off
     * @param videoMuted whether there is no picture
     * @param simulated whether the picture or sound only simulates a device
     */
    record Face(String name, boolean audioMuted, boolean videoMuted, boolean simulated) {}

    private final TileKey key;
    private final ReadOnlyObjectWrapper<Face> face;
    private final ReadOnlyObjectWrapper<Optional<Feed>> feed;
    private final ReadOnlyObjectWrapper<Optional<LinkStatistics>> statistics =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    Tile(TileKey key, Face face, Optional<Feed> feed) {
        this.key = key;
        this.face = new ReadOnlyObjectWrapper<>(face);
        this.feed = new ReadOnlyObjectWrapper<>(feed);
    }

    TileKey key() {
        return key;
    }

    Face face() {
        return face.get();
    }

    ReadOnlyObjectProperty<Face> faceProperty() {
        return face.getReadOnlyProperty();
    }

    /** Where picture and sound come from; empty as long as nothing does. */
    ReadOnlyObjectProperty<Optional<Feed>> feedProperty() {
        return feed.getReadOnlyProperty();
    }

    /** As measured last; empty when nobody asked. */
    ReadOnlyObjectProperty<Optional<LinkStatistics>> statisticsProperty() {
        return statistics.getReadOnlyProperty();
    }

    boolean isSelf() {
        return key instanceof TileKey.Self;
    }

    boolean isShare() {
        return key instanceof TileKey.Share;
    }

    /** The feed first: the picture of one person must not be seen under another's name. */
    void become(Face newFace, Optional<Feed> newFeed) {
        feed.set(newFeed);
        face.set(newFace);
    }

    void measured(Optional<LinkStatistics> newStatistics) {
        statistics.set(newStatistics);
    }
}
