// <form data-mc-draft="/address"> is kept on the server while it is filled in.
// The element named by data-mc-draft-says (or [data-mc-saved]) tells when.
import { find, whenReady } from "./page.js";
import { told } from "./words.js";

const PAUSE = 700;
const AGAIN = 8000;

const hourNow = () => new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

function keep(form) {
  const says = find(form.dataset.mcDraftSays || "[data-mc-saved]");
  let timer;
  let sending = false;
  let dirty = false;

  const say = (text) => { if (says) says.textContent = text; };
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(send, wait); };

  async function send() {
    if (sending || !dirty) return;
    sending = true;
    dirty = false;
    try {
      const body = new FormData(form);
      const answer = await fetch(form.dataset.mcDraft, { method: "POST", body, headers: { "X-Mc-Draft": "1" }, credentials: "same-origin" });
      if (answer.status === 409) say(told("Bản nháp đã sửa ở cửa sổ khác. Tải lại trang để lấy bản mới.", "The draft was changed in another window. Reload the page to get it."));
      else if (!answer.ok) throw new Error(String(answer.status));
      else say(told(`Đã lưu lúc ${hourNow()}`, `Saved at ${hourNow()}`));
    } catch {
      dirty = true;
      say(told("Mất kết nối. Nội dung vẫn giữ, tự lưu lại khi có mạng.", "Offline. Kept, will save again."));
      later(AGAIN);
    } finally {
      sending = false;
    }
    if (dirty) later(AGAIN);
  }

  for (const event of ["input", "change"]) {
    form.addEventListener(event, ({ target }) => {
      if (target.type === "file" || target.type === "password") return;
      dirty = true;
      later(PAUSE);
    });
  }
  form.addEventListener("submit", () => { clearTimeout(timer); dirty = false; });
  addEventListener("online", () => later(0));
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });
}

whenReady((part) => part.querySelectorAll("form[data-mc-draft]").forEach((form) => {
  if (form.dataset.mcKept) return;
  form.dataset.mcKept = "1";
  keep(form);
}));
