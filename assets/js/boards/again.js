// The wall reads its figures anew every minute, until somebody stops it.
import { drawAll } from "./pictures.js";

const EVERY = 60_000;
const place = document.querySelector("[data-mc-again]");
const button = document.querySelector("[data-mc-again-stop]");
let stopped = false;

async function again() {
  if (stopped || document.hidden) return;
  const answer = await fetch(place.dataset.mcAgain, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return;
  place.innerHTML = await answer.text();
  drawAll(place);
}

if (place) window.setInterval(() => again().catch(() => {}), EVERY);
if (place && button) {
  button.addEventListener("click", () => {
    const words = button.textContent;
    stopped = !stopped;
    button.textContent = button.dataset.mcAgainStop;
    button.dataset.mcAgainStop = words;
  });
}
