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
    this.links = new Map();
    this.streams = new Set();
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
    on("active-talkers-updated", this.talkers);
    on("onDataStreamToRoom");
    on("media_engine_connecting", this.engine);
    on("connection_failed", (failure) => this.need(failure, ["streamId", "type"], "failure"));
    on("onAddStream", (stream) => this.streams.add(stream.id));
    on("onRemoveStream", (stream) => this.streams.delete(stream.id));
    on("shareStarted", (share) => this.need(share, ["clientId", "name", "streamId"], "share"));
    on("shareStopped", (share) => this.need(share, ["clientId", "name", "streamId"], "share"));
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
    payload.streams?.forEach((stream) => this.streams.add(stream.id));
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
      payload.roomData.streams.forEach((stream) => this.streams.add(stream.id));
      if (payload.event_type !== "user-allowed") {
        this.faults.push(`wait-room-disabled with event_type ${payload.event_type} (3.2)`);
      }
    }
  }

  /* A slot that was not announced, or an entry half empty, is a TypeError (4.7). */
  talkers(list) {
    this.needArray(list, "activeList", "talkers");
    for (const talker of list.activeList ?? []) {
      const fields = ["streamId", "clientId", "name", "mediatype", "videomuted", "reason", "pinned"];
      this.need(talker, fields, "talker");
      if (!this.streams.has(Number(talker.streamId))) {
        this.faults.push(`a talker in ${talker.streamId}, which was not announced`);
      }
    }
  }

  /* Colour and tone to the room (5.1). Resolves when the server says that media can flow. */
  async publish(colour, hertz, extra) {
    const options = {
      state: "media_engine",
      data: true,
      audio: true,
      video: true,
      attributes: { name: "x" },
      muteStream: {},
      minVideoBW: 100,
      maxVideoBW: 1500,
      scheme: "notify-break-recover",
      ...extra,
    };
    const answer = await this.request("publish", options, null);
    if (answer.result !== 0 || !(answer.id > 9999)) {
      this.faults.push(`publish answered with ${JSON.stringify(answer)}`);
    }
    const peer = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
    for (const track of [tone(hertz), coloured(colour)]) {
      peer.addTransceiver(track, { direction: "sendonly" });
    }
    await this.offer("streamId", answer.id, peer);
    return answer.id;
  }

  /* A talker slot or the screen (5.2). Resolves when the server says that media can flow. */
  async subscribe(streamId) {
    const options = { streamId, audio: true, video: true, data: true, browser: "chrome-stable" };
    const answer = await this.request("subscribe", { ...options, muteStream: {} }, null);
    if (answer.result !== 0) {
      return answer;
    }
    const peer = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
    peer.addTransceiver("audio", { direction: "recvonly" });
    peer.addTransceiver("video", { direction: "recvonly" });
    const video = document.createElement("video");
    video.id = `stream-${streamId}`;
    video.autoplay = true;
    video.srcObject = new MediaStream();
    document.body.append(video);
    peer.ontrack = ({ track }) => video.srcObject.addTrack(track);
    await this.offer("peerId", streamId, peer);
    return answer;
  }

  /* setLocalDescription waits for the answer, so candidates come after it (5.1, step 6). */
  async offer(key, id, peer) {
    const offer = await peer.createOffer();
    const ready = new Promise((resolve, reject) =>
      this.links.set(`${key} ${id}`, { peer, offer, resolve, reject }),
    );
    const msg = { type: "offer", sdp: offer.sdp };
    await this.request("signaling_message", { streamId: id, msg, browser: "chrome-stable" }, null);
    return ready;
  }

  async engine(payload) {
    const key = payload.streamId === undefined ? "peerId" : "streamId";
    const link = this.links.get(`${key} ${payload[key]}`);
    if (!link || payload.msg?.type !== "answer") {
      if (link && payload.msg?.type === "ready") {
        link.resolve();
      }
      return;
    }
    if (!Array.isArray(payload.msg.media)) {
      this.faults.push("an answer without the array media is never applied (5.1)");
      return;
    }
    if (!payload.msg.sdp.includes("a=candidate:")) {
      this.faults.push("an answer without the server's candidates (5.3)");
    }
    link.peer.onicecandidate = ({ candidate }) => this.candidate(payload[key], candidate);
    await link.peer.setLocalDescription(link.offer);
    await link.peer.setRemoteDescription({ type: "answer", sdp: payload.msg.sdp });
  }

  candidate(streamId, found) {
    const candidate = found
      ? {
          sdpMLineIndex: found.sdpMLineIndex,
          sdpMid: found.sdpMid,
          candidate: `a=${found.candidate}`,
        }
      : { sdpMLineIndex: -1, sdpMid: "end", candidate: "end" };
    if (candidate.candidate !== "a=") {
      this.request("signaling_message", { streamId, msg: { type: "candidate", candidate } }, null);
    }
  }

  /* What is received under a number: decoded pictures, sound, and the colour in the middle. */
  async received(streamId) {
    const found = { framesDecoded: 0, totalAudioEnergy: 0, colour: [] };
    const { peer } = this.links.get(`peerId ${streamId}`);
    for (const report of (await peer.getStats()).values()) {
      if (report.type === "inbound-rtp") {
        found.framesDecoded += report.framesDecoded ?? 0;
        found.totalAudioEnergy += report.totalAudioEnergy ?? 0;
      }
    }
    const video = document.getElementById(`stream-${streamId}`);
    if (video?.videoWidth > 0) {
      const canvas = document.createElement("canvas");
      const pen = canvas.getContext("2d");
      pen.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
      found.colour = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }
    return found;
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

function coloured(colour) {
  const canvas = document.createElement("canvas");
  canvas.width = 320;
  canvas.height = 180;
  const pen = canvas.getContext("2d");
  let step = 0;
  const paint = () => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 320, 180);
    pen.fillStyle = "black";
    pen.fillRect((step++ * 4) % 320, 0, 8, 8);
  };
  paint();
  setInterval(paint, 50);
  return canvas.captureStream(20).getVideoTracks()[0];
}

function tone(hertz) {
  const audio = new AudioContext();
  const oscillator = audio.createOscillator();
  oscillator.frequency.value = hertz;
  const target = audio.createMediaStreamDestination();
  oscillator.connect(target);
  oscillator.start();
  audio.resume();
  return target.stream.getAudioTracks()[0];
}

const client = new DialectClient();
