/*
 * The words of the page. English is written where it is used; the other languages are tables from
 * the English. Which one is spoken is the browser's choice.
 */
import { GERMAN } from "./german.js";

const TABLES = { de: GERMAN };
const languages = globalThis.navigator?.languages ?? ["en"];
const spoken =
  languages.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => tag === "en" || tag in TABLES) ??
  "en";

/** A text in the visitor's language, with `{0}`, `{1}` … filled in. */
export function t(english, ...values) {
  const text = TABLES[spoken]?.[english] ?? english;
  return values.reduce((filled, value, index) => filled.replace(`{${index}}`, () => String(value)), text);
}

/** Puts what is written in the page itself into the visitor's language. */
export function translatePage() {
  document.documentElement.lang = spoken;
  document.title = t(document.title);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const english = texts.currentNode.data.trim().replace(/\s+/gu, " ");
    if (english) {
      texts.currentNode.data = texts.currentNode.data.replace(/\S.*\S|\S/su, () => t(english));
    }
  }
  for (const labelled of document.querySelectorAll("[aria-label]")) {
    labelled.setAttribute("aria-label", t(labelled.getAttribute("aria-label")));
  }
}
