// One line at the bottom left for six seconds. The server asks with HX-Trigger:
// {"mc:toast": {"text": "…", "undo": "/address", "undo_text": "Hoàn tác"}}
import htmx from "./htmx-setup.js";
import { find, findAll, whenReady } from "./page.js";
import { told } from "./words.js";

const SHOWN_FOR = 6000;

function expire(toast) {
  let timer;
  const start = () => { timer = setTimeout(() => toast.remove(), SHOWN_FOR); };
  const hold = () => clearTimeout(timer);
  for (const event of ["focusin", "mouseenter"]) toast.addEventListener(event, hold);
  for (const event of ["focusout", "mouseleave"]) toast.addEventListener(event, start);
  start();
}

export function toast(text, undo, undoText = told("Hoàn tác", "Undo")) {
  const line = document.createElement("div");
  line.className = "mc-toast";
  const words = document.createElement("span");
  words.className = "mc-num";
  words.textContent = text;
  line.append(words);
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mc-link";
    button.textContent = undoText;
    button.addEventListener("click", () => {
      const values = { csrfmiddlewaretoken: find("[name=csrfmiddlewaretoken]")?.value ?? "" };
      htmx.ajax("POST", undo, { values, target: "#noi-dung", select: "#noi-dung", swap: "outerHTML" });
      line.remove();
    });
    line.append(button);
  }
  find("#mc-thong-bao").append(line);
  expire(line);
}

document.addEventListener("mc:toast", ({ detail }) => toast(detail.text ?? detail.value, detail.undo, detail.undo_text));
whenReady((part) => findAll("#mc-thong-bao .mc-toast", part).forEach(expire));
