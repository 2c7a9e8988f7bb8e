// <form data-mc-upload="/begin/">: its files go over in parts and go on where a bad line broke them.
// Without this module the form sends the files as any form does.
import { find, on } from "./page.js";
import { told } from "./words.js";

const WAITS = [500, 3000, 8000];

const pause = (ms) => new Promise((go) => {
  const timer = setTimeout(go, ms);
  addEventListener("online", () => { clearTimeout(timer); go(); }, { once: true });
});

class Refused extends Error {}

async function asked(address, token, options = {}) {
  const headers = { "X-CSRFToken": token, Accept: "application/json", ...options.headers };
  const answer = await fetch(address, { credentials: "same-origin", ...options, headers });
  if (answer.ok || answer.status === 409) return answer.json();
  if (answer.status >= 500) throw new Error(String(answer.status));
  const said = await answer.json().catch(() => ({}));
  throw new Refused(said.message || told("Tệp không được nhận.", "The file was not taken."));
}

/** Try until the line is back; what the server refuses is refused. */
async function patiently(act, broken) {
  for (let failures = 0; ; failures += 1) {
    try {
      return await act();
    } catch (fault) {
      if (fault instanceof Refused) throw fault;
      broken();
      await pause(WAITS[Math.min(failures, WAITS.length - 1)]);
    }
  }
}

const left = (seconds) => (seconds < 90
  ? told(`còn ${Math.ceil(seconds)} giây`, `${Math.ceil(seconds)} s left`)
  : told(`còn ${Math.ceil(seconds / 60)} phút`, `${Math.ceil(seconds / 60)} min left`));

async function send(file, { begin, token, say, kind }) {
  const named = JSON.stringify({ name: file.name, size: file.size, kind });
  const known = `mc-upload ${file.name} ${file.size} ${file.lastModified}`;
  let here = sessionStorage.getItem(known);
  const place = (reference) => `${begin}${reference}/`;
  const percent = (at) => `${Math.floor((at.received * 100) / Math.max(at.size, 1))}%`;
  const broken = (at) => () => say(told(`Mất kết nối. Đã giữ ${at ? percent(at) : "0%"}, tự tải tiếp khi có mạng.`, `Offline. ${at ? percent(at) : "0%"} kept, will go on by itself.`));

  let at = null;
  if (here) at = await asked(place(here), token).catch(() => null);
  if (!at) at = await patiently(() => asked(begin, token, { method: "POST", body: named, headers: { "Content-Type": "application/json" } }), broken(null));
  here = at.upload;
  sessionStorage.setItem(known, here);
  const started = performance.now();
  const from = at.received;
  while (at.received < at.size) {
    const part = file.slice(at.received, at.received + at.part);
    const options = { method: "PUT", body: part, headers: { "Upload-Offset": String(at.received), "Content-Type": "application/octet-stream" } };
    at = await patiently(() => asked(place(here), token, options), broken(at));
    const pace = (at.received - from) / Math.max(performance.now() - started, 1);
    const seconds = (at.size - at.received) / pace / 1000;
    say(told(`Đang tải ${percent(at)} · ${left(seconds)}`, `Uploading ${percent(at)} · ${left(seconds)}`));
  }
  sessionStorage.removeItem(known);
  return here;
}

on("submit", "form[data-mc-upload]", async (form, event) => {
  const field = find("input[type=file]", form);
  if (!field?.files.length || form.dataset.mcSent) return;
  event.preventDefault();
  if (form.dataset.mcBusy) return;
  form.dataset.mcBusy = "1";
  const says = find("[data-mc-upload-says]", form);
  const say = (text) => { says.textContent = text; };
  const token = find("input[name=csrfmiddlewaretoken]", form).value;
  try {
    for (const file of field.files) {
      const reference = await send(file, { begin: form.dataset.mcUpload, token, say, kind: form.dataset.mcUploadKind || "paper" });
      const kept = document.createElement("input");
      Object.assign(kept, { type: "hidden", name: "upload", value: reference });
      form.append(kept);
    }
    say(told("Đang kiểm tra vi-rút", "Checking for viruses"));
    field.disabled = true;
    form.dataset.mcSent = "1";
    form.requestSubmit();
  } catch (fault) {
    say(fault.message);
  } finally {
    delete form.dataset.mcBusy;
  }
});
