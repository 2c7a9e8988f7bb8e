// Each figure draws itself from its own table; without this file the table stands open.
import * as drawing from "./drawing.js";
import { marksOf, token } from "./reading.js";
import { node, save, wide, words } from "./svg.js";

const HEIGHT = 260;
const drawn = new Map();

function draw(figure) {
  const table = figure.querySelector("table");
  const place = figure.querySelector(".mc-chart__plot");
  const how = { line: drawing.line, bars: drawing.bars }[figure.dataset.mcChart];
  if (!table || !place || !how) return;
  const told = marksOf(table);
  place.hidden = false;
  const picture = { place, told, how, asked: asked(figure), at: -1 };
  drawn.set(figure, picture);
  lay(picture);
  describe(figure, place, told);
  walk(figure, picture);
  const details = figure.querySelector("details");
  if (details) details.open = false;
}

function lay(picture) {
  const { place, told, how } = picture;
  const height = Math.max(HEIGHT, parseFloat(getComputedStyle(place).minHeight) || 0);
  picture.made = how(told, picture.asked, { width: Math.max(240, place.clientWidth), height });
  place.replaceChildren(picture.made.svg);
  if (picture.at >= 0) point(picture, picture.at);
}

function asked(figure) {
  return {
    percent: "mcPercent" in figure.dataset,
    limit: figure.dataset.mcLimit === undefined ? null : Number(figure.dataset.mcLimit),
    limitWords: figure.dataset.mcLimitWords || "",
  };
}

function describe(figure, place, told) {
  const title = figure.querySelector("h2");
  place.setAttribute("role", "application");
  place.setAttribute("tabindex", "0");
  place.setAttribute("aria-label", `${title ? title.textContent : ""} (${told.name})`);
}

// A ring at the mark and its words beside it, inside the picture.
function point(picture, at) {
  const { svg, spots, text } = picture.made;
  picture.at = at;
  svg.querySelector("[data-mc-pointed]")?.remove();
  if (at < 0) return;
  const mark = picture.told.marks[at];
  const said = `${mark.label}: ${mark.words}`;
  const [room, high, long] = [svg.viewBox.baseVal.width, text * 1.9, wide(said, text) + 16];
  const { x, y } = spots[at];
  const left = Math.max(0, Math.min(room - long, x - long / 2));
  const top = y - high - 12 < 0 ? y + 12 : y - high - 12;
  const group = node("g", { "data-mc-pointed": "", "pointer-events": "none" }, svg);
  node("circle", { cx: x, cy: y, r: 7, fill: "none", stroke: token("ink"), "stroke-width": 2 }, group);
  node("rect", { x: left, y: top, width: long, height: high, rx: 4, fill: token("surface"), stroke: token("frame"), "stroke-width": 1 }, group);
  words(group, said, { x: left + 8, y: top + text * 1.3 }, text, token("ink"));
}

// Arrow keys walk the marks, Enter opens the rows of the one they stand on.
function walk(figure, picture) {
  const { place, told } = picture;
  const status = figure.querySelector('[role="status"]');
  const go = (next) => {
    const at = Math.max(0, Math.min(told.marks.length - 1, next));
    point(picture, at);
    if (status) status.textContent = `${told.marks[at].label}: ${told.marks[at].words}`;
  };
  const keys = {
    ArrowRight: () => go(picture.at + 1),
    ArrowDown: () => go(picture.at + 1),
    ArrowLeft: () => go(picture.at - 1),
    ArrowUp: () => go(picture.at - 1),
    Home: () => go(0),
    End: () => go(told.marks.length - 1),
    Escape: () => point(picture, -1),
    Enter: () => open(told.marks[picture.at]),
  };
  place.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  const marked = (event) => event.target.dataset?.mcMark;
  place.addEventListener("pointermove", (event) => {
    const at = marked(event);
    if (at !== undefined && Number(at) !== picture.at) point(picture, Number(at));
  });
  place.addEventListener("pointerleave", () => point(picture, -1));
  place.addEventListener("click", (event) => {
    const at = marked(event);
    if (at !== undefined) open(told.marks[Number(at)]);
  });
}

function open(mark) {
  if (mark && mark.url) window.location.assign(mark.url);
}

function pictureOf(figure) {
  if (drawn.has(figure)) return drawn.get(figure).made.svg;
  if ("mcGrid" in figure.dataset) return drawing.grid(figure.querySelector("table"));
  return figure.querySelector("svg[viewBox]:not(.mc-icon)");
}

export function drawAll(root) {
  for (const figure of drawn.keys()) if (!figure.isConnected) drawn.delete(figure);
  for (const figure of root.querySelectorAll("[data-mc-chart]")) draw(figure);
  for (const button of root.querySelectorAll("[data-mc-picture]")) button.hidden = false;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mc-picture]");
  if (!button) return;
  const figure = button.closest("figure");
  if (drawn.has(figure)) point(drawn.get(figure), -1);
  save(pictureOf(figure), button.dataset.mcPicture, button.dataset.mcKind, token("surface"));
});
window.addEventListener("resize", () => {
  for (const picture of drawn.values()) lay(picture);
});
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".mc-chart__data")) details.open = true;
});
document.fonts.ready.then(() => drawAll(document));
