/*
 * Text from the network made fit to be shown. Everything here is somebody's claim: it is bounded,
 * and characters that hide, reorder or overprint others are taken out. What is left is only ever
 * used as text, never as markup.
 */

const MAX_NAME = 80;
const MAX_MESSAGE = 2000;
const MAX_COMBINING_MARKS = 3;

/* Control, format, surrogate, private and unassigned characters, and the letters that draw nothing. */
const INVISIBLE = /[\p{C}\u115f\u1160\u3164\uffa0\u2800]/u;
const COMBINING = /\p{M}/u;

/** One line, at most 80 characters; empty when nothing visible is left. */
export function cleanName(raw) {
  return clean(raw, MAX_NAME).trim();
}

/** One paragraph, at most 2000 characters; empty when nothing visible is left. */
export function cleanMessage(raw) {
  return clean(typeof raw === "string" ? raw : asText(raw), MAX_MESSAGE).trim();
}

function asText(value) {
  if (value === null || value === undefined) {
    return "";
  }
  if (typeof value === "object" && typeof value.message === "string") {
    return value.message;
  }
  return JSON.stringify(value) ?? "";
}

function clean(raw, limit) {
  if (typeof raw !== "string") {
    return "";
  }
  // Far more than is shown is cut off first: normalising a megabyte would be work for nobody.
  const oneLine = raw.slice(0, limit * 8).normalize("NFC").replace(/\s+/gu, " ");
  let shown = "";
  let length = 0;
  let marks = 0;
  for (const character of oneLine) {
    if (INVISIBLE.test(character)) {
      continue;
    }
    marks = COMBINING.test(character) ? marks + 1 : 0;
    if (marks > MAX_COMBINING_MARKS || (marks > 0 && length === 0)) {
      continue;
    }
    if (length >= limit) {
      return `${shown.trimEnd()}…`;
    }
    shown += character;
    length += 1;
  }
  return shown;
}
