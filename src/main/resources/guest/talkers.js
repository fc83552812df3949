/*
 * Which talker slot carries whom (section 4.7). The server decides; here it is only read.
 */
import { cleanName } from "./plain-text.js";

/** How many people are shown at once, at most. */
export const MAX_TILES = 6;

/** The screen's stream (section 5.4). */
export const SHARE = 101;

/** The numbers of the announced streams: talker slots, and the screen if somebody shows one. */
export function readStreams(streams) {
  const announced = Array.isArray(streams) ? streams : [];
  const numbers = announced
    .filter((stream) => Number.isInteger(stream?.id) && stream.canvas !== true)
    .map((stream) => stream.id);
  return {
    slots: numbers.filter((id) => id >= 1 && id < SHARE).sort((one, other) => one - other),
    share: numbers.includes(SHARE),
  };
}

/** The list as `{slot, clientId, name, audioMuted, videoMuted}`, in the order of the slots. */
export function readTalkers(payload) {
  const list = Array.isArray(payload?.activeList) ? payload.activeList : [];
  const bySlot = new Map();
  for (const talker of list) {
    const slot = Number(talker?.streamId);
    if (Number.isInteger(slot) && typeof talker.clientId === "string") {
      bySlot.set(slot, {
        slot,
        clientId: talker.clientId,
        name: cleanName(talker.name),
        audioMuted: ["video", "none"].includes(talker.mediatype),
        videoMuted:
          talker.videomuted === true || ["audio", "audioOnly", "none"].includes(talker.mediatype),
      });
    }
  }
  return [...bySlot.values()].sort((one, other) => one.slot - other.slot);
}
