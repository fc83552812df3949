/*
 * Who is seen and heard while inside: talker slots, the screen, mutes (sections 4.4, 4.7 and 4.9).
 * Knows nothing of the page.
 */
import { MediaRoom } from "./media.js";
import { cleanName } from "./plain-text.js";
import { MAX_TILES, SHARE, readStreams, readTalkers } from "./talkers.js";
import { t } from "./words.js";

/* The local code of section 7.1 for a device we do not have. */
const NO_STREAM = { result: 1159 };
const DONE = { result: 0 };
const DEFAULT_LIMITS = { maxBandwidth: 1500, minBandwidth: 100 };

export class Floor {
  #people;
  #events;
  #limits = DEFAULT_LIMITS;
  #local = null;
  #media = null;
  #ownId = null;
  #slots = [];
  #talkers = [];
  #sharer = null;
  #held = { audio: false, video: false, room: false };

  /**
   * @param events `onTiles(tiles)`, each `{slot, clientId, name, audioMuted, videoMuted, stream}`;
   *     `onShare({name, stream} or null)`; `onHeld({audio, video}, sentence)` what a moderator
   *     holds muted; `onMedia(carried)` whether this room carries sound and picture;
   *     `onTrouble(sentence)`; `onMuteRefused(kind)`
   */
  constructor(people, events) {
    this.#people = people;
    this.#events = events;
  }

  /** What the server says about bandwidth in `room-connected` (2.4). */
  readLimits(payload) {
    const positive = (value, otherwise) => (value > 0 && value <= 100_000 ? value : otherwise);
    this.#limits = {
      maxBandwidth: positive(payload.maxVideoBW, DEFAULT_LIMITS.maxBandwidth),
      minBandwidth: positive(payload.minVideoBW, DEFAULT_LIMITS.minBandwidth),
    };
  }

  perform(local) {
    this.#local = local;
    this.#media?.perform(local);
  }

  /** Inside from now on. */
  enter(line, { ownId, streams, muted }) {
    const announced = readStreams(streams);
    const self = this.#people.find(ownId);
    this.#ownId = ownId;
    this.#slots = announced.slots;
    this.#sharer = announced.share ? { clientId: null, name: "" } : null;
    this.#held = { audio: false, video: false, room: muted };
    this.#events.onMedia(this.#slots.length > 0);
    if (this.#slots.length === 0) {
      return;
    }
    this.#media = new MediaRoom(line, {
      limits: this.#limits,
      told: { audio: self?.audioMuted === true, video: self?.videoMuted === true },
      events: {
        onStreams: () => this.#show(),
        onTrouble: this.#events.onTrouble,
        onMuteRefused: this.#events.onMuteRefused,
      },
    });
    this.#tellHeld(muted ? t("The moderator has muted everybody.") : "");
    if (this.#local) {
      this.#media.perform(this.#local);
    }
    this.peopleChanged();
  }

  /** Not inside any more: nothing is sent, received or shown. */
  leave() {
    this.#media?.close();
    this.#media = null;
    this.#talkers = [];
    this.#sharer = null;
    this.#events.onTiles([]);
    this.#events.onShare(null);
  }

  /** As many slots are asked for as there are others to see. */
  peopleChanged() {
    const others = Math.max(0, this.#people.size - 1);
    const wanted = this.#slots.slice(0, Math.min(others, MAX_TILES));
    this.#media?.want(this.#sharer ? [...wanted, SHARE] : wanted);
    this.#show();
  }

  /** What of the room's events is for us, by name. */
  handlers() {
    const inside = (handler) => (payload, acknowledge) => this.#media && handler(payload, acknowledge);
    const handlers = {
      media_engine_connecting: inside((payload) => this.#media.hear(payload)),
      connection_failed: inside((payload) => this.#media.fail(payload)),
      "active-talkers-updated": inside((payload) => this.#talkersUpdated(payload)),
      onAddStream: inside((stream) => this.#added(stream)),
      onRemoveStream: inside((stream) => this.#removed(stream)),
      shareStarted: inside((payload) => this.#shareStarted(payload)),
      shareStopped: inside(() => this.#removed({ id: SHARE })),
      "room-muted": this.#holder("room", true, t("The moderator has muted everybody.")),
      "room-unmuted": this.#holder("room", false, t("The moderator ended the silence: you may speak.")),
    };
    for (const [kind, off, allowed] of HARD_MUTES) {
      handlers[`hardmute-user-${kind}`] = this.#holder(
        kind,
        true,
        off,
      );
      handlers[`hardunmute-user-${kind}`] = this.#holder(
        kind,
        false,
        allowed,
      );
      for (const muted of [true, false]) {
        handlers[`user-${kind}-${muted ? "muted" : "unmuted"}`] = (payload) => {
          if (this.#people.change(payload?.clientId, { [`${kind}Muted`]: muted })) {
            this.#show();
          }
        };
      }
    }
    return handlers;
  }

  /* A server that asks wants to hear whether there was anything to mute (section 4.4). */
  #holder(what, held, sentence) {
    return (payload, acknowledge) => {
      const sends = this.#media !== null && (this.#local?.stream.getTracks().length ?? 0) > 0;
      acknowledge?.(sends ? DONE : NO_STREAM);
      if (this.#media) {
        this.#held = { ...this.#held, [what]: held };
        this.#tellHeld(sentence);
      }
    };
  }

  #tellHeld(sentence) {
    this.#events.onHeld(
      { audio: this.#held.audio || this.#held.room, video: this.#held.video },
      sentence,
    );
  }

  #talkersUpdated(payload) {
    this.#talkers = readTalkers(payload).filter(({ clientId }) => clientId !== this.#ownId);
    this.#show();
  }

  #added(stream) {
    if (stream?.id === SHARE) {
      this.#sharer ??= { clientId: null, name: "" };
      this.peopleChanged();
    }
  }

  #removed(stream) {
    if (stream?.id === SHARE) {
      this.#sharer = null;
      this.#media.removed(SHARE);
      this.#show();
    }
  }

  #shareStarted(payload) {
    if (payload?.clientId !== this.#ownId) {
      this.#sharer = { clientId: payload?.clientId, name: cleanName(payload?.name) };
      this.peopleChanged();
    }
  }

  #show() {
    if (!this.#media) {
      return;
    }
    this.#events.onTiles(
      this.#talkers
        .map((talker) => ({
          ...talker,
          audioMuted: talker.audioMuted || this.#people.find(talker.clientId)?.audioMuted === true,
          stream: this.#media.stream(talker.slot),
        }))
        .filter(({ stream }) => stream !== undefined),
    );
    const stream = this.#media.stream(SHARE);
    this.#events.onShare(this.#sharer && stream ? { name: this.#sharer.name, stream } : null);
  }
}
/* What a moderator can take from one person and give back, and what is said of it. */
const HARD_MUTES = [
  [
    "audio",
    t("The moderator has switched your microphone off."),
    t("The moderator allows your microphone again."),
  ],
  [
    "video",
    t("The moderator has switched your camera off."),
    t("The moderator allows your camera again."),
  ],
];

