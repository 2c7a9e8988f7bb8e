// From marks to a picture: axis from nought for bars, the threshold as a dashed line, few words.
import { token } from "./reading.js";
import { node, sheet, wide, words } from "./svg.js";

export const isWall = () => document.documentElement.dataset.theme === "wall";
const size = () => (isWall() ? Math.max(14, Math.min(24, window.innerWidth / 80)) : 13);
// From the middle of the last mark to its words.
const away = () => (isWall() ? 16 : 10);
// As the tables beside it write numbers, whatever the language of the page.
const shown = (value) => value.toLocaleString("vi");
const STEPS = [1, 2, 2.5, 5, 10];

// Lines of an axis at round numbers, about four of them.
export function ticks(low, high) {
  const raw = Math.max(high - low, 1e-9) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(STEPS.find((one) => one * power >= raw) * power, high >= 4 ? 1 : 0);
  const found = [];
  for (let at = low; at < high + step * 0.999; at += step) found.push(at);
  return found;
}

// Of a share, up to 100: by fives where all lies close to it, else by tens or twenties.
export function shares(least) {
  const span = 102 - least;
  const step = span <= 20 ? 5 : span <= 50 ? 10 : 20;
  const low = Math.max(0, Math.floor((least - 2) / step) * step);
  return Array.from({ length: (100 - low) / step + 1 }, (_one, at) => low + at * step);
}

function frame(marks, { width, height, lines, percent, left, beyond = 0 }) {
  const svg = sheet(width, height);
  const text = size();
  const longest = Math.max(...marks.map((mark) => wide(mark.label, text)));
  const right = width - Math.max(longest / 2 + 4, beyond);
  const inner = { left, right, top: text * 1.6, bottom: height - text * 2 };
  const [low, high] = [lines[0], lines[lines.length - 1]];
  const up = (value) => inner.bottom - ((value - low) / (high - low)) * (inner.bottom - inner.top);
  const wideOf = (inner.right - inner.left) / marks.length;
  const along = (place) => inner.left + wideOf * (place + 0.5);
  for (const line of lines) {
    node("line", { x1: inner.left, x2: inner.right, y1: up(line), y2: up(line), stroke: token("line"), "stroke-width": 1 }, svg);
    const said = `${shown(line)}${percent ? "%" : ""}`;
    words(svg, said, { x: inner.left - 8, y: up(line) + text * 0.35 }, text, token("ink-2"), "end");
  }
  const every = Math.ceil((longest + 8) / wideOf);
  marks.forEach((mark, place) => {
    if ((marks.length - 1 - place) % every) return;
    words(svg, mark.label, { x: along(place), y: height - text * 0.5 }, text, token("ink-2"), "middle");
  });
  return { svg, inner, up, along, wideOf, text };
}

function margin(lines, percent) {
  return Math.max(...lines.map((line) => wide(`${shown(line)}${percent ? "%" : ""}`, size()))) + 12;
}

function threshold(place, limit, said) {
  const { svg, inner, up, text } = place;
  if (limit === null) return;
  const y = up(limit);
  node("line", { x1: inner.left, x2: inner.right, y1: y, y2: y, stroke: token("ink-2"), "stroke-width": 2, "stroke-dasharray": "6 4" }, svg);
  words(svg, said, { x: inner.left + 4, y: y - 6 }, text, token("ink-2"));
}

// Of all that can be pointed at: the whole column, so that a thin mark is met as well.
function columns(place, marks) {
  const { svg, inner, along, wideOf } = place;
  return marks.map((_mark, at) =>
    node("rect", {
      x: along(at) - wideOf / 2, y: inner.top, width: wideOf, height: inner.bottom - inner.top,
      fill: "transparent", "data-mc-mark": at,
    }, svg));
}

export function line({ marks, series }, { percent, limit, limitWords }, { width, height }) {
  const told = marks.map((mark) => mark.value).filter((value) => value !== null);
  // A line may begin above nought; its axis says where.
  const lines = percent ? shares(Math.min(...told, limit ?? 100)) : ticks(0, Math.max(...told, 1));
  const low = lines[0];
  const last = marks.findLastIndex((mark) => mark.value !== null);
  const beyond = last < 0 ? 0 : wide(marks[last].words, size()) + away();
  const place = frame(marks, { width, height, lines, percent, left: margin(lines, percent), beyond });
  const { svg, up, along, text } = place;
  threshold(place, limit, limitWords);
  const colour = token(series);
  let path = "";
  marks.forEach((mark, at) => {
    if (mark.value === null) return;
    path += `${at && marks[at - 1].value !== null ? "L" : "M"}${along(at)} ${up(mark.value)}`;
  });
  node("path", { d: path, fill: "none", stroke: colour, "stroke-width": isWall() ? 5 : 3, "stroke-linejoin": "round" }, svg);
  marks.forEach((mark, at) => {
    if (mark.value !== null) node("circle", { cx: along(at), cy: up(mark.value), r: isWall() ? 7 : 4, fill: colour }, svg);
  });
  if (last >= 0) lastWords(place, marks[last], last);
  const spots = marks.map((mark, at) => ({ x: along(at), y: mark.value === null ? up(low) : up(mark.value) }));
  return { svg, spots, text, areas: columns(place, marks) };
}

