package dev.anteroom.enx.signaling;

/** Opens channels. The only thing the SDK knows of how they are made. */
public interface ChannelFactory extends AutoCloseable {
    /** Starts to connect and returns at once; the listener learns how it went. */
    SignalingChannel open(Endpoint endpoint, SignalingChannel.Listener listener);

    /** Releases what channels share; open ones are not closed by it. */
    @Override
    default void close() {}
}
