package dev.anteroom.console.trust;

/**
 * A name reduced to what can be compared. Two names are written the same when their {@code same} is
 * equal; they look alike when they are not written the same but {@code looks} or {@code loose} is
 * equal.
 *
 * @param same without regard to case, width and spaces; empty when there is no name
 * @param looks what the name looks like as it is written, case and all
 * @param loose what its letters and digits look like without regard to case and accents
 * @param words its words without regard to case, accents and order; never by looks
 * @param mixed whether a word of it is written in several alphabets
 */
record NameShape(String same, String looks, String loose, String words, boolean mixed) {
    /** Nobody gave a name, so it says nothing about anybody else. */
    boolean isBlank() {
        return same.isEmpty();
    }

    boolean isSameAs(NameShape other) {
        return same.equals(other.same);
    }

    boolean isLike(NameShape other) {
        return isSameAs(other) || looks.equals(other.looks) || loose.equals(other.loose);
    }
}
