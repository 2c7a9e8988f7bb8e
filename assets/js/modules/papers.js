// In a paper's row the keys 1, 2, 0 say Đạt, Không đạt, Chưa kiểm.
import { find, on } from "./page.js";

const STATES = { 1: "ok", 2: "bad", 0: "none" };

on("keydown", "[data-mc-paper]", (row, event) => {
  const state = STATES[event.key];
  const typing = event.target.matches("input:not([type=radio]), select, textarea");
  if (!state || typing || event.ctrlKey || event.altKey || event.metaKey) return;
  const choice = find(`input[value=${state}]`, row);
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  if (state === "bad") find(".mc-paper__reason select, .mc-paper__reason input", row)?.focus();
  else choice.focus();
});
