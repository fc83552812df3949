package dev.anteroom.console.stage;

import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.EnxStream;
import dev.anteroom.media.AudioMeter;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.VideoSink;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where a tile's picture and sound level come from. Two are equal when nothing has to change. */
sealed interface Feed {
    /** Shows the picture somewhere; null for nowhere. */
    void watch(@Nullable VideoSink sink);

    /** Follows the sound's level; null for nobody. */
    void meter(@Nullable AudioMeter meter);

    /** Measures now. */
    CompletionStage<LinkStatistics> statistics();

    /** Pictures captured before this moment show somebody else; {@link System#nanoTime}. */
    long notBefore();

    /** A stream of the room. */
    record Received(EnxStream stream, long notBefore) implements Feed {
        @Override
        public void watch(@Nullable VideoSink sink) {
            stream.watch(sink);
        }

        @Override
        public void meter(@Nullable AudioMeter meter) {
            stream.meter(meter);
        }

        @Override
        public CompletionStage<LinkStatistics> statistics() {
            return stream.statistics();
        }
    }

    /** One's own camera and microphone. */
    record Own(LocalMedia media, EnxRoom room, long notBefore) implements Feed {
        @Override
        public void watch(@Nullable VideoSink sink) {
            media.watch(sink);
        }

        @Override
        public void meter(@Nullable AudioMeter meter) {
            media.meter(meter);
        }

        @Override
        public CompletionStage<LinkStatistics> statistics() {
            return room.ownStatistics();
        }
    }
}
