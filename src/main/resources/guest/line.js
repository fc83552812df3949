/*
 * One connection to the room's server: events in, requests out, each request answered or given up.
 */
import { readAck } from "./dialect.js";

const PATH = "/v3/socket.io/";
const REQUEST_MILLIS = 8_000;
const GOODBYE_MILLIS = 1_000;

export class Line {
  #socket;

  /**
   * Connects. The address is the page's own, not the token's: the page may load nothing from
   * elsewhere.
   *
   * @param handlers functions by the name of the event; none is called after the line was closed
   */
  constructor(timeout, handlers) {
    const socket = globalThis.io(globalThis.location.origin, {
      path: PATH,
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      timeout,
    });
    this.#socket = socket;
    for (const [event, handler] of Object.entries(handlers)) {
      socket.on(event, (...values) => {
        if (this.#socket === socket) {
          handler(...values);
        }
      });
    }
  }

  get isOpen() {
    return this.#socket?.connected === true;
  }

  /** Resolves to `{result, id}`; the result is -1 when no answer came in time. */
  request(event, payload, { millis = REQUEST_MILLIS, more = [] } = {}) {
    const socket = this.#socket;
    if (!socket?.connected) {
      return Promise.resolve({ result: -1 });
    }
    return new Promise((resolve) => {
      const values = payload === undefined ? [] : [payload];
      socket
        .timeout(millis)
        .emit(event, ...values, ...more, (late, first, second) =>
          resolve(late ? { result: -1 } : readAck(first, second)),
        );
    });
  }

  /** The token: whether it was accepted, or null when nothing was said in time. */
  present(token, millis, andThen) {
    this.#socket
      .timeout(millis)
      .emit("token", token, (late, first, second) => late || andThen(readAck(first, second).result));
  }

  /** Gives the connection up. */
  close() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.disconnect();
  }

  /** Says goodbye, which a server that ended the stay expects as well (section 3.5), then closes. */
  sayGoodbye() {
    const socket = this.#socket;
    this.#socket = null;
    if (socket?.connected) {
      socket.timeout(GOODBYE_MILLIS).emit("drop", { self: true }, () => socket.disconnect());
    } else {
      socket?.disconnect();
    }
  }

  /** The page goes away: no time to wait for an answer, so the goodbye is sent and forgotten. */
  abandon() {
    const socket = this.#socket;
    this.#socket = null;
    if (socket?.connected) {
      socket.emit("drop", { self: true });
    }
    socket?.disconnect();
  }
}
