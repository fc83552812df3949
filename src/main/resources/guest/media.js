/*
 * The media of one stay: what is sent and what is received, brought about again when it breaks off
 * (sections 5.1 to 5.5). Knows nothing of the page.
 */
import { Link } from "./link.js";
import { SHARE } from "./talkers.js";
import { t } from "./words.js";

/* The pauses before each attempt to bring a broken stream about again. */
const RETRY_MILLIS = [200, 1_000, 2_000, 4_000, 8_000, 15_000];
const STREAM_NOT_FOUND = 1159;
const OWN = "own";
const KINDS = ["audio", "video"];

export class MediaRoom {
  #line;
  #limits;
  #told;
  #events;
  #wanted = new Set();
  #receivers = new Map();
  #local = null;
  #sending = null;
  #work = Promise.resolve();
  #attempts = new Map();
  #timers = new Set();
  #closed = false;

  /**
   * @param limits `{maxBandwidth, minBandwidth}` in kbit/s
   * @param told which mutes of ours the room knows of, `{audio, video}`
   * @param events `onStreams()` when a received stream came or went, `onTrouble(sentence)`,
   *     `onMuteRefused(kind)`
   */
  constructor(line, { limits, told, events }) {
    this.#line = line;
    this.#limits = limits;
    this.#told = { ...told };
    this.#events = events;
  }

