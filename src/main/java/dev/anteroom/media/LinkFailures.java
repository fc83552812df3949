package dev.anteroom.media;

/** The sentences for links that do not come about. */
final class LinkFailures {
    private LinkFailures() {}

    static MediaException noMedia() {
        return new MediaException("There are no media on this computer.");
    }

    static MediaException closed() {
        return new MediaException("The connection was closed.");
    }

    static MediaException noOffer() {
        return new MediaException("The offer could not be made.");
    }

    static MediaException badAnswer(Throwable cause) {
        return new MediaException("The answer of the other side cannot be used.", cause);
    }

    static MediaException badAnswer(String detail) {
        return badAnswer(new IllegalStateException(detail));
    }
}
