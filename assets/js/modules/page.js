// Small things every module uses, and the mark that scripts run.
document.documentElement.classList.add("mc-js");

export const find = (selector, within = document) => within.querySelector(selector);
export const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Listen on the document for an event on elements that match, now and after any swap. */
export function on(event, selector, act) {
  document.addEventListener(event, (happening) => {
    const element = happening.target instanceof Element && happening.target.closest(selector);
    if (element) act(element, happening);
  });
}

/** Run for the page and again for every part that htmx puts in. */
export function whenReady(act) {
  document.addEventListener("DOMContentLoaded", () => act(document));
  document.addEventListener("htmx:load", ({ target }) => target !== document.body && act(target));
}

export function cookie(name, value) {
  const year = 365 * 24 * 60 * 60;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; path=/; max-age=${year}; SameSite=Lax${secure}`;
}

// Errors first, then the heading that asked for focus after a swap.
whenReady((part) => {
  const first = find("[data-mc-focus]", part);
  if (first) first.focus();
  else if (part !== document) find("[data-mc-h1]", part)?.focus();
});
