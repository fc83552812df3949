package dev.anteroom.console.tour;

/** A step of the tour that did not come true, with a sentence that says which. */
final class TourException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TourException(String message, Throwable cause) {
        super(message, cause);
    }

    TourException(String message) {
        super(message);
    }
}
