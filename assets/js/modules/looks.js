// Text size, density and theme: at once, and remembered in a cookie.
import { cookie, findAll, on } from "./page.js";

on("submit", "[data-mc-look]", (form, event) => {
  const button = event.submitter;
  if (!button?.name) return;
  event.preventDefault();
  document.documentElement.dataset[button.name] = button.value;
  cookie(`mc_${button.name}`, button.value);
  button.removeAttribute("aria-busy");
  for (const other of findAll("button[aria-pressed]", form)) {
    if (other.name === button.name) other.setAttribute("aria-pressed", String(other === button));
  }
});

on("change", "[data-mc-keys-on]", (box) => {
  document.documentElement.dataset.keys = box.checked ? "on" : "off";
  cookie("mc_keys", document.documentElement.dataset.keys);
});

document.addEventListener("DOMContentLoaded", () => {
  for (const box of findAll("[data-mc-keys-on]")) box.checked = document.documentElement.dataset.keys !== "off";
});
