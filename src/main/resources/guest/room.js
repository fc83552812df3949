/*
 * A participant's side of the room dialect: token, knock, waiting, the room, chat, reconnecting.
 * Knows nothing of the page. The protocol sections named here are those of docs/protocol.md.
 */
import { cleanMessage, cleanName } from "./plain-text.js";

const PATH = "/v3/socket.io/";
const JOIN_MILLIS = 10_000;
const REQUEST_MILLIS = 8_000;
const GOODBYE_MILLIS = 1_000;
/* The pauses before each attempt to reconnect; when they are used up, the connection is lost. */
const RETRY_MILLIS = [1_000, 2_000, 4_000, 8_000, 15_000];
const MAX_PEOPLE = 500;
const PARTICIPANT = "participant";
const MODERATOR = "moderator";
/* Local codes of section 7.1 for a device we do not have. */
const NO_STREAM = { result: 1159 };

const REFUSALS = new Map([
  [2101, "The room is full. Try again when somebody has left."],
  [2102, "The room is full. Try again when somebody has left."],
  [4101, "You may not join this room with this link. Ask for a new one."],
  [4119, "Nobody is left in the room to come back to. Try again to join afresh."],
  [4124, "The moderator has locked the room, so nobody else can join for now."],
  [4131, "The room did not accept your pass. Try again to get a new one."],
  [4132, "Your pass for the room has run out. Try again to get a new one."],
  [4133, "There is no such room any more. Ask for a new link."],
  [4134, "The room did not accept your pass. Try again to get a new one."],
  [4135, "The room did not accept your pass. Try again to get a new one."],
  [4136, "There were too many attempts at once. Wait a minute, then try again."],
]);
const SERVER_GONE =
  "The room’s server does not answer. Check your connection, or ask whether it is running.";
const NOT_UNDERSTOOD = "The room’s server answered in a way this page does not understand.";
const ROOM_UNKNOWN = "There is no room at this address. Check the link, or ask for a new one.";

/** Something went wrong that one plain sentence explains. */
export class RoomProblem extends Error {}

