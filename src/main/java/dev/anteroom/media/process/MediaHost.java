package dev.anteroom.media.process;

import dev.anteroom.media.CaptureListener;
import dev.anteroom.media.DeviceCatalog;
import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.LinkListener;
import dev.anteroom.media.LinkState;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaException;
import dev.anteroom.media.MediaListener;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.VideoSink;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does what the console asks, in the media process. Commands come on one thread; events may leave
 * from any.
 */
final class MediaHost implements Consumer<Command> {
    private final MediaEngine engine;
    private final Consumer<Event> events;
    private final Runnable whenAskedToEnd;
    private final Map<Integer, Handle> handles = new HashMap<>();
    private final Map<Integer, SharedView> views = new HashMap<>();

    /** One capture or link, the other being null, and what shows its picture. */
    private static final class Handle {
        private final @Nullable LocalMedia media;
        private final @Nullable PeerLink link;
        private @Nullable SharedView view;

        private Handle(@Nullable LocalMedia media, @Nullable PeerLink link) {
            this.media = media;
            this.link = link;
        }
    }

    MediaHost(MediaEngine engine, Consumer<Event> events, Runnable whenAskedToEnd) {
        this.engine = engine;
        this.events = events;
        this.whenAskedToEnd = whenAskedToEnd;
    }

    /** Tells how the engine stands from now on. Once. */
    void begin() {
        engine.listen(
                new MediaListener() {
                    @Override
                    public void onState(MediaState state) {
                        // First, so that whoever hears that all is ready can ask for them.
                        events.accept(new Event.Screens(engine.screens()));
                        events.accept(new Event.State(state));
                    }

                    @Override
                    public void onDevices(DeviceCatalog devices) {
                        events.accept(new Event.Devices(devices));
                    }
                });
    }

    @Override
    public void accept(Command command) {
        switch (command) {
            case Command.Capture(int id, var choice) ->
                    handles.put(id, media(engine.capture(choice, captures(id))));
            case Command.CaptureScreen(int id, var source) ->
                    handles.put(id, media(engine.captureScreen(source, captures(id))));
            case Command.Publish publish -> publish(publish);
            case Command.Subscribe(int id, var kinds, var servers) ->
                    handles.put(id, link(engine.subscribe(kinds, servers, links(id))));
            case Command.ForHandle its -> {
                Handle handle = handles.get(its.handle());
                if (handle != null) {
                    tell(handle, its);
                }
            }
            case Command.Share(int view, int region, String file, int bytes) ->
                    onView(view, its -> its.share(region, file, bytes));
            case Command.Unshare(int view, int region) -> onView(view, its -> its.unshare(region));
            case Command.Fill fill -> onView(fill.view(), its -> its.fill(fill));
            case Command.Skip(int view) -> onView(view, SharedView::skip);
            case Command.PlayOn(String speaker) -> engine.playOn(speaker);
            case Command.PlayTestTone() -> engine.playTestTone();
            case Command.Beat() -> engine.pulse(() -> events.accept(new Event.Beat()));
            case Command.End() -> whenAskedToEnd.run();
        }
    }

    private void publish(Command.Publish asked) {
        Handle capture = handles.get(asked.capture());
        if (capture != null && capture.media != null) {
            handles.put(
                    asked.handle(),
                    link(
                            engine.publish(
                                    capture.media,
                                    asked.kinds(),
                                    asked.limits(),
                                    asked.servers(),
                                    links(asked.handle()))));
        } else {
            // What it was to send has been closed.
            events.accept(new Event.Linked(asked.handle(), LinkState.FAILED));
        }
    }

