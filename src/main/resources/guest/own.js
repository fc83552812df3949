/*
 * The controls of one's own camera and microphone: the device check, the buttons in the room, and
 * what the moderator does about them.
 */
import { Studio } from "./studio.js";
import { t } from "./words.js";

const NOT_ALLOWED = {
  audio: t("The moderator does not allow your microphone."),
  video: t("The moderator does not allow your camera."),
};

const HELD = {
  audio: t("The moderator keeps your microphone off."),
  video: t("The moderator keeps your camera off."),
};

const element = (id) => document.getElementById(id);

function say(id, text) {
  if (element(id).textContent !== text) {
    element(id).textContent = text;
  }
}

function microphoneAction({ there, on }) {
  return on ? t("Mute microphone") : there ? t("Unmute microphone") : t("Switch microphone on");
}

export class Own {
  #studio = new Studio(() => this.#changed());
  #stage;
  #held = { audio: false, video: false };
  #perform = null;
  #stopMeter = () => {};
  #metered = null;

  constructor(stage) {
    this.#stage = stage;
    element("check").addEventListener("click", () => this.#studio.openBoth());
    element("let-go").addEventListener("click", () => {
      this.#studio.close();
      element("check").focus();
    });
    for (const kind of ["audio", "video"]) {
      element(`${kind}-choice`).addEventListener("change", ({ target }) =>
        this.#studio.choose(kind, target.value || null),
      );
    }
    element("mic").addEventListener("click", () => this.#toggleMicrophone());
    element("camera").addEventListener("click", () => this.#toggleCamera());
    this.#changed();
  }

  /** Tells this function of every change from now on, and of how things are: while in a stay. */
  attach(perform) {
    this.#perform = perform;
    this.#held = { audio: false, video: false };
    say("media-note", "");
    this.#changed();
  }

  /** The stay is over: camera and microphone are let go of. */
  detach() {
    this.#perform = null;
    this.#held = { audio: false, video: false };
    this.#studio.close();
  }

  /** What a moderator holds. Releasing it switches nothing on: that is for its owner to do. */
  async hold(held, sentence) {
    this.#held = held;
    if (sentence) {
      say("media-note", sentence);
    }
    if (held.audio) {
      await this.#studio.setMicrophone(false);
    }
    if (held.video) {
      await this.#studio.setCamera(false);
    }
    this.#changed();
  }

  /** The room did not take that something was switched on. */
  async refused(kind) {
    say("media-note", NOT_ALLOWED[kind]);
    await (kind === "audio" ? this.#studio.setMicrophone(false) : this.#studio.setCamera(false));
  }

  async #toggleMicrophone() {
    const on = !this.#studio.state.microphone.on;
    if (on && this.#held.audio) {
      say("media-note", HELD.audio);
      return;
    }
    if (await this.#studio.setMicrophone(on)) {
      say("media-note", on ? t("Your microphone is on.") : t("Your microphone is off."));
    }
  }

  async #toggleCamera() {
    const on = !this.#studio.state.camera.on;
    if (on && this.#held.video) {
      say("media-note", HELD.video);
      return;
    }
    if (await this.#studio.setCamera(on)) {
      say("media-note", on ? t("Your camera is on.") : t("Your camera is off."));
    }
  }

  #changed() {
    const { microphone, camera, problem } = this.#studio.state;
    // Whichever way it was switched on: what is held goes off again at once.
    if (this.#held.audio && microphone.on) {
      say("media-note", HELD.audio);
      this.#studio.setMicrophone(false);
      return;
    }
    if (this.#held.video && camera.on) {
      say("media-note", HELD.video);
      this.#studio.setCamera(false);
      return;
    }
    const any = microphone.there || camera.there;
    say("mic", microphoneAction(microphone));
    say("camera", camera.on ? t("Switch camera off") : t("Switch camera on"));
    for (const [id, held] of [
      ["mic", this.#held.audio],
      ["camera", this.#held.video],
    ]) {
      element(id).setAttribute("aria-disabled", String(held));
    }
    element("mic").dataset.on = String(microphone.on);
    element("camera").dataset.on = String(camera.on);
    element("check").hidden = any;
    element("chosen").hidden = !any;
    element("preview").hidden = !camera.on;
    say("devices-problem", problem);
    say("media-problem", problem);
    this.#stage.showOwn(this.#studio.stream, { microphone, camera });
    this.#meter();
    this.#listDevices();
    this.#perform?.({
      stream: this.#studio.stream,
      audioMuted: !microphone.on,
      videoMuted: !camera.on,
    });
  }

  #meter() {
    const track = this.#studio.stream.getAudioTracks()[0] ?? null;
    if (track !== this.#metered) {
      this.#metered = track;
      this.#stopMeter();
      this.#stopMeter = this.#studio.measure((level) => {
        element("level").value = level;
      });
    }
  }

  async #listDevices() {
    for (const [kind, none] of [
      ["audio", t("No microphone")],
      ["video", t("No camera")],
    ]) {
      const devices = await this.#studio.devices(kind);
      const used = this.#studio.used(kind);
      element(`${kind}-choice`).replaceChildren(
        ...[{ id: "", label: none }, ...devices].map(({ id, label }) => {
          const option = new Option(label, id);
          option.selected = id === (used ?? "");
          return option;
        }),
      );
    }
  }
}
