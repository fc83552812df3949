/*
 * The guest page: shows one state at a time, in words, in the title and as a door. What comes from
 * the network is set as text only.
 */
import { Own } from "./own.js";
import { cleanName } from "./plain-text.js";
import { RoomProblem, describeRoom } from "./rest.js";
import { Stay } from "./room.js";
import { Stage } from "./stage.js";

const MAX_MESSAGES = 200;
const element = (id) => document.getElementById(id);
const roomId = new URLSearchParams(location.search).get("room");

const stage = new Stage();
const own = new Own(stage);

/* The states in which camera and microphone are of use. */
const WITH_DEVICES = ["idle", "connecting", "waiting", "admitted", "lost"];

/* What the visitor is part of at the moment. */
const page = {
  room: { name: "", knock: true },
  stay: null,
  shown: "idle",
  sending: false,
  roomKnown: false,
  carriesMedia: true,
};

/* One scene a state: the words for the title, the heading and the line below it. */
const SCENES = {
  idle: () => ({
    title: page.room.knock ? "Knock to join" : "Join",
    heading: page.room.knock ? "Knock to join" : "Join the room",
    status: page.room.knock
      ? "Type your name, then knock. The moderator decides who comes in."
      : "Type your name, then join.",
  }),
  connecting: () => ({
    title: "Connecting",
    heading: page.room.knock ? "Knocking…" : "Joining…",
    status: "Connecting to the room.",
    leave: "Cancel",
  }),
  waiting: (view) => ({
    title: "Waiting",
    heading: view.noModerator ? "The moderator is not here yet" : "Waiting for the moderator",
    status: view.noModerator
      ? "You will be let in as soon as the moderator joins. Keep this page open."
      : "The moderator knows that you are here. Keep this page open.",
    leave: "Stop waiting",
  }),
  admitted: (view) => ({
    title: "In the room",
    heading: "You are in the room",
    status: view.people.length === 1 ? "You are the only one here." : peopleCount(view.people),
    leave: "Leave",
  }),
  denied: () => ({
    title: "Not let in",
    heading: "You were not let in",
    status: "If this may be a mistake, ask the moderator, then knock again.",
    again: askAgain(),
  }),
  removed: () => ({
    title: "Removed",
    heading: "You are no longer in the room",
    status: page.room.knock ? "To come back you have to knock again." : "You can join again.",
    again: askAgain(),
  }),
  ended: () => ({
    title: "Ended",
    heading: "The session has ended",
    status: "You can close this page.",
  }),
  left: () => ({
    title: "Left",
    heading: "You have left",
    status: page.room.knock ? "To come back, knock again." : "To come back, join again.",
    again: askAgain(),
  }),
  lost: (view) =>
    view.over
      ? {
          title: "Connection lost",
          heading: "The connection is lost",
          status: "Check your network, then try again.",
          again: askAgain(),
        }
      : {
          title: "Reconnecting",
          heading: "The connection was lost",
          status: `Trying to reconnect: attempt ${view.attempt} of ${view.attempts}.`,
          leave: "Stop trying",
        },
  error: () => ({
    title: "Not connected",
    heading: "You could not join",
    status: "You are not in the room.",
    again: "Try again",
  }),
};

function askAgain() {
  return page.room.knock ? "Knock again" : "Join again";
}

function peopleCount(people) {
  return `${people.length} people are here.`;
}

function show(view) {
  const scene = SCENES[view.state](view);
  const sameState = page.shown === view.state && view.state !== "error";
  document.body.dataset.state = view.state;
  document.body.dataset.over = String(view.over ?? false);
  document.title = page.room.name ? `${scene.title} – ${page.room.name}` : scene.title;
  setText("heading", scene.heading);
  setText("status", scene.status);
  setText("reason", view.reason ?? "");
  setText("room", page.room.name);
  setText("knock", page.room.knock ? "Knock" : "Join");
  offer("leave", scene.leave);
  offer("again", scene.again);
  element("knock-form").hidden = view.state !== "idle";
  element("knock").hidden = view.state !== "idle";
  showDevices(view, sameState);
  element("inside").hidden = view.state !== "admitted";
  showSince(view.state === "waiting", sameState);
  showPeople(view.people ?? []);
  page.shown = view.state;
  if (!sameState) {
    element("heading").focus();
  }
}

/* Nobody is filmed after the stay: whatever is on goes off with it. */
function showDevices(view, sameState) {
  const useful =
    WITH_DEVICES.includes(view.state) &&
    !view.over &&
    (view.state !== "admitted" || page.carriesMedia);
  element("devices").hidden = !useful;
  if (!useful) {
    own.detach();
  } else if (view.state === "admitted" && !sameState) {
    element("devices").open = false;
  }
}

