/*
 * One media connection: the page offers, the server answers (sections 5.1 to 5.3).
 */
const CONNECT_MILLIS = 15_000;

export class Link {
  #line;
  #id;
  #connection;
  #waiting = [];
  #answered = false;
  #closed = false;
  #timer = 0;
  #onReady;
  #onFailed;

  /**
   * A connection that has not offered yet. It fails once at most, and is closed then. What other
   * servers a room may name is not asked: the page talks to nobody but its own server.
   */
  constructor(line, id, { onReady, onFailed }) {
    this.#line = line;
    this.#id = id;
    this.#onReady = onReady;
    this.#onFailed = onFailed;
    this.#connection = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
    this.#connection.onicecandidate = ({ candidate }) => this.#found(candidate);
    this.#connection.onconnectionstatechange = () => {
      if (this.#connection.connectionState === "failed") {
        this.fail();
      }
    };
    this.#timer = setTimeout(() => this.fail(), CONNECT_MILLIS);
  }

  get id() {
    return this.#id;
  }

  /** Sends a track; returns what it can be replaced with. */
  send(track, stream) {
    return this.#connection.addTransceiver(track, { direction: "sendonly", streams: [stream] })
      .sender;
  }

  /** Receives sound and picture; returns the stream they come in. */
  receive() {
    const stream = new MediaStream();
    for (const kind of ["audio", "video"]) {
      const { receiver } = this.#connection.addTransceiver(kind, { direction: "recvonly" });
      stream.addTrack(receiver.track);
    }
    return stream;
  }

  async offer() {
    try {
      await this.#connection.setLocalDescription();
      const sdp = this.#connection.localDescription?.sdp;
      if (this.#closed || !sdp) {
        return;
      }
      const { result } = await this.#signal({ type: "offer", sdp });
      if (result !== 0) {
        this.fail();
      }
    } catch {
      // Closed meanwhile, or a browser that cannot: no connection either way.
      this.fail();
    }
  }

  /** Takes what the server says about this stream. */
  async hear(message) {
    if (message?.type === "answer" && typeof message.sdp === "string") {
      await this.#answer(message.sdp);
    } else if (message?.type === "ready") {
      clearTimeout(this.#timer);
      this.#onReady();
    }
  }

  async #answer(sdp) {
    try {
      await this.#connection.setRemoteDescription({ type: "answer", sdp });
    } catch {
      this.fail();
      return;
    }
    this.#answered = true;
    this.#waiting.splice(0).forEach((candidate) => this.#found(candidate));
  }

  /* Candidates are sent after the answer, as other clients of the dialect do. */
  #found(candidate) {
    if (this.#closed) {
      return;
    }
    if (!this.#answered) {
      this.#waiting.push(candidate);
      return;
    }
    const told = candidate
      ? {
          sdpMLineIndex: candidate.sdpMLineIndex,
          sdpMid: candidate.sdpMid,
          candidate: `a=${candidate.candidate}`,
        }
      : { sdpMLineIndex: -1, sdpMid: "end", candidate: "end" };
    if (told.candidate !== "a=") {
      this.#signal({ type: "candidate", candidate: told });
    }
  }

  #signal(msg) {
    return this.#line.request("signaling_message", { streamId: this.#id, msg }, { more: [null] });
  }

  fail() {
    if (!this.#closed) {
      this.close();
      this.#onFailed();
    }
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#connection.close();
  }
}
