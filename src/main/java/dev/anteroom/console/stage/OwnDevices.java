package dev.anteroom.console.stage;

import dev.anteroom.media.CaptureChoice;

/**
 * What could be sent to the room now.
 *
 * @param known whether the devices of this machine were found out yet
 * @param choice what to open
 * @param noMicrophone why there is no microphone to send, in one sentence; empty when there is
 * @param noCamera why there is no camera to send, in one sentence; empty when there is
 */
public record OwnDevices(
        boolean known, CaptureChoice choice, String noMicrophone, String noCamera) {}