// Behind the last mark, where its own line never comes; lines of the axis pass beneath.
function lastWords({ svg, up, along, text }, { value, words: said }, at) {
  const made = words(svg, said, { x: along(at) + away(), y: up(value) + text * 0.35 }, text, token("ink"));
  for (const [name, look] of Object.entries({ stroke: token("surface"), "stroke-width": 4, "paint-order": "stroke" })) {
    made.setAttribute(name, look);
  }
}

export function bars(told, asked, box) {
  const long = told.marks.length <= 8 && told.marks.some((mark) => mark.label.length > 12);
  return long ? sideways(told, asked, box) : upright(told, asked, box);
}

function upright({ marks, series }, { percent }, { width, height }) {
  const lines = ticks(0, Math.max(...marks.map((mark) => mark.value ?? 0), 1));
  const place = frame(marks, { width, height, lines, percent, left: margin(lines, percent) });
  const { svg, inner, up, along, wideOf, text } = place;
  marks.forEach((mark, at) => {
    const top = up(mark.value ?? 0);
    const wideBar = Math.max(1, wideOf * 0.8);
    node("rect", { x: along(at) - wideBar / 2, y: top, width: wideBar, height: inner.bottom - top, fill: token(series) }, svg);
  });
  const spots = marks.map((mark, at) => ({ x: along(at), y: up(mark.value ?? 0) }));
  return { svg, spots, text, areas: columns(place, marks) };
}

// Long names stand above their bars, whole.
function sideways({ marks, series }, _asked, { width }) {
  const text = size();
  const row = text * 3.2;
  const svg = sheet(width, marks.length * row + 8);
  const most = Math.max(...marks.map((mark) => mark.value ?? 0), 1);
  const room = width - Math.max(...marks.map((mark) => wide(mark.words, text))) - 16;
  const areas = [];
  const spots = marks.map((mark, at) => {
    const y = at * row;
    const long = Math.max(2, ((mark.value ?? 0) / most) * room);
    words(svg, mark.label, { x: 0, y: y + text * 1.2 }, text, token("ink-2"));
    node("rect", { x: 0, y: y + text * 1.6, width: long, height: text, fill: token(series) }, svg);
    words(svg, mark.words, { x: long + 8, y: y + text * 2.5 }, text, token("ink"));
    areas.push(node("rect", { x: 0, y, width, height: row, fill: "transparent", "data-mc-mark": at }, svg));
    return { x: long, y: y + text * 1.6 };
  });
  return { svg, spots, text, areas };
}

// The heat table as a picture, for a file only: on the page the table itself is the picture.
export function grid(table) {
  const text = 13;
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows];
  const side = Math.max(120, ...rows.map((row) => wide(row.cells[0].textContent.trim(), text))) + 16;
  const cell = Math.max(96, ...heads.slice(1).map((head) => wide(head, text))) + 8;
  const svg = sheet(side + cell * (heads.length - 1), (rows.length + 1) * 36);
  heads.forEach((head, at) => words(svg, head, { x: at ? side + cell * (at - 0.5) : 0, y: 22 }, text, token("ink"), at ? "middle" : "start"));
  rows.forEach((row, down) => {
    [...row.cells].forEach((told, at) => {
      const y = (down + 1) * 36;
      if (!at) return words(svg, told.textContent.trim(), { x: 0, y: y + 22 }, text, token("ink"));
      const looks = getComputedStyle(told);
      node("rect", { x: side + cell * (at - 1), y, width: cell - 1, height: 35, fill: looks.backgroundColor }, svg);
      const said = (told.querySelector("a") || told).firstChild;
      return words(svg, said ? said.textContent.trim() : "", { x: side + cell * (at - 0.5), y: y + 22 }, text, looks.color, "middle");
    });
  });
  return svg;
}
