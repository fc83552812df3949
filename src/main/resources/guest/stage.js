/*
 * The pictures on the page: one tile for each talker, one's own, and a screen that is shown. Names
 * are set as text only.
 */
import { t } from "./words.js";

const element = (id) => document.getElementById(id);

function textElement(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

export class Stage {
  #tiles = new Map();
  #silenced = new Set();

  constructor() {
    element("hear").addEventListener("click", () => this.#unlock());
  }

  /** Shows these people, each in the tile of the slot that carries them. */
  showTiles(tiles) {
    const slots = new Set(tiles.map(({ slot }) => slot));
    for (const [slot, tile] of this.#tiles) {
      if (!slots.has(slot)) {
        this.#release(tile.video);
        tile.item.remove();
        this.#tiles.delete(slot);
      }
    }
    for (const tile of tiles) {
      this.#showTile(tile);
    }
    element("nobody").hidden = tiles.length > 0;
  }

  #showTile({ slot, clientId, name, audioMuted, videoMuted, stream }) {
    const tile = this.#tiles.get(slot) ?? this.#makeTile(slot);
    tile.item.dataset.client = clientId;
    tile.item.dataset.video = videoMuted ? "off" : "on";
    const shown = name || t("Someone without a name");
    setText(tile.name, shown);
    setText(tile.face, [...shown][0].toUpperCase());
    setText(tile.microphone, audioMuted ? t("microphone off") : "");
    setText(tile.camera, videoMuted ? t("camera off") : "");
    if (tile.video.srcObject !== stream) {
      tile.video.srcObject = stream;
      this.#play(tile.video);
    }
  }

  #makeTile(slot) {
    const item = document.createElement("li");
    item.className = "tile";
    item.dataset.slot = String(slot);
    const video = document.createElement("video");
    video.playsInline = true;
    video.autoplay = true;
    const face = textElement("span", "face", "");
    face.setAttribute("aria-hidden", "true");
    const name = textElement("span", "name", "");
    name.dir = "auto";
    const microphone = textElement("span", "mark", "");
    const camera = textElement("span", "mark", "");
    const caption = document.createElement("p");
    caption.className = "caption";
    caption.append(name, " ", microphone, " ", camera);
    item.append(video, face, caption);
    const after = [...element("tiles").children].find((other) => Number(other.dataset.slot) > slot);
    element("tiles").insertBefore(item, after ?? null);
    const tile = { item, video, face, name, microphone, camera };
    this.#tiles.set(slot, tile);
    return tile;
  }

  /** Shows a screen `{name, stream}`; null for none. */
  showShare(share) {
    const video = element("share-video");
    element("share").hidden = share === null;
    if (share === null) {
      this.#release(video);
      return;
    }
    setText(element("share-name"), share.name || t("Somebody"));
    if (video.srcObject !== share.stream) {
      video.srcObject = share.stream;
      this.#play(video);
    }
  }

  /** One's own picture, in the room and beside the choice of devices. */
  showOwn(stream, { camera, microphone }) {
    element("own").dataset.video = camera.on ? "on" : "off";
    setText(element("own-marks"), microphone.on ? "" : t("microphone off"));
    for (const id of ["own-video", "preview"]) {
      const video = element(id);
      const shown = camera.on ? stream : null;
      if (video.srcObject !== shown) {
        video.srcObject = shown;
      }
    }
  }

  #release(video) {
    video.srcObject = null;
    this.#silenced.delete(video);
    this.#offerSound();
  }

  /* A browser may refuse sound before the first click; then the picture starts without. */
  async #play(video) {
    try {
      await video.play();
    } catch (problem) {
      if (problem.name === "NotAllowedError") {
        this.#silenced.add(video);
        video.muted = true;
        this.#offerSound();
        video.play().catch(() => {
          // Without sound or picture there is still the name, and the button.
        });
      }
    }
  }

  #offerSound() {
    element("hear").hidden = this.#silenced.size === 0;
  }

  #unlock() {
    for (const video of this.#silenced) {
      video.muted = false;
      this.#silenced.delete(video);
      this.#play(video);
    }
    this.#offerSound();
    element("mic").focus();
  }
}
