/*
 * This visitor's own camera and microphone. Nothing is asked of the browser before a method is
 * called for it, and what is switched off is let go of, so that its light goes out.
 */
import { t } from "./words.js";

const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 30, max: 30 } };
const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const NO_ACCESS =
  t("Your browser does not allow this page to use them. You can come in all the same and see and hear the others.");
const NOT_SECURE =
  t("Camera and microphone work only on a page with https. You can come in all the same and see and hear the others.");

/* By the name of the error; the sentence begins with what it is about. */
const PROBLEMS = new Map([
  ["NotAllowedError", NO_ACCESS],
  ["SecurityError", NO_ACCESS],
  ["NotFoundError", t("None was found. You can come in all the same and see and hear the others.")],
  ["NotReadableError", t("Another program uses it, or it does not work. Close that program, then try again.")],
]);
const TAKEN_AWAY = t("It was unplugged or taken away. Switch it on again when it is back.");
const OTHER_PROBLEM = t("It could not be started. Try again, or come in without.");

function about(kind, sentence) {
  return kind === "audio" ? t("Microphone: {0}", sentence) : t("Camera: {0}", sentence);
}

function numbered(kind, number) {
  return kind === "audio" ? t("Microphone {0}", number) : t("Camera {0}", number);
}

export class Studio {
  #stream = new MediaStream();
  #chosen = { audio: "", video: "" };
  #muted = false;
  #onChange;
  #problem = "";
  #context = null;

  /** @param onChange called after every change of what `state` says */
  constructor(onChange) {
    this.#onChange = onChange;
    globalThis.navigator.mediaDevices?.addEventListener("devicechange", () => this.#changed());
  }

  /** The tracks that are live now, always in the same stream. */
  get stream() {
    return this.#stream;
  }

  /** What is on: `{microphone, camera}`, each `{there, on}`, and `problem`, a sentence or "". */
  get state() {
    const microphone = this.#track("audio") !== undefined;
    const camera = this.#track("video") !== undefined;
    return {
      microphone: { there: microphone, on: microphone && !this.#muted },
      camera: { there: camera, on: camera },
      problem: this.#problem,
    };
  }

  #track(kind) {
    return this.#stream.getTracks().find((track) => track.kind === kind);
  }

  /** Switches both on, with one question of the browser; one alone where the other is missing. */
  async openBoth() {
    if (await this.#open({ audio: true, video: true })) {
      return;
    }
    const problem = this.#problem;
    if (problem.includes(PROBLEMS.get("NotFoundError"))) {
      const sound = await this.#open({ audio: true });
      const picture = await this.#open({ video: true });
      this.#problem = sound || picture ? "" : problem;
      this.#changed();
    }
  }

  /** Lets the microphone be heard or not; starts it if need be. Resolves to whether it did. */
  async setMicrophone(on) {
    if (on && !this.#track("audio") && !(await this.#open({ audio: true }))) {
      return false;
    }
    this.#muted = !on;
    const track = this.#track("audio");
    if (track) {
      track.enabled = on;
    }
    this.#changed();
    return true;
  }

  /** Starts or stops the camera. Resolves to whether it did. */
  async setCamera(on) {
    if (on) {
      return this.#track("video") !== undefined || this.#open({ video: true });
    }
    this.#stop("video");
    this.#changed();
    return true;
  }

  /** Uses another device from now on; null for none. */
  async choose(kind, deviceId) {
    if (deviceId === null) {
      this.#stop(kind);
      this.#changed();
    } else {
      this.#chosen[kind] = deviceId;
      await this.#open({ [kind]: true });
    }
  }

  /** Lets go of both. */
  close() {
    this.#stop("audio");
    this.#stop("video");
    this.#problem = "";
    this.#changed();
  }

  async #open(kinds) {
    const devices = globalThis.navigator.mediaDevices;
    this.#problem = "";
    try {
      if (!devices?.getUserMedia) {
        throw new DOMException(NOT_SECURE, "NotSecure");
      }
      const opened = await devices.getUserMedia({
        audio: kinds.audio ? this.#wish("audio", SOUND) : false,
        video: kinds.video ? this.#wish("video", PICTURE) : false,
      });
      opened.getTracks().forEach((track) => this.#take(track));
    } catch (problem) {
      const sentence =
        problem.name === "NotSecure" ? NOT_SECURE : (PROBLEMS.get(problem.name) ?? OTHER_PROBLEM);
      this.#problem =
        kinds.audio && kinds.video
          ? t("Camera and microphone: {0}", sentence)
          : about(kinds.audio ? "audio" : "video", sentence);
    }
    this.#changed();
    return this.#problem === "";
  }

  #wish(kind, wish) {
    const deviceId = this.#chosen[kind];
    return deviceId ? { ...wish, deviceId: { ideal: deviceId } } : wish;
  }

  #take(track) {
    this.#stop(track.kind);
    if (track.kind === "audio") {
      track.enabled = !this.#muted;
    }
    track.addEventListener("ended", () => {
      this.#stream.removeTrack(track);
      this.#problem = about(track.kind, TAKEN_AWAY);
      this.#changed();
    });
    this.#stream.addTrack(track);
  }

  #stop(kind) {
    const track = this.#track(kind);
    if (track) {
      this.#stream.removeTrack(track);
      track.stop();
    }
  }

  #changed() {
    this.#onChange();
  }

  /** The devices of a kind as `{id, label}`; labels only come with permission. */
  async devices(kind) {
    const all = (await globalThis.navigator.mediaDevices?.enumerateDevices()) ?? [];
    return all
      .filter((device) => device.kind === `${kind}input`)
      .map(({ deviceId, label }, index) => ({
        id: deviceId,
        label: label || numbered(kind, index + 1),
      }));
  }

  /** The device in use, or null. */
  used(kind) {
    return this.#track(kind)?.getSettings().deviceId ?? null;
  }

  /**
   * Measures the microphone about ten times a second until the result is called.
   *
   * @param onLevel gets a number from 0 to 1
   */
  measure(onLevel) {
    const track = this.#track("audio");
    if (!track) {
      return () => onLevel(0);
    }
    this.#context ??= new AudioContext();
    this.#context.resume();
    const source = this.#context.createMediaStreamSource(new MediaStream([track]));
    const analyser = this.#context.createAnalyser();
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      onLevel(Math.min(1, Math.sqrt(power) * 3));
    }, 100);
    return () => {
      clearInterval(timer);
      source.disconnect();
      onLevel(0);
    };
  }
}
