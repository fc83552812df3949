package dev.anteroom.console.devices;

/** Keeps the choice between two runs. */
public interface DeviceMemory {
    /** What was kept last. */
    DeviceChoice recall();

    /** Keeps a choice; returns at once. */
    void keep(DeviceChoice choice);
}
