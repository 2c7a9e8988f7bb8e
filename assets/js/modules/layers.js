// Dialogs (a link to #name works without this), copy, print of one part, busy buttons.
import { find, on } from "./page.js";
import { told } from "./words.js";

on("click", "[data-mc-opens]", (opener, event) => {
  const dialog = document.getElementById(opener.dataset.mcOpens);
  if (!dialog) return;
  event.preventDefault();
  dialog.showModal();
  find("input:not([type=hidden]), textarea, select, [data-mc-closes]", dialog)?.focus();
  const menu = opener.closest("[popover]");
  menu?.hidePopover();
  const back = menu ? find(`[popovertarget="${menu.id}"]`) : opener;
  dialog.addEventListener("close", () => back.focus(), { once: true });
});

on("keydown", "a[role=button]", (link, event) => {
  if (event.key !== " ") return;
  event.preventDefault();
  link.click();
});

on("click", "[data-mc-closes]", (closer, event) => {
  event.preventDefault();
  closer.closest("dialog")?.close();
});

on("click", "[data-mc-copy]", async (button) => {
  const source = find(button.dataset.mcCopy);
  const lines = [...source.querySelectorAll(".mc-popover__lead, .mc-popover__title, .mc-reasons__line")];
  const text = (lines.length ? lines : [source]).map((line) => line.innerText.trim()).join("\n");
  await navigator.clipboard.writeText(text);
  button.textContent = told("Đã chép", "Copied");
});

on("click", "[data-mc-print]", (button) => {
  const part = document.getElementById(button.dataset.mcPrint);
  const copy = part.cloneNode(true);
  copy.removeAttribute("popover");
  copy.className = "mc-print-part";
  document.body.append(copy);
  document.documentElement.classList.add("mc-print-one");
  addEventListener("afterprint", () => {
    copy.remove();
    document.documentElement.classList.remove("mc-print-one");
  }, { once: true });
  print();
});

// A button keeps its width and says what happens; a second press does nothing.
on("submit", "form", (form, event) => {
  const button = event.submitter;
  if (!button || form.method === "get" || form.method === "dialog") return;
  if (button.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  button.setAttribute("aria-busy", "true");
  if (button.dataset.mcBusy) {
    button.style.minWidth = `${button.offsetWidth}px`;
    button.dataset.mcIdle = button.textContent;
    button.textContent = button.dataset.mcBusy;
  }
});

function rest(button) {
  button.removeAttribute("aria-busy");
  if (button.dataset.mcIdle) button.textContent = button.dataset.mcIdle;
}

document.addEventListener("htmx:afterRequest", ({ target }) => {
  target.querySelectorAll?.("[aria-busy=true]").forEach(rest);
});
addEventListener("pageshow", () => document.querySelectorAll("button[aria-busy=true]").forEach(rest));
