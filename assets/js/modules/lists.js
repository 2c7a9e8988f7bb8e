// Worklists: selection, which acts are lawful for it, walking rows, news without moving rows.
import { find, findAll, on, whenReady } from "./page.js";
import { told } from "./words.js";

const POLL = 30000;
let lastPicked = null;

const rowsOf = (part = document) => findAll("[data-mc-row]", part);
const pickOf = (row) => find("[data-mc-pick]", row); // none where a row cannot be chosen

function refresh() {
  const bar = find("[data-mc-selection]");
  const chosen = [];
  for (const row of rowsOf()) {
    const picked = pickOf(row)?.checked ?? false;
    row.classList.toggle("is-selected", picked);
    if (picked) chosen.push((row.dataset.mcActs ?? "").split(" "));
  }
  const all = find("[data-mc-pick-all]");
  if (all) {
    const total = findAll("[data-mc-pick]").length;
    all.checked = total > 0 && chosen.length === total;
    all.indeterminate = chosen.length > 0 && chosen.length < total;
  }
  if (!bar) return;
  bar.toggleAttribute("data-mc-empty", chosen.length === 0);
  const text = find("[data-mc-chosen]", bar);
  text.textContent = text.dataset.mcText.replace("{n}", chosen.length);
  for (const button of findAll("[data-mc-act]", bar)) {
    const lawful = chosen.filter((acts) => acts.includes(button.dataset.mcAct)).length;
    button.hidden = lawful === 0;
    find("[data-mc-lawful]", button).textContent = lawful && lawful < chosen.length ? ` (${lawful}/${chosen.length} ${told("hồ sơ", "dossiers")})` : "";
  }
}

on("change", "[data-mc-pick-all]", (box) => {
  for (const one of findAll("[data-mc-pick]")) one.checked = box.checked;
  refresh();
});
on("change", "[data-mc-pick]", (box) => { lastPicked = box; refresh(); });
on("click", "[data-mc-unpick]", (_, event) => {
  event.preventDefault();
  for (const one of findAll("[data-mc-pick]")) one.checked = false;
  refresh();
});
whenReady(refresh);

// A code that is scanned, or the last digits of one, ticks its dossier: data-mc-tick.
on("keydown", "[data-mc-tick]", (field, event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const typed = field.value.trim().toUpperCase();
  if (!typed) return;
  const end = /^\d{1,4}$/.test(typed) ? `-${typed.padStart(4, "0")}` : typed;
  const found = findAll("input[type=checkbox][name=dossier]").filter((box) => box.value.toUpperCase().endsWith(end));
  const said = find("[data-mc-ticked]");
  field.value = "";
  if (found.length !== 1) {
    said.textContent = found.length ? told(`Có ${found.length} hồ sơ cùng số cuối ${typed}. Quét cả mã.`, `${found.length} dossiers end in ${typed}. Scan the whole code.`) : told(`Không có hồ sơ ${typed} ở đây.`, `No dossier ${typed} here.`);
    return;
  }
  found[0].checked = true;
  const all = findAll("input[type=checkbox][name=dossier]", found[0].form);
  said.textContent = told(`Đã tích ${found[0].value}: ${all.filter((box) => box.checked).length}/${all.length}.`, `Ticked ${found[0].value}: ${all.filter((box) => box.checked).length}/${all.length}.`);
});

export function currentRow() {
  return document.activeElement?.closest?.("[data-mc-row]") ?? null;
}

export function walk(step) {
  const rows = rowsOf();
  if (!rows.length) return false;
  const at = rows.indexOf(currentRow());
  const next = rows[Math.min(rows.length - 1, Math.max(0, at === -1 ? 0 : at + step))];
  (find("[data-mc-open-row]", next) ?? find("a, button, input", next))?.focus();
  return true;
}

export function pick(range) {
  const box = pickOf(currentRow() ?? document.body);
  if (!box) return false;
  const boxes = findAll("[data-mc-pick]");
  const from = range && lastPicked ? boxes.indexOf(lastPicked) : boxes.indexOf(box);
  const to = boxes.indexOf(box);
  const value = !box.checked;
  for (const one of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) one.checked = value;
  lastPicked = box;
  refresh();
  return true;
}

// A cheap version number is asked for; rows never move under the cursor.
function watch(list) {
  setInterval(async () => {
    if (document.hidden) return;
    const answer = await fetch(list.dataset.mcRefresh, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    const { version, fresh } = await answer.json();
    if (String(version) === list.dataset.mcVersion || find("[data-mc-news]")) return;
    const line = document.createElement("p");
    line.dataset.mcNews = "1";
    line.className = "mc-notice";
    line.setAttribute("role", "status");
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = told("Hiện", "Show");
    line.append(fresh ? told(`Có ${fresh} hồ sơ mới`, `${fresh} new dossiers`) : told("Danh sách đã thay đổi", "The list has changed"), " ", link);
    list.before(line);
  }, POLL);
}
document.addEventListener("DOMContentLoaded", () => findAll("[data-mc-refresh]").forEach(watch));