    private void tell(Handle handle, Command.ForHandle command) {
        switch (command) {
            case Command.Change(_, var choice) -> onMedia(handle, media -> media.change(choice));
            case Command.EnableAudio(_, boolean enabled) ->
                    onMedia(handle, media -> media.enableAudio(enabled));
            case Command.EnableVideo(_, boolean enabled) ->
                    onMedia(handle, media -> media.enableVideo(enabled));
            case Command.Offer(int id, long call) ->
                    ask(handle, id, call, PeerLink::offer, sdp -> new Event.Offered(id, call, sdp));
            case Command.Answer(int id, long call, String sdp) ->
                    ask(
                            handle,
                            id,
                            call,
                            link -> link.answer(sdp).thenApply(_ -> true),
                            _ -> new Event.Answered(id, call));
            case Command.Measure(int id, long call) ->
                    ask(
                            handle,
                            id,
                            call,
                            PeerLink::statistics,
                            found -> new Event.Measured(id, call, found));
            case Command.Candidate(_, var candidate) ->
                    onLink(handle, link -> link.candidate(candidate));
            case Command.Limit(_, var limits) -> onLink(handle, link -> link.limit(limits));
            case Command.Volume(_, double volume) -> onLink(handle, link -> link.volume(volume));
            case Command.Meter(int id, boolean wanted) -> meter(handle, id, wanted);
            case Command.Watch(_, int view) -> watch(handle, new SharedView(view, events));
            case Command.Unwatch(_) -> watch(handle, null);
            case Command.Close(int id) -> close(handle, id);
        }
    }

    private void meter(Handle handle, int id, boolean wanted) {
        onMedia(handle, media -> media.meter(wanted ? level -> level(id, level) : null));
        onLink(handle, link -> link.meter(wanted ? level -> level(id, level) : null));
    }

    private void level(int id, double level) {
        events.accept(new Event.Level(id, level));
    }

    private void watch(Handle handle, @Nullable SharedView view) {
        @Nullable SharedView before = handle.view;
        handle.view = view;
        if (view != null) {
            views.put(view.id(), view);
        }
        @Nullable VideoSink sink = view;
        onMedia(handle, media -> media.watch(sink));
        onLink(handle, link -> link.watch(sink));
        if (before != null) {
            views.remove(before.id());
            before.close();
        }
    }

    private void close(Handle handle, int id) {
        watch(handle, null);
        handles.remove(id);
        onMedia(handle, LocalMedia::close);
        onLink(handle, PeerLink::close);
    }

    private <T> void ask(
            Handle handle,
            int id,
            long call,
            Function<PeerLink, CompletionStage<T>> question,
            Function<T, Event> answer) {
        onLink(
                handle,
                link -> {
                    var _ =
                            question.apply(link)
                                    .whenComplete(
                                            (result, failure) ->
                                                    events.accept(
                                                            failure == null
                                                                    ? answer.apply(result)
                                                                    : refused(id, call, failure)));
                });
    }

    private static Event refused(int id, long call, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        // Only what was written for people; others may hold addresses.
        String sentence =
                cause instanceof MediaException
                        ? String.valueOf(cause.getMessage())
                        : "The connection did not do that.";
        return new Event.Refused(id, call, sentence);
    }

    private CaptureListener captures(int id) {
        return state -> events.accept(new Event.Captured(id, state));
    }

    private LinkListener links(int id) {
        return new LinkListener() {
            @Override
            public void onCandidate(IceCandidate candidate) {
                events.accept(new Event.CandidateFound(id, candidate));
            }

            @Override
            public void onCandidatesEnd() {
                events.accept(new Event.CandidatesEnd(id));
            }

            @Override
            public void onState(LinkState state) {
                events.accept(new Event.Linked(id, state));
            }
        };
    }

    private static Handle media(LocalMedia media) {
        return new Handle(media, null);
    }

    private static Handle link(PeerLink link) {
        return new Handle(null, link);
    }

    private static void onMedia(Handle handle, Consumer<LocalMedia> task) {
        LocalMedia media = handle.media;
        if (media != null) {
            task.accept(media);
        }
    }

    private static void onLink(Handle handle, Consumer<PeerLink> task) {
        PeerLink link = handle.link;
        if (link != null) {
            task.accept(link);
        }
    }

    private void onView(int id, Consumer<SharedView> task) {
        SharedView view = views.get(id);
        if (view != null) {
            task.accept(view);
        }
    }
}
