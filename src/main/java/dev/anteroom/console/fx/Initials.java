package dev.anteroom.console.fx;

/** One letter that stands for a person, for the round mark before a name. */
public final class Initials {
    private Initials() {}

    /** The first letter or digit of a name, as a capital; a question mark when it has none. */
    public static String of(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .mapToObj(character -> Character.toString(Character.toTitleCase(character)))
                .findFirst()
                .orElse("?");
    }
}
