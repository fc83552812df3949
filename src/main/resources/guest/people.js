/*
 * Who is in the room, by client id. Names are cleaned here, once.
 */
import { cleanName } from "./plain-text.js";

const MAX_PEOPLE = 500;
const MODERATOR = "moderator";

export class People {
  #known = new Map();

  get size() {
    return this.#known.size;
  }

  get list() {
    return [...this.#known.values()];
  }

  find(id) {
    return this.#known.get(id);
  }

  clear() {
    this.#known.clear();
  }

  /** Takes a user object in; whether it could be used. */
  remember(user, ownId, keepKnown = false) {
    const id = user?.clientId;
    const known = this.#known.has(id);
    if (typeof id !== "string" || (known && keepKnown)) {
      return false;
    }
    if (!known && this.#known.size >= MAX_PEOPLE) {
      return false;
    }
    this.#known.set(id, {
      name: cleanName(user.name),
      moderator: user.role === MODERATOR,
      own: id === ownId,
      audioMuted: user.audioMuted === true,
      videoMuted: user.videoMuted === true,
    });
    return true;
  }

  forget(id) {
    return this.#known.delete(id);
  }

  /** Changes some of what is known of somebody; whether there is such a person. */
  change(id, changes) {
    const known = this.#known.get(id);
    if (known) {
      this.#known.set(id, { ...known, ...changes });
    }
    return known !== undefined;
  }
}
