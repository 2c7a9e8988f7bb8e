// Signing in: a password can be shown; a code of six digits is sent as soon as it is whole.
import { find, on } from "./page.js";

on("click", "[data-mc-reveal^='#']", (button) => {
  const field = find(button.dataset.mcReveal);
  const shown = field.type === "password";
  field.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
  field.focus();
});

on("input", "[data-mc-code]", (field) => {
  const typed = field.value.replace(/\s/g, "");
  if (!/^\d+$/.test(typed) || typed.length !== Number(field.dataset.mcCode)) return;
  field.value = typed;
  // By its button, so that Enter pressed out of habit does not send the same code again.
  field.form.requestSubmit(find("[data-mc-main]", field.form));
});
