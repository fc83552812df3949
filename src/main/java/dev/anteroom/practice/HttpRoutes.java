package dev.anteroom.practice;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Everything that is not Socket.IO: the guest page, REST, the connectivity probe. */
final class HttpRoutes {
    private final GuestPages pages = new GuestPages();
    private final RestApi rest;
    private final PracticeLoop loop;

    HttpRoutes(RestApi rest, PracticeLoop loop) {
        this.rest = rest;
        this.loop = loop;
    }

    /** Called on a network thread; REST is answered from the rooms' thread. */
    CompletableFuture<HttpAnswer> answer(HttpCall call) {
        if (call.path().startsWith("/api/") || call.path().startsWith("/video/")) {
            return loop.call(() -> rest.answer(call));
        }
        return CompletableFuture.completedFuture(page(call));
    }

    private HttpAnswer page(HttpCall call) {
        if (!call.isRead()) {
            return HttpAnswer.empty(405).with("Allow", "GET, HEAD");
        }
        return switch (call.path()) {
            // Other origins may probe whether the network is back (protocol section 6).
            case "/internet" ->
                    HttpAnswer.of(200, "text/plain; charset=utf-8", new byte[] {'o', 'k'})
                            .with("Access-Control-Allow-Origin", "*");
            case "/", "/guest" -> HttpAnswer.empty(302).with("Location", "/guest/" + query(call));
            case "/favicon.ico" -> HttpAnswer.empty(204);
            default -> file(call);
        };
    }

    /** Only the room is carried along, and only if it can be an id. */
    private static String query(HttpCall call) {
        return call.query().entrySet().stream()
                .filter(entry -> entry.getKey().equals("room"))
                .map(Map.Entry::getValue)
                .map(values -> values.getFirst())
                .filter(room -> room.matches("[A-Za-z0-9]{1,64}"))
                .findFirst()
                .map(room -> "?room=" + room)
                .orElse("");
    }

    private HttpAnswer file(HttpCall call) {
        try {
            return pages.answer(call)
                    .orElseGet(
                            () ->
                                    new RestException(
                                                    404,
                                                    RestException.NOTHING_HERE,
                                                    "There is nothing here.")
                                            .toAnswer());
        } catch (IOException unreadable) {
            return new RestException(500, RestException.NOTHING_HERE, "The page could not be read.")
                    .toAnswer();
        }
    }
}