function showMedia(carried) {
  page.carriesMedia = carried;
  element("stage").hidden = !carried;
  if (!carried) {
    element("devices").hidden = true;
    own.detach();
  }
  setText("media-problem", "");
}

/* Setting the same text again would make a screen reader say it again. */
function setText(id, text) {
  const target = element(id);
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

function offer(id, label) {
  element(id).hidden = !label;
  if (label) {
    setText(id, label);
  }
}

function showSince(waiting, sameState) {
  const since = element("since");
  since.hidden = !waiting;
  if (waiting && !sameState) {
    const now = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    since.textContent = `Waiting since ${now}`;
  }
}

function showPeople(people) {
  element("people").replaceChildren(
    ...people.map(({ name, moderator, own }) => {
      const row = document.createElement("li");
      row.append(textElement("span", "name", name || "Someone without a name"));
      if (own) {
        row.append(" ", textElement("span", "badge", "you"));
      }
      if (moderator) {
        row.append(" ", textElement("span", "badge", "moderator"));
      }
      return row;
    }),
  );
}

function textElement(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.dir = "auto";
  made.textContent = text;
  return made;
}

function showMessage({ sender, text, own = false, toAll = true }) {
  const list = element("messages");
  const box = element("messages-box");
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
  const row = document.createElement("li");
  row.className = own ? "own" : "";
  const who = own ? "You" : sender || "Someone without a name";
  row.append(textElement("span", "sender", toAll ? who : `${who}, to you only`), " ");
  row.append(textElement("span", "text", text));
  list.append(row);
  while (list.children.length > MAX_MESSAGES) {
    list.firstElementChild.remove();
  }
  element("no-messages").hidden = true;
  // Who reads further up is left there.
  if (own || atEnd) {
    box.scrollTop = box.scrollHeight;
  }
}

function clearMessages() {
  element("messages").replaceChildren();
  element("no-messages").hidden = false;
  setText("message-problem", "");
}

function complain(field, problem, sentence) {
  setText(problem, sentence);
  if (sentence) {
    element(field).setAttribute("aria-invalid", "true");
    element(field).focus();
  } else {
    element(field).removeAttribute("aria-invalid");
  }
}

function knock() {
  const name = cleanName(element("name").value);
  if (!name) {
    if (page.shown !== "idle") {
      show({ state: "idle" });
    }
    complain("name", "name-problem", "Type your name first.");
    return;
  }
  complain("name", "name-problem", "");
  clearMessages();
  const stay = new Stay(roomId, name, {
    onChange: (view) => page.stay === stay && show(view),
    onMessage: (message) => page.stay === stay && showMessage(message),
    onTiles: (tiles) => page.stay === stay && stage.showTiles(tiles),
    onShare: (share) => page.stay === stay && stage.showShare(share),
    onMedia: (carried) => page.stay === stay && showMedia(carried),
    onHeld: (held, sentence) => page.stay === stay && own.hold(held, sentence),
    onMuteRefused: (kind) => page.stay === stay && own.refused(kind),
    onTrouble: (sentence) => page.stay === stay && setText("media-problem", sentence),
  });
  page.stay = stay;
  own.attach((local) => stay.perform(local));
  stay.knock();
}

async function say() {
  const field = element("message");
  const text = field.value.trim();
  if (!text || !page.stay || page.sending) {
    return;
  }
  const stay = page.stay;
  page.sending = true;
  const taken = await stay.say(text);
  page.sending = false;
  if (page.stay !== stay || page.shown !== "admitted") {
    return;
  }
  if (taken) {
    if (field.value.trim() === text) {
      field.value = "";
    }
    showMessage({ sender: "", text, own: true });
    field.focus();
  }
  complain("message", "message-problem", taken ? "" : "Your message was not sent. Try again.");
}

async function findRoom() {
  try {
    page.room = await describeRoom(roomId);
    page.roomKnown = true;
  } catch (problem) {
    if (!(problem instanceof RoomProblem)) {
      throw problem;
    }
    show({ state: "error", reason: problem.message, over: true });
    return;
  }
  if (page.shown === "idle") {
    show({ state: "idle" });
  } else if (!page.stay) {
    show({ state: "idle" });
    element("name").focus();
  }
}

element("knock-form").addEventListener("submit", (event) => {
  event.preventDefault();
  knock();
});
element("message-form").addEventListener("submit", (event) => {
  event.preventDefault();
  say();
});
element("again").addEventListener("click", () => (page.roomKnown ? knock() : findRoom()));
element("leave").addEventListener("click", () => page.stay?.leave());
addEventListener("pagehide", () => {
  page.stay?.abandon();
  own.detach();
});
addEventListener("pageshow", (event) => {
  // Back from the browser's memory: the stay was given up when the page was hidden.
  if (event.persisted && page.stay) {
    page.stay = null;
    show({ state: "left", over: true });
  }
});
findRoom();
