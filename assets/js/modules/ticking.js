// Chips count down a minute at a time, only while the office is open; nobody is told by voice.
import { findAll } from "./page.js";
import { inEnglish, told } from "./words.js";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 8 * HOUR;
const born = performance.now();

function lengthInEnglish(days, hours, minutes) {
  if (days) return hours ? `${days} d ${hours} h` : `${days} d`;
  if (hours) return minutes ? `${hours} h ${String(minutes).padStart(2, "0")} min` : `${hours} h`;
  return minutes ? `${minutes} min` : "under 1 min";
}

export function spanText(seconds, late = false) {
  const length = Math.abs(Math.trunc(seconds));
  const days = Math.floor(length / DAY);
  const hours = Math.floor((length % DAY) / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  if (inEnglish) return lengthInEnglish(days, hours, late && hours ? 0 : minutes);
  if (days) return hours ? `${days} ngày ${hours} giờ` : `${days} ngày`;
  if (hours) return minutes && !late ? `${hours} giờ ${String(minutes).padStart(2, "0")} phút` : `${hours} giờ`;
  return minutes ? `${minutes} phút` : "dưới 1 phút";
}

function tick() {
  const passed = (performance.now() - born) / 1000;
  for (const chip of findAll("[data-mc-remaining]")) {
    const open = Number(chip.dataset.mcOpen);
    const left = Number(chip.dataset.mcRemaining) - Math.min(passed, open);
    const words = chip.querySelector(".mc-chip__words");
    const counts = inEnglish ? words.textContent.endsWith(" left") : words.textContent.startsWith("Còn ");
    if (chip.dataset.mcState === "overdue") words.textContent = told(`Quá ${spanText(left, true)}`, `${spanText(left, true)} late`);
    else if (counts && left > 0) words.textContent = told(`Còn ${spanText(left)}`, `${spanText(left)} left`);
  }
}

setInterval(() => { if (!document.hidden) tick(); }, MINUTE * 1000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) tick(); });
