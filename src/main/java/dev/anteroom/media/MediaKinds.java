package dev.anteroom.media;

/** Which kinds of media a connection carries. */
public record MediaKinds(boolean audio, boolean video) {
    /** Sound and pictures. */
    public static final MediaKinds BOTH = new MediaKinds(true, true);
}
