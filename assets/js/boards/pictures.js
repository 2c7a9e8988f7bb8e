// Each figure draws itself from its own table; without this file the table stands open.
import { echarts } from "./engine.js";
import * as options from "./options.js";
import { marksOf } from "./reading.js";

const HEIGHT = 260;
const drawn = new Map();

function draw(figure) {
  const table = figure.querySelector("table");
  const place = figure.querySelector(".mc-chart__plot");
  if (!table || !place) return;
  const told = marksOf(table);
  const option = optionOf(figure, told);
  if (!option) return;
  place.hidden = false;
  const chart = echarts.init(place, null, { renderer: "svg", height: heightOf(place) });
  chart.setOption(option);
  drawn.set(figure, chart);
  describe(figure, place, told);
  walk(figure, place, chart, told);
  const details = figure.querySelector("details");
  if (details) details.open = false;
  for (const button of figure.querySelectorAll("[data-mc-picture]")) button.hidden = false;
}

function heightOf(place) {
  return place.clientHeight > 80 ? place.clientHeight : HEIGHT;
}

function optionOf(figure, told) {
  const asked = {
    percent: "mcPercent" in figure.dataset,
    limit: figure.dataset.mcLimit === undefined ? null : Number(figure.dataset.mcLimit),
    limitWords: figure.dataset.mcLimitWords || "",
  };
  if (figure.dataset.mcChart === "line") return options.line(told, asked);
  if (figure.dataset.mcChart === "bars") return options.bars(told, asked);
  return null;
}

function describe(figure, place, told) {
  const title = figure.querySelector("h2");
  place.setAttribute("role", "application");
  place.setAttribute("tabindex", "0");
  place.setAttribute("aria-label", `${title ? title.textContent : ""} (${told.name})`);
}

// Arrow keys walk the marks, Enter opens the rows of the one they stand on.
function walk(figure, place, chart, told) {
  const status = figure.querySelector('[role="status"]');
  let at = -1;
  const go = (next) => {
    at = Math.max(0, Math.min(told.marks.length - 1, next));
    const mark = told.marks[at];
    chart.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: at });
    if (status) status.textContent = `${mark.label}: ${mark.words}`;
  };
  const keys = {
    ArrowRight: () => go(at + 1),
    ArrowDown: () => go(at + 1),
    ArrowLeft: () => go(at - 1),
    ArrowUp: () => go(at - 1),
    Home: () => go(0),
    End: () => go(told.marks.length - 1),
    Enter: () => open(told.marks[at]),
  };
  place.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  chart.on("click", (event) => open(told.marks[event.dataIndex]));
}

function open(mark) {
  if (mark && mark.url) window.location.assign(mark.url);
}

function save(figure, name) {
  const chart = drawn.get(figure);
  if (!chart) return;
  const svg = figure.querySelector(".mc-chart__plot svg").cloneNode(true);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const file = new Blob([svg.outerHTML], { type: "image/svg+xml" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${name}.svg`;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function drawAll(root) {
  for (const [figure, chart] of drawn) {
    if (figure.isConnected) continue;
    chart.dispose();
    drawn.delete(figure);
  }
  for (const figure of root.querySelectorAll("[data-mc-chart]")) draw(figure);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mc-picture]");
  if (button) save(button.closest("figure"), button.dataset.mcPicture);
});
window.addEventListener("resize", () => {
  for (const chart of drawn.values()) chart.resize();
});
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".mc-chart__data")) details.open = true;
});
document.fonts.ready.then(() => drawAll(document));
