package dev.anteroom.media;

/** Makes the system's names for devices fit for display. */
final class DeviceNames {
    private static final int LONGEST = 80;

    private DeviceNames() {}

    /**
     * A name in one line, without what cannot be seen.
     *
     * @param fallback when nothing remains
     */
    static String clean(String name, String fallback) {
        StringBuilder cleaned = new StringBuilder();
        name.codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(DeviceNames::visible)
                .limit(LONGEST)
                .forEach(cleaned::appendCodePoint);
        String tidy = cleaned.toString().replaceAll(" +", " ").strip();
        return tidy.isEmpty() ? fallback : tidy;
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    false;
            default -> true;
        };
    }
}
