/**
 * Which camera, microphone and speaker are used: chosen before joining and in the settings. {@link
 * dev.anteroom.console.devices.DevicesModel} is the door.
 */
@NullMarked
package dev.anteroom.console.devices;

import org.jspecify.annotations.NullMarked;
