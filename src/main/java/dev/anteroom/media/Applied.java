package dev.anteroom.media;

import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.function.Consumer;

/**
 * What to do when a description was applied, or was not. Called on the library's signaling thread.
 */
record Applied(Runnable done, Consumer<String> failed) implements SetSessionDescriptionObserver {
    @Override
    public void onSuccess() {
        done.run();
    }

    @Override
    public void onFailure(String error) {
        failed.accept(error);
    }
}
