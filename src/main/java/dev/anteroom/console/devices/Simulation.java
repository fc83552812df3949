package dev.anteroom.console.devices;

/** Whether devices that only simulate one may be used. */
public enum Simulation {
    /** Only when somebody asks for it on the screen. */
    WHEN_ASKED,
    /** From the beginning, before real ones. */
    PREFERRED
}