  /** Receives these streams and no others. */
  want(numbers) {
    const wanted = new Set(numbers);
    for (const id of this.#wanted) {
      if (!wanted.has(id)) {
        this.#drop(id);
        this.#line.request("unsubscribe", id);
      }
    }
    this.#wanted = wanted;
    wanted.forEach((id) => this.#receive(id));
  }

  /** What is received under a number; undefined when nothing is. */
  stream(id) {
    return this.#receivers.get(id)?.stream;
  }

  /** Sends this from now on: `{stream, audioMuted, videoMuted}`. */
  perform(local) {
    this.#local = local;
    this.#queue();
  }

  /** Takes `media_engine_connecting`: named by `streamId` what is sent, by `peerId` the rest. */
  hear(payload) {
    const link =
      payload?.streamId !== undefined
        ? this.#sending?.link
        : this.#receivers.get(Number(payload?.peerId))?.link;
    const id = Number(payload?.streamId ?? payload?.peerId);
    if (link && link.id === id) {
      link.hear(payload.msg);
    }
  }

  /** Takes `connection_failed`. */
  fail(payload) {
    const id = Number(payload?.streamId);
    if (this.#sending?.link.id === id) {
      this.#sending.link.fail();
    } else {
      this.#receivers.get(id)?.link.fail();
    }
  }

  /** The screen is gone with its stream; the server has ended the connection. */
  removed(id) {
    this.#wanted.delete(id);
    this.#drop(id);
  }

  close() {
    this.#closed = true;
    this.#timers.forEach(clearTimeout);
    this.#receivers.forEach(({ link }) => link.close());
    this.#receivers.clear();
    this.#sending?.link.close();
    this.#sending = null;
  }

  async #receive(id) {
    if (this.#closed || !this.#wanted.has(id) || this.#receivers.has(id)) {
      return;
    }
    const link = new Link(this.#line, id, {
      onReady: () => this.#attempts.delete(id),
      onFailed: () => this.#receiverFailed(id, link),
    });
    this.#receivers.set(id, { link, stream: link.receive() });
    this.#events.onStreams();
    const options = { streamId: id, audio: true, video: true, data: false, muteStream: {} };
    const { result } = await this.#line.request("subscribe", options, { more: [null] });
    if (this.#receivers.get(id)?.link !== link) {
      return;
    }
    if (result === 0) {
      await link.offer();
    } else if (result === STREAM_NOT_FOUND) {
      this.removed(id);
    } else {
      link.fail();
    }
  }

  #receiverFailed(id, link) {
    if (this.#receivers.get(id)?.link === link) {
      this.#drop(id);
      this.#again(id, () => this.#receive(id));
    }
  }

  #drop(id) {
    const receiver = this.#receivers.get(id);
    if (receiver) {
      this.#receivers.delete(id);
      receiver.link.close();
      this.#events.onStreams();
    }
  }

  #again(key, attempt) {
    const attempts = this.#attempts.get(key) ?? 0;
    if (this.#closed) {
      return;
    }
    if (attempts >= RETRY_MILLIS.length) {
      this.#events.onTrouble(
        key === OWN
          ? t("Your sound and picture do not reach the room. Chat still works.")
          : key === SHARE
            ? t("The screen that is shown does not reach you.")
            : t("Sound and picture of the others do not reach you. Chat still works."),
      );
      return;
    }
    this.#attempts.set(key, attempts + 1);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      attempt();
    }, RETRY_MILLIS[attempts]);
    this.#timers.add(timer);
  }

  /* One change after the other: what is wanted may be another thing when its turn comes. */
  #queue() {
    this.#work = this.#work.then(() => this.#send());
  }

  async #send() {
    const local = this.#local;
    if (this.#closed || !local) {
      return;
    }
    const tracks = local.stream.getTracks();
    if (this.#sending && tracks.some((track) => !this.#sending.senders.has(track.kind))) {
      // A kind that was not offered before needs a new stream.
      await this.#unpublish();
    }
    if (this.#sending) {
      for (const [kind, sender] of this.#sending.senders) {
        await sender.replaceTrack(tracks.find((track) => track.kind === kind) ?? null);
      }
    } else if (tracks.length > 0) {
      await this.#publish(local, tracks);
    }
    if (this.#sending) {
      for (const kind of KINDS) {
        await this.#report(kind, local[`${kind}Muted`]);
      }
    }
  }

  async #publish(local, tracks) {
    const has = (kind) => tracks.some((track) => track.kind === kind);
    const options = {
      state: "media_engine",
      audio: has("audio"),
      video: has("video"),
      data: false,
      screen: false,
      attributes: {},
      muteStream: { audio: local.audioMuted, video: local.videoMuted },
      minVideoBW: this.#limits.minBandwidth,
      maxVideoBW: this.#limits.maxBandwidth,
      scheme: "notify-break-recover",
    };
    const { result, id } = await this.#line.request("publish", options, { more: [null] });
    if (this.#closed) {
      return;
    }
    if (result !== 0 || !Number.isInteger(id)) {
      this.#again(OWN, () => this.#queue());
      return;
    }
    for (const kind of KINDS) {
      this.#told[kind] ||= options.muteStream[kind];
    }
    const link = new Link(this.#line, id, {
      onReady: () => this.#attempts.delete(OWN),
      onFailed: () => this.#sendingFailed(link),
    });
    const senders = new Map(tracks.map((track) => [track.kind, link.send(track, local.stream)]));
    this.#sending = { link, senders };
    await link.offer();
    await this.#limit(senders.get("video"));
  }

  async #limit(sender) {
    const parameters = sender?.getParameters();
    if (parameters?.encodings?.length > 0) {
      parameters.encodings[0].maxBitrate = this.#limits.maxBandwidth * 1000;
      await sender.setParameters(parameters).catch(() => {
        // The answer holds the same limit, so nothing is lost.
      });
    }
  }

  #sendingFailed(link) {
    if (this.#sending?.link === link) {
      this.#sending = null;
      this.#line.request("unpublish", link.id);
      this.#again(OWN, () => this.#queue());
    }
  }

  async #unpublish() {
    const { link } = this.#sending;
    this.#sending = null;
    link.close();
    await this.#line.request("unpublish", link.id);
  }

  async #report(kind, muted) {
    if (this.#told[kind] === muted || this.#closed) {
      return;
    }
    const { result } = await this.#line.request(`user-${kind}-${muted ? "muted" : "unmuted"}`);
    if (result === 0) {
      this.#told[kind] = muted;
    } else if (!muted && !this.#closed) {
      this.#events.onMuteRefused(kind);
    }
  }
}
