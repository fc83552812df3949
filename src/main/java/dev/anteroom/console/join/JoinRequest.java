package dev.anteroom.console.join;

/** What the join screen was asked to do, checked as far as it can be without the network. */
sealed interface JoinRequest {
    /** Into the practice room on this machine. */
    record Practice(String name, boolean simulatedGuests) implements JoinRequest {}

    /** With a token. */
    record Token(String token) implements JoinRequest {
        /** Hides the token. */
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    /** With a token that an application server makes. */
    record Server(ServerTokenRequest request) implements JoinRequest {}
}
