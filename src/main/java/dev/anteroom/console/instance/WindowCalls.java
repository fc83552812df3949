package dev.anteroom.console.instance;

/**
 * What can be asked of the window from outside of it: by a second start, by the tray, by the
 * system. May be called from any thread; returns at once.
 */
public interface WindowCalls {
    /** Brings the window to the front, also out of the task bar or the tray. */
    void show();

    /**
     * Brings the window to the front and opens a link there, which may ask for a confirmation.
     *
     * @param linkOrFile a join link, or the path of a file with one, from anybody
     */
    void open(String linkOrFile);
}
