package dev.anteroom.practice.relay;

import java.security.SecureRandom;

/** One side's name and password for connectivity checks. */
record IceCredentials(String fragment, String password) {
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int FRAGMENT = 12;
    private static final int PASSWORD = 28;

    static IceCredentials random(SecureRandom random) {
        return new IceCredentials(letters(random, FRAGMENT), letters(random, PASSWORD));
    }

    private static String letters(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "IceCredentials[" + fragment + "]";
    }
}
