// Shortcuts of the desk. Pages say what a key does with data-mc-key="F9" or data-mc-go="t".
import { find, findAll } from "./page.js";
import { currentRow, pick, walk } from "./lists.js";

const BURST = 30; // milliseconds a key: faster than fingers, it is a scanner
const CODE = /^(?:[A-Z]\d{2}(?:\.\d{2,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})-\d{6}-\d{4,}$/i;
const BEGINS = /^(?:[A-Z]\d{2}|\d{3})[.-]/i; // quick fingers walking a list type no such thing
const HOMES = "hntxkb";
const SINGLE = { v: "why", p: "papers", l: "history", n: "note", "[": "previous", "]": "next" };

let prefix = false;
let burst = "";
let lastKey = 0;

const typing = (target) => target instanceof Element && target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]");
const composing = (event) => event.isComposing || event.keyCode === 229;
const singlesOn = () => document.documentElement.dataset.keys !== "off";
const openDialog = () => find("dialog[open]");

function press(selector) {
  const target = findAll(selector).find((one) => one.offsetParent !== null) ?? find(selector);
  if (!target) return false;
  if (target.matches("a, button, summary")) target.click();
  else target.focus();
  return true;
}

// The help tells only of keys that do something on this page: data-mc-if holds a selector.
function help() {
  const dialog = find("#mc-phim");
  for (const line of findAll("[data-mc-if]", dialog)) line.hidden = !find(line.dataset.mcIf);
  dialog?.showModal();
}

function scanned(event) {
  const quick = event.timeStamp - lastKey < BURST;
  lastKey = event.timeStamp;
  if (event.key === "Enter") {
    const code = burst;
    burst = "";
    if (!quick || !CODE.test(code)) return false;
    const search = find("[data-mc-search]");
    if (!search) return false;
    search.value = code;
    search.form.requestSubmit();
    return true;
  }
  if (event.key.length === 1) burst = quick ? burst + event.key : event.key;
  return quick && BEGINS.test(burst);
}

function worker(event) {
  if (event.key === "Enter" && event.ctrlKey) return press("dialog[open] [data-mc-main]") || press("[data-mc-main]");
  if (/^F\d+$/.test(event.key)) return press(`[data-mc-key="${event.key}"]`);
  return false;
}

function single(event) {
  const { key } = event;
  if (prefix) {
    prefix = false;
    return HOMES.includes(key) && press(`[data-mc-go="${key}"]`);
  }
  switch (key) {
    case "g": prefix = true; setTimeout(() => { prefix = false; }, 1500); return true;
    case "?": help(); return true;
    case "/": return press("[data-mc-search]");
    case "j": return press('[data-mc-to="next"]') || walk(1);
    case "k": return press('[data-mc-to="previous"]') || walk(-1);
    case "f": return press("[data-mc-filter] summary");
    case "a": return press("[data-mc-selection]:not([data-mc-empty]) [data-mc-act]:not([hidden]), [data-mc-acts-menu]");
    case " ": return currentRow() ? pick(event.shiftKey) : false;
    case "v": return press(`${currentRow() ? "[data-mc-row]:focus-within " : ""}[data-mc-why]`);
    default: return key in SINGLE && press(`[data-mc-to="${SINGLE[key]}"]`);
  }
}

document.addEventListener("keydown", (event) => {
  if (composing(event) || event.defaultPrevented) return;
  let done = worker(event);
  const free = !typing(event.target) && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!done && free && !openDialog()) {
    done = scanned(event) || (singlesOn() && single(event));
  }
  if (done) event.preventDefault();
});
