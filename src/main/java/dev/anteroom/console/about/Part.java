package dev.anteroom.console.about;

/**
 * Something the program is made of.
 *
 * @param name as its makers call it
 * @param version empty when unknown
 * @param licence by its SPDX name where there is one
 */
public record Part(String name, String version, String licence) {
    /** On one line. */
    @Override
    public String toString() {
        return (name + " " + version).strip() + " \u2013 " + licence;
    }
}
