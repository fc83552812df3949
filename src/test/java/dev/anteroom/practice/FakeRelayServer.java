package dev.anteroom.practice;

/** Practice servers whose relay carries nothing, for clients without real media. */
public final class FakeRelayServer {
    private FakeRelayServer() {}

    /** Starts one; every offer is answered, and a link is ready once a candidate came. */
    public static PracticeServer start(PracticeOptions options) throws Exception {
        return PracticeServer.start(options, address -> new FakeRelay());
    }
}
