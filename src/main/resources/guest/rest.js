/*
 * What the page asks of the server over HTTP: what kind of room this is, and a pass for it.
 */
import { cleanName } from "./plain-text.js";
import { t } from "./words.js";

const REQUEST_MILLIS = 8_000;

const REFUSALS = new Map([
  [2101, t("The room is full. Try again when somebody has left.")],
  [2102, t("The room is full. Try again when somebody has left.")],
  [4101, t("You may not join this room with this link. Ask for a new one.")],
  [4119, t("Nobody is left in the room to come back to. Try again to join afresh.")],
  [4124, t("The moderator has locked the room, so nobody else can join for now.")],
  [4131, t("The room did not accept your pass. Try again to get a new one.")],
  [4132, t("Your pass for the room has run out. Try again to get a new one.")],
  [4133, t("There is no such room any more. Ask for a new link.")],
  [4134, t("The room did not accept your pass. Try again to get a new one.")],
  [4135, t("The room did not accept your pass. Try again to get a new one.")],
  [4136, t("There were too many attempts at once. Wait a minute, then try again.")],
]);
export const SERVER_GONE =
  t("The room’s server does not answer. Check your connection, or ask whether it is running.");
export const NOT_UNDERSTOOD = t("The room’s server answered in a way this page does not understand.");
const ROOM_UNKNOWN = t("There is no room at this address. Check the link, or ask for a new one.");

/** Something went wrong that one plain sentence explains. */
export class RoomProblem extends Error {}

/** What strangers may know of a room: its name and whether one has to knock. */
export async function describeRoom(roomId) {
  if (!isRoomId(roomId)) {
    throw new RoomProblem(t("This link names no room. Ask for the link again, and open all of it."));
  }
  const description = await fetchJson(`/api/room/${encodeURIComponent(roomId)}`);
  return { name: cleanName(description.name), knock: description.knock !== false };
}

function isRoomId(roomId) {
  return typeof roomId === "string" && /^[^\s/]{1,128}$/u.test(roomId);
}

async function fetchJson(path, options = {}) {
  let response;
  try {
    response = await fetch(path, {
      ...options,
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(REQUEST_MILLIS),
    });
  } catch {
    throw new RoomProblem(SERVER_GONE);
  }
  if (response.status === 404) {
    throw new RoomProblem(ROOM_UNKNOWN);
  }
  if (response.status === 429) {
    throw new RoomProblem(REFUSALS.get(4136));
  }
  let body;
  try {
    body = await response.json();
  } catch {
    throw new RoomProblem(response.ok ? NOT_UNDERSTOOD : SERVER_GONE);
  }
  if (!response.ok || body === null || typeof body !== "object") {
    throw new RoomProblem(NOT_UNDERSTOOD);
  }
  return body;
}

/** A pass for the room in this name, as the JSON object it is. */
export async function fetchToken(roomId, name) {
  const answer = await fetchJson("/api/create-token", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name, role: "participant", roomId, user_ref: "guest-page" }),
  });
  if (answer.result !== 0 || typeof answer.token !== "string") {
    throw new RoomProblem(refusal(answer.result));
  }
  return decodeToken(answer.token);
}

function decodeToken(token) {
  try {
    const bytes = Uint8Array.from(atob(token), (character) => character.charCodeAt(0));
    return requireObject(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new RoomProblem(NOT_UNDERSTOOD);
  }
}

function requireObject(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new RoomProblem(NOT_UNDERSTOOD);
  }
  return value;
}

/** Why a join was refused, in a sentence. */
export function refusal(code) {
  const unnamed =
    code > 0
      ? t("The room did not let you join (code {0}).", code)
      : t("The room did not let you join, and did not say why.");
  return REFUSALS.get(code) ?? unnamed;
}
