// The tablet at a counter: nobody touches it for a while, and it goes back to its beginning.
import { find, on, whenReady } from "./page.js";

const IDLE = 45_000;
const WARNING = 15_000;
let timer = 0;

function wait() {
  const panel = find("[data-mc-idle]");
  if (!panel) return;
  clearTimeout(timer);
  panel.hidden = true;
  timer = setTimeout(() => warn(panel), IDLE);
}

function warn(panel) {
  panel.hidden = false;
  find("[data-mc-stay]", panel)?.focus();
  timer = setTimeout(() => location.assign(panel.dataset.mcIdle), WARNING);
}

whenReady(wait);
for (const event of ["pointerdown", "keydown", "input"]) on(event, "body *", wait);
