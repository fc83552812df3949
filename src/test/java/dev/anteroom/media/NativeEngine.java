package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine in this process, without sound, for each test; it has to give everything back. */
final class NativeEngine implements BeforeEachCallback, AfterEachCallback {
    private @Nullable NativeMediaEngine engine;

    @Override
    public void beforeEach(ExtensionContext context) {
        NativeMediaEngine started =
                NativeMediaEngine.start(new NativeLibrary(), NoSound::new, new Cameras());
        engine = started;
        Await.until("ready", () -> started.state() instanceof MediaState.Ready);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        engine().close();
        assertEquals(0, engine().liveHandles());
    }

    NativeMediaEngine engine() {
        return Objects.requireNonNull(engine);
    }
}
