/*
 * A participant's side of the room dialect: token, knock, waiting, the room, chat, reconnecting.
 * Knows nothing of the page. The protocol sections named here are those of docs/protocol.md.
 */
import { hostDetails } from "./dialect.js";
import { Line } from "./line.js";
import { Floor } from "./floor.js";
import { People } from "./people.js";
import { cleanMessage, cleanName } from "./plain-text.js";
import { NOT_UNDERSTOOD, RoomProblem, SERVER_GONE, fetchToken, refusal } from "./rest.js";
import { t } from "./words.js";

const JOIN_MILLIS = 10_000;
/* The pauses before each attempt to reconnect; when they are used up, the connection is lost. */
const RETRY_MILLIS = [1_000, 2_000, 4_000, 8_000, 15_000];
const PARTICIPANT = "participant";
const MODERATOR = "moderator";

/**
 * One stay in a room, from the knock to its end. `onChange` gets the state after every change,
 * `onMessage` each chat message of somebody else; the others are those of `Floor`. A stay that
 * ended is over: knock anew with a new object.
 */
export class Stay {
  #roomId;
  #name;
  #events;
  #state = "connecting";
  #token = null;
  #line = null;
  #clientId = null;
  #role = PARTICIPANT;
  #people = new People();
  #floor;
  #attempt = 0;
  #timer = 0;

  constructor(roomId, name, events) {
    this.#roomId = roomId;
    this.#name = name;
    this.#events = events;
    this.#floor = new Floor(this.#people, events);
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
  async say(text) {
    if (this.#state !== "admitted" || !this.#line?.isOpen) {
      return false;
    }
    const payload = { msg: text, broadcast: true, clients: [], type: "chat" };
    return (await this.#line.request("sendDataStreamToRoom", payload)).result === 0;
  }

  /** What to send while inside, from now on: `{stream, audioMuted, videoMuted}`. */
  perform(local) {
    this.#floor.perform(local);
  }

  /** Leaves, stops waiting, or stops trying to reconnect. */
  leave() {
    this.#end("left", "");
  }

  /** The page goes away. */
  abandon() {
    clearTimeout(this.#timer);
    this.#floor.leave();
    this.#line?.abandon();
    this.#line = null;
    this.#state = "left";
  }

  #connect(reconnectFields) {
    this.#waitAtMost(JOIN_MILLIS, () => this.#connectionLost());
    this.#line = new Line(JOIN_MILLIS, {
      connect: () => this.#present(reconnectFields),
      connect_error: () => this.#connectionLost(),
      disconnect: () => this.#connectionLost(),
      "room-awaited": (payload) => this.#awaited(payload),
      "room-connected": (payload) => this.#roomConnected(payload),
      roomManagementEvents: (payload) => this.#managed(payload),
      "room-disconnected": (payload) => this.#roomDisconnected(payload),
      "user-connected": (user) => this.#userConnected(user),
      "user-disconnected": (user) => this.#userDisconnected(user),
      userRoleChanged: (change) => this.#rolesChanged(change),
      onDataStreamToRoom: (data, acknowledge) => this.#dataArrived(data, acknowledge),
      ...this.#floor.handlers(),
    });
  }

  #present(reconnectFields) {
    const request = { ...this.#token, ...hostDetails(), ...reconnectFields };
    this.#line.present(request, JOIN_MILLIS, (result) => {
      if (result !== 0 && ["connecting", "lost"].includes(this.#state)) {
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
    this.#floor.readLimits(payload);
    if (room.waitRoom === true) {
      this.#people.clear();
      const settings = room.settings ?? {};
      const knocks = settings.knock === true && room.knockEnabled !== false;
      this.#become("waiting", { noModerator: settings.wait_for_moderator === true && !knocks });
      return;
    }
    this.#enter(payload, payload.userList, room.mute === true);
  }

  #managed(payload) {
    if (payload?.id === "wait-room-disabled" && this.#state === "waiting") {
      const data = payload.roomData;
      this.#enter(data, data?.userList, payload.roomMute === true);
    }
  }

  #enter(room, userList, muted) {
    this.#people.clear();
    for (const user of Array.isArray(userList) ? userList : []) {
      this.#people.remember(user, this.#clientId);
    }
    const own = { clientId: this.#clientId, name: this.#name, role: this.#role };
    this.#people.remember(own, this.#clientId, true);
    this.#become("admitted");
    this.#floor.enter(this.#line, {
      ownId: this.#clientId,
      streams: room?.streams,
      muted: muted && this.#role !== MODERATOR,
    });
  }

  #userConnected(user) {
    if (this.#state === "admitted" && this.#people.remember(user, this.#clientId)) {
      this.#peopleChanged();
    }
  }

  #userDisconnected(user) {
    if (this.#state === "admitted" && this.#people.forget(user?.clientId)) {
      this.#peopleChanged();
    }
  }

  #peopleChanged() {
    this.#become("admitted");
    this.#floor.peopleChanged();
  }

  #rolesChanged(change) {
    if (this.#state !== "admitted") {
      return;
    }
    for (const [id, role] of [
      [change?.moderator?.old, PARTICIPANT],
      [change?.moderator?.new, MODERATOR],
    ]) {
      this.#people.change(id, { moderator: role === MODERATOR });
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
      this.#events.onMessage({ sender: cleanName(data.sender), text, toAll: data.broadcast !== false });
    }
  }

  /* The number of a denial differs between servers; its text does not (section 3.5). */
  #roomDisconnected(payload) {
    const inner = payload?.cause && typeof payload.cause === "object" ? payload.cause : payload;
    const message = inner?.msg ?? payload?.msg ?? "";
    switch (message) {
      case "user-denied":
        return this.#end("denied", t("The moderator turned your knock down."));
      case "disconnected-by-moderator":
        return this.#end("removed", t("The moderator removed you from the room."));
      case "unexpected-disconnection":
        return this.#end("lost", t("The room’s server gave up the connection."));
      case "normal-disconnect":
        return this.#end("left", "");
      case "room-ended":
        return this.#end("ended", t("The moderator ended the session for everybody."));
      default: {
        const said = cleanName(message);
        return this.#end("ended", said ? t("The room says: {0}", said) : t("The session is over."));
      }
    }
  }

  #connectionLost() {
    this.#floor.leave();
    this.#line?.close();
    this.#line = null;
    if (this.#clientId === null) {
      this.#end("error", SERVER_GONE);
      return;
    }
    if (this.#attempt >= RETRY_MILLIS.length) {
      this.#end("lost", t("The connection did not come back after {0} attempts.", this.#attempt));
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

  #end(state, reason) {
    clearTimeout(this.#timer);
    this.#floor.leave();
    this.#people.clear();
    const line = this.#line;
    this.#line = null;
    line?.sayGoodbye();
    this.#become(state, { reason, over: true });
  }

  #become(state, details = {}) {
    this.#state = state;
    this.#events.onChange({
      state,
      reason: details.reason ?? "",
      over: details.over ?? false,
      noModerator: details.noModerator ?? false,
      attempt: this.#attempt,
      attempts: RETRY_MILLIS.length,
      people: this.#people.list,
    });
  }
}
