// The map nearer and farther by buttons; the wheel and the finger scroll the page as ever.
import { find, findAll } from "../modules/page.js";

for (const figure of findAll("[data-mc-zooming]")) {
  const map = find("svg[viewBox]:not(.mc-icon)", figure);
  const whole = map.viewBox.baseVal;
  const size = { width: whole.width, height: whole.height };
  let part = 1;
  for (const button of findAll("[data-mc-zoom]", figure)) {
    button.addEventListener("click", () => {
      part = Math.min(1, Math.max(0.1, part * Number(button.dataset.mcZoom)));
      const [width, height] = [size.width * part, size.height * part];
      map.setAttribute("viewBox", `${(size.width - width) / 2} ${(size.height - height) / 2} ${width} ${height}`);
    });
  }
}
