/*
 * What an unmodified EnxRtc.js does on the wire, for the tests of the practice room, on top of
 * Socket.IO clients of both generations. It is as picky as the real one: whatever would make that
 * throw, hang or lose an event is written down as a fault (sections of docs/protocol.md named).
 */
"use strict";

class DialectClient {
  constructor() {
    this.events = [];
    this.faults = [];
    this.users = new Map();
    this.connected = false;
    this.acknowledged = false;
    this.closed = false;
    this.watchers = [];
  }

  /* Resolves to {error} or to the payload of room-connected. The decoder is byte-wise (1.1). */
  join(token, path, extra) {
    const content = JSON.parse(atob(token));
    this.socket = io(`http://${content.host}`, {
      path,
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      rejectUnauthorized: true,
    });
    this.listen();
    return new Promise((resolve) => {
      this.settle = resolve;
      this.socket.on("connect_error", (problem) => resolve({ error: String(problem) }));
      this.socket.on("connect", () =>
        this.socket.emit("token", { ...content, ...this.hostDetails(), ...extra }, (...answer) =>
          this.tokenAnswered(answer),
        ),
      );
    });
  }

  hostDetails() {
    return {
      hostType: "chrome-stable",
      hostVersion: "156",
      hostDeviceType: "desktop",
      userAgent: navigator.userAgent,
      version: "2.3.16",
      advancedOptions: {},
    };
  }

  tokenAnswered(answer) {
    if (answer.length !== 1 || answer[0] === null || typeof answer[0] !== "object") {
      this.faults.push(`token answered with ${JSON.stringify(answer)}`);
    }
    const [result] = answer;
    if (result.result !== 0) {
      this.settle({ error: result.msg ?? result.error, result: result.result });
      return;
    }
    this.need(result, ["clientId", "connectedIP", "msg"], "token answer");
    this.acknowledged = true;
  }

  listen() {
    const on = (name, handler) =>
      this.socket.on(name, (payload) => {
        handler?.call(this, payload);
        this.events.push({ name, payload });
        this.watchers.forEach((look) => look());
      });
    on("room-connected", this.roomConnected);
    on("room-awaited");
    on("room-disconnected", this.roomDisconnected);
    on("roomManagementEvents", this.managed);
    on("user-awaited", (user) => this.need(user, ["clientId", "id", "name"], "user-awaited"));
    on("user-connected", this.userConnected);
    on("user-disconnected", (user) => this.users.delete(user.clientId));
    on("userRoleChanged");
    on("active-talkers-updated", (list) => this.needArray(list, "activeList", "talkers"));
    on("onDataStreamToRoom");
    on("media_engine_connecting");
    for (const kind of ["audio", "video"]) {
      on(`user-${kind}-muted`, this.muted);
      on(`user-${kind}-unmuted`, this.muted);
      on(`hardmute-user-${kind}`);
      on(`hardunmute-user-${kind}`);
    }
    on("room-muted");
    on("room-unmuted");
    this.socket.on("disconnect", () => {
      this.closed = true;
      this.watchers.forEach((look) => look());
    });
  }

  roomConnected(payload) {
    if (!this.acknowledged) {
      this.faults.push("room-connected came before the answer to the token (2.1)");
    }
    this.need(payload, ["id", "clientId", "room", "user", "internetDetectionUrl"], "room-connected");
    this.need(payload.room ?? {}, ["settings", "name"], "room");
    this.need(payload.user ?? {}, ["clientId", "name", "role", "permissions"], "user");
    for (const list of [
      "userList",
      "streams",
      "raisedHands",
      "approvedHands",
      "floorInvites",
      "awaitedParticipants",
    ]) {
      this.needArray(payload, list, "room-connected");
    }
    const qualities = payload.videoBitrateQualityMap;
    if (qualities === null || typeof qualities !== "object" || Array.isArray(qualities)) {
      this.faults.push("room-connected without the object videoBitrateQualityMap (2.4)");
    }
    this.remember(payload.userList);
    this.clientId = payload.clientId;
    this.connected = true;
    this.afterConnecting(payload);
  }

  /* Sent without being asked (2.3); the caller of join waits until both were answered. */
  async afterConnecting(payload) {
    const talkers = await this.request("getMaxNumberOfTalker");
    this.need(talkers, ["maxTalkers"], "getMaxNumberOfTalker");
    await this.request("logClientEvents", {
      eventType: "clientConnSuccess",
      roomId: payload.id,
      clientId: payload.clientId,
    });
    this.settle(payload);
  }

  managed(payload) {
    if (payload.id === "wait-room-disabled") {
      this.need(payload, ["roomData"], "wait-room-disabled");
      this.needArray(payload.roomData, "userList", "roomData");
      this.needArray(payload.roomData, "streams", "roomData");
      this.need(payload.roomData, ["videoMutedUsers", "videoMutedUser"], "roomData");
      this.users.clear();
      this.remember(payload.roomData.userList);
      if (payload.event_type !== "user-allowed") {
        this.faults.push(`wait-room-disabled with event_type ${payload.event_type} (3.2)`);
      }
    }
  }

  userConnected(user) {
    this.need(user, ["clientId", "name", "role", "permissions"], "user-connected");
    this.remember([user]);
  }

  /* The full user of a client in the list, or a TypeError (checklist 8). */
  muted(payload) {
    this.need(payload, ["clientId", "user"], "mute");
    this.need(payload.user ?? {}, ["clientId", "name", "role"], "user of a mute");
    if (!this.users.has(payload.clientId)) {
      this.faults.push(`a mute of ${payload.clientId}, who is not in the list`);
    }
  }

  /* The client says goodbye too, waits a second for the answer, then closes (3.5). */
  async roomDisconnected() {
    const inTime = new Promise((resolve) => setTimeout(resolve, 1000));
    await Promise.race([this.request("drop", { self: true }), inTime]);
    this.socket.close();
  }

  remember(users) {
    for (const user of users ?? []) {
      this.users.set(user.clientId, user);
    }
  }

  /* Everything is answered, with a first argument that is not null (checklist 4). */
  request(event, ...payload) {
    return new Promise((resolve) => {
      this.socket.emit(event, ...payload, (...answer) => {
        if (answer[0] === null || answer[0] === undefined) {
          this.faults.push(`${event} answered with ${JSON.stringify(answer)}`);
        }
        resolve(answer[0]);
      });
    });
  }

  /* Resolves to the next event of this name that has not been asked for yet. */
  event(name) {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.events.findIndex((event) => event.name === name);
        if (found >= 0) {
          this.watchers = this.watchers.filter((watcher) => watcher !== look);
          resolve(this.events.splice(found, 1)[0].payload);
        }
      };
      this.watchers.push(look);
      look();
    });
  }

  whenClosed() {
    return new Promise((resolve) => {
      const look = () => this.closed && resolve(true);
      this.watchers.push(look);
      look();
    });
  }

  need(object, fields, where) {
    for (const field of fields) {
      if (object?.[field] === undefined || object[field] === null) {
        this.faults.push(`${where} without ${field}`);
      }
    }
  }

  needArray(object, field, where) {
    if (!Array.isArray(object?.[field])) {
      this.faults.push(`${where} without the array ${field}`);
    }
  }
}

const client = new DialectClient();