/** What strangers may know of a room: its name and whether one has to knock. */
export async function describeRoom(roomId) {
  if (!isRoomId(roomId)) {
    throw new RoomProblem("This link names no room. Ask for the link again, and open all of it.");
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

async function fetchToken(roomId, name) {
  const answer = await fetchJson("/api/create-token", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name, role: PARTICIPANT, roomId, user_ref: "guest-page" }),
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

function refusal(code) {
  const unnamed = code > 0 ? ` (code ${code})` : ", and did not say why";
  return REFUSALS.get(code) ?? `The room did not let you join${unnamed}.`;
}

/** The result of a token acknowledgement in each of its forms (section 2.3). */
function readAck(first, second) {
  if (first === "success") {
    return { result: 0 };
  }
  if (first !== null && typeof first === "object") {
    return { result: Number.isInteger(first.result) ? first.result : -1 };
  }
  const body = second !== null && typeof second === "object" ? second : {};
  return { result: Number.isInteger(body.result) && body.result !== 0 ? body.result : -1 };
}

/** What the server learns of this browser (section 2.2). */
function hostDetails() {
  const agent = navigator.userAgent;
  const known = [
    ["edge", /Edg\/([\d.]+)/u],
    ["chrome-stable", /Chrom(?:e|ium)\/([\d.]+)/u],
    ["firefox", /Firefox\/([\d.]+)/u],
    ["safari", /Version\/([\d.]+).*Safari/u],
  ];
  const found = known.find(([, pattern]) => pattern.test(agent));
  return {
    hostType: found ? found[0] : "other",
    hostVersion: found ? found[1].exec(agent)[1] : "0",
    hostDeviceType: /Mobi/u.test(agent) ? "mobile" : "desktop",
    userAgent: agent,
    version: "anteroom-guest-page",
    advancedOptions: {},
  };
}

/**
 * One stay in a room, from the knock to its end. `onChange` gets the state after every change,
 * `onMessage` each chat message of somebody else. A stay that ended is over: knock anew with a new
 * object.
 */
export class Stay {
  #roomId;
  #name;
  #onChange;
  #onMessage;
  #state = "connecting";
  #token = null;
  #socket = null;
  #clientId = null;
  #role = PARTICIPANT;
  #people = new Map();
  #attempt = 0;
  #timer = 0;

  constructor(roomId, name, { onChange, onMessage }) {
    this.#roomId = roomId;
    this.#name = name;
    this.#onChange = onChange;
    this.#onMessage = onMessage;
  }

  /** Knocks, or joins where nobody has to knock. Never throws; `onChange` tells. */
  async knock() {
    this.#become("connecting");
    try {
      this.#token = await fetchToken(this.#roomId, this.#name);
    } catch (problem) {
      if (this.#state === "connecting") {
        this.#end("error", problem instanceof RoomProblem ? problem.message : NOT_UNDERSTOOD);
      }
      return;
    }
    if (this.#state === "connecting") {
      this.#connect({});
    }
  }

  /** Says something to everybody. Resolves to whether the server took it. */
  say(text) {
    if (this.#state !== "admitted" || !this.#socket?.connected) {
      return Promise.resolve(false);
    }
    const payload = { msg: text, broadcast: true, clients: [], type: "chat" };
    return new Promise((resolve) => {
      this.#socket
        .timeout(REQUEST_MILLIS)
        .emit("sendDataStreamToRoom", payload, (late, first, second) =>
          resolve(!late && readAck(first, second).result === 0),
        );
    });
  }

  /** Leaves, stops waiting, or stops trying to reconnect. */
  leave() {
    this.#end("left", "");
  }

  /** The page goes away: no time to wait for an answer, so the goodbye is sent and forgotten. */
  abandon() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    this.#state = "left";
    if (socket?.connected) {
      socket.emit("drop", { self: true });
    }
    socket?.disconnect();
  }

  /* The address is the page's own, not the token's: the page may load nothing from elsewhere. */
  #connect(reconnectFields) {
    const socket = globalThis.io(globalThis.location.origin, {
      path: PATH,
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      timeout: JOIN_MILLIS,
    });
    this.#socket = socket;
    const listen = (event, handler) =>
      socket.on(event, (...values) => {
        if (this.#socket === socket) {
          handler(...values);
        }
      });
    this.#waitAtMost(JOIN_MILLIS, () => this.#connectionLost());
    listen("connect", () => this.#present(reconnectFields));
    listen("connect_error", () => this.#connectionLost());
    listen("disconnect", () => this.#connectionLost());
    listen("room-awaited", (payload) => this.#awaited(payload));
    listen("room-connected", (payload) => this.#roomConnected(payload));
    listen("roomManagementEvents", (payload) => this.#managed(payload));
    listen("room-disconnected", (payload) => this.#roomDisconnected(payload));
    listen("user-connected", (user) => this.#userConnected(user));
    listen("user-disconnected", (user) => this.#userDisconnected(user));
    listen("userRoleChanged", (change) => this.#rolesChanged(change));
    listen("onDataStreamToRoom", (data, acknowledge) => this.#dataArrived(data, acknowledge));
    for (const mute of ["room-muted", "room-unmuted", "hardmute-user-audio", "hardmute-user-video"]) {
      // There is nothing to mute here, and a server that asks wants to hear so (section 4.4).
      listen(mute, (payload, acknowledge) => acknowledge?.(NO_STREAM));
    }
  }

  #present(reconnectFields) {
    const request = { ...this.#token, ...hostDetails(), ...reconnectFields };
    this.#socket.timeout(JOIN_MILLIS).emit("token", request, (late, first, second) => {
      if (late || !["connecting", "lost"].includes(this.#state)) {
        return;
      }
      const { result } = readAck(first, second);
      if (result !== 0) {
        this.#end("error", refusal(result));
      }
    });
  }

  /* Some servers say so before the reduced room-connected, some instead of it (section 3.1). */
  #awaited(payload) {
    this.#settle();
    this.#people.clear();
    this.#become("waiting", { noModerator: payload?.event_type === "no_moderator" });
  }

  #roomConnected(payload) {
    const room = payload?.room;
    if (payload?.result > 0 || !room || typeof payload.clientId !== "string") {
      this.#end("error", payload?.result > 0 ? refusal(payload.result) : NOT_UNDERSTOOD);
      return;
    }
    this.#settle();
    this.#clientId = payload.clientId;
    if (room.waitRoom === true) {
      this.#people.clear();
      const settings = room.settings ?? {};
      const knocks = settings.knock === true && room.knockEnabled !== false;
      this.#become("waiting", { noModerator: settings.wait_for_moderator === true && !knocks });
      return;
    }
    this.#enter(payload.userList);
  }

  #managed(payload) {
    if (payload?.id === "wait-room-disabled" && this.#state === "waiting") {
      this.#enter(payload.roomData?.userList);
    }
  }

  #enter(userList) {
    this.#people.clear();
    for (const user of Array.isArray(userList) ? userList : []) {
      this.#remember(user);
    }
    this.#remember({ clientId: this.#clientId, name: this.#name, role: this.#role }, true);
    this.#become("admitted");
  }

  #remember(user, keepKnown = false) {
    const id = user?.clientId;
    if (typeof id !== "string" || (this.#people.size >= MAX_PEOPLE && !this.#people.has(id))) {
      return;
    }
    if (!keepKnown || !this.#people.has(id)) {
      this.#people.set(id, {
        name: cleanName(user.name),
        moderator: user.role === MODERATOR,
        own: id === this.#clientId,
      });
    }
  }

  #userConnected(user) {
    if (this.#state === "admitted") {
      this.#remember(user);
      this.#become("admitted");
    }
  }

  #userDisconnected(user) {
    if (this.#state === "admitted" && this.#people.delete(user?.clientId)) {
      this.#become("admitted");
    }
  }

  #rolesChanged(change) {
    if (this.#state !== "admitted") {
      return;
    }
    for (const [id, role] of [
      [change?.moderator?.old, PARTICIPANT],
      [change?.moderator?.new, MODERATOR],
    ]) {
      const known = this.#people.get(id);
      if (known) {
        this.#people.set(id, { ...known, moderator: role === MODERATOR });
      }
      if (id === this.#clientId) {
        this.#role = role;
      }
    }
    this.#become("admitted");
  }

  #dataArrived(data, acknowledge) {
    acknowledge?.({ result: 0 });
    const text = cleanMessage(data?.message);
    const isChat = (data?.type ?? "chat") === "chat";
    if (this.#state === "admitted" && isChat && text && data.senderId !== this.#clientId) {
      this.#onMessage({ sender: cleanName(data.sender), text, toAll: data.broadcast !== false });
    }
  }

  /* The number of a denial differs between servers; its text does not (section 3.5). */
  #roomDisconnected(payload) {
    const inner = payload?.cause && typeof payload.cause === "object" ? payload.cause : payload;
    const message = inner?.msg ?? payload?.msg ?? "";
    switch (message) {
      case "user-denied":
        return this.#end("denied", "The moderator turned your knock down.");
      case "disconnected-by-moderator":
        return this.#end("removed", "The moderator removed you from the room.");
      case "unexpected-disconnection":
        return this.#end("lost", "The room’s server gave up the connection.");
      case "normal-disconnect":
        return this.#end("left", "");
      case "room-ended":
        return this.#end("ended", "The moderator ended the session for everybody.");
      default: {
        const said = cleanName(message);
        return this.#end("ended", said ? `The room says: ${said}` : "The session is over.");
      }
    }
  }

  #connectionLost() {
    this.#detach();
    if (this.#clientId === null) {
      this.#end("error", SERVER_GONE);
      return;
    }
    if (this.#attempt >= RETRY_MILLIS.length) {
      this.#end("lost", `The connection did not come back after ${this.#attempt} attempts.`);
      return;
    }
    const pause = RETRY_MILLIS[this.#attempt];
    this.#attempt += 1;
    this.#become("lost");
    this.#waitAtMost(pause, () =>
      this.#connect({
        isReconnecting: true,
        reconnectAttempt: this.#attempt,
        oldClientIdForReconnect: this.#clientId,
        room: this.#roomId,
        role: this.#role,
        name: this.#name,
      }),
    );
  }

  /* In the room or in its lobby: nothing is overdue any more, and attempts count from one again. */
  #settle() {
    clearTimeout(this.#timer);
    this.#attempt = 0;
  }

  #waitAtMost(millis, andThen) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(andThen, millis);
  }

  #detach() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.disconnect();
  }

  #end(state, reason) {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    this.#people.clear();
    if (socket?.connected) {
      // A server that ended the stay expects this goodbye as well (section 3.5).
      socket.timeout(GOODBYE_MILLIS).emit("drop", { self: true }, () => socket.disconnect());
    } else {
      socket?.disconnect();
    }
    this.#become(state, { reason, over: true });
  }

  #become(state, details = {}) {
    this.#state = state;
    this.#onChange({
      state,
      reason: details.reason ?? "",
      over: details.over ?? false,
      noModerator: details.noModerator ?? false,
      attempt: this.#attempt,
      attempts: RETRY_MILLIS.length,
      people: [...this.#people.values()],
    });
  }
}
