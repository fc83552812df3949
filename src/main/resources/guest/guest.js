/*
 * The guest page: shows one state at a time, in words, in the title and as a door. What comes from
 * the network is set as text only.
 */
import { Own } from "./own.js";
import { cleanName } from "./plain-text.js";
import { RoomProblem, describeRoom } from "./rest.js";
import { Stay } from "./room.js";
import { Stage } from "./stage.js";
import { t, translatePage } from "./words.js";

const MAX_MESSAGES = 200;
const element = (id) => document.getElementById(id);
const roomId = new URLSearchParams(location.search).get("room");

translatePage();
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
    title: page.room.knock ? t("Knock to join") : t("Join"),
    heading: page.room.knock ? t("Knock to join") : t("Join the room"),
    status: page.room.knock
      ? t("Type your name, then knock. The moderator decides who comes in.")
      : t("Type your name, then join."),
  }),
  connecting: () => ({
    title: t("Connecting"),
    heading: page.room.knock ? t("Knocking…") : t("Joining…"),
    status: t("Connecting to the room."),
    leave: t("Cancel"),
  }),
  waiting: (view) => ({
    title: t("Waiting"),
    heading: view.noModerator ? t("The moderator is not here yet") : t("Waiting for the moderator"),
    status: view.noModerator
      ? t("You will be let in as soon as the moderator joins. Keep this page open.")
      : t("The moderator knows that you are here. Keep this page open."),
    leave: t("Stop waiting"),
  }),
  admitted: (view) => ({
    title: t("In the room"),
    heading: t("You are in the room"),
    status: view.people.length === 1 ? t("You are the only one here.") : peopleCount(view.people),
    leave: t("Leave"),
  }),
  denied: () => ({
    title: t("Not let in"),
    heading: t("You were not let in"),
    status: t("If this may be a mistake, ask the moderator, then knock again."),
    again: askAgain(),
  }),
  removed: () => ({
    title: t("Removed"),
    heading: t("You are no longer in the room"),
    status: page.room.knock ? t("To come back you have to knock again.") : t("You can join again."),
    again: askAgain(),
  }),
  ended: () => ({
    title: t("Ended"),
    heading: t("The session has ended"),
    status: t("You can close this page."),
  }),
  left: () => ({
    title: t("Left"),
    heading: t("You have left"),
    status: page.room.knock ? t("To come back, knock again.") : t("To come back, join again."),
    again: askAgain(),
  }),
  lost: (view) =>
    view.over
      ? {
          title: t("Connection lost"),
          heading: t("The connection is lost"),
          status: t("Check your network, then try again."),
          again: askAgain(),
        }
      : {
          title: t("Reconnecting"),
          heading: t("The connection was lost"),
          status: t("Trying to reconnect: attempt {0} of {1}.", view.attempt, view.attempts),
          leave: t("Stop trying"),
        },
  error: () => ({
    title: t("Not connected"),
    heading: t("You could not join"),
    status: t("You are not in the room."),
    again: t("Try again"),
  }),
};

function askAgain() {
  return page.room.knock ? t("Knock again") : t("Join again");
}

function peopleCount(people) {
  return t("{0} people are here.", people.length);
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
  setText("knock", page.room.knock ? t("Knock") : t("Join"));
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
    since.textContent = t("Waiting since {0}", now);
  }
}

function showPeople(people) {
  element("people").replaceChildren(
    ...people.map(({ name, moderator, own }) => {
      const row = document.createElement("li");
      row.append(textElement("span", "name", name || t("Someone without a name")));
      if (own) {
        row.append(" ", textElement("span", "badge", t("you")));
      }
      if (moderator) {
        row.append(" ", textElement("span", "badge", t("moderator")));
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
  const who = own ? t("You") : sender || t("Someone without a name");
  row.append(textElement("span", "sender", toAll ? who : t("{0}, to you only", who)), " ");
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
    complain("name", "name-problem", t("Type your name first."));
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
  complain("message", "message-problem", taken ? "" : t("Your message was not sent. Try again."));
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
