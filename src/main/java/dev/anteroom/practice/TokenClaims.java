package dev.anteroom.practice;

/**
 * What a signed token says; the only source of a person's room, role and name.
 *
 * @param tokenId unlike any other token's; stands for the person
 * @param roomId the one room it opens
 * @param role the one role it gives
 * @param name any text
 * @param userRef the application's own reference, possibly empty
 */
record TokenClaims(String tokenId, String roomId, String role, String name, String userRef) {
    /** Leaves the name and the token id out. */
    @Override
    public String toString() {
        return "TokenClaims[" + role + " in " + roomId + "]";
    }
}
