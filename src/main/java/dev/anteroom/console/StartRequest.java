package dev.anteroom.console;

import dev.anteroom.console.settings.ThemeChoice;
import java.util.Optional;

/**
 * The command line, understood.
 *
 * @param mode what to do first
 * @param port of the practice room; 0 for a free one
 * @param guests who comes to the practice room; empty when the command line did not say
 * @param theme for this run; empty when the command line did not say
 * @param media which cameras and microphones may be used
 */
record StartRequest(
        StartMode mode,
        int port,
        Optional<SimulatedGuests> guests,
        Optional<ThemeChoice> theme,
        MediaMode media) {}
