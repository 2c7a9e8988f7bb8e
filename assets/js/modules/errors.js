// A failed request is told where errors are told, never in a toast and never lost.
import { find } from "./page.js";
import { told } from "./words.js";

const SENTENCES = {
  0: told("Mất kết nối. Nội dung vẫn giữ. Chưa rõ việc vừa làm đã được ghi nhận hay chưa, thử lại khi có mạng.", "Offline. What you typed is kept. Whether the act was recorded is not known; try again when online."),
  403: told("Anh/chị không có quyền làm việc này.", "You may not do this."),
  404: told("Không tìm thấy trang này. Có thể hồ sơ đã được chuyển đi.", "There is no such page. The dossier may have been passed on."),
  413: told("Tệp quá lớn nên hệ thống chưa nhận. Hãy chọn tệp nhỏ hơn.", "The file is too large to be taken. Choose a smaller one."),
  429: told("Đã thử quá nhiều lần. Chờ một phút rồi thử lại.", "Too many tries. Wait a minute and try again."),
  500: told("Chưa làm được việc này: máy chủ đang bận. Nội dung vẫn còn. Thử lại sau ít phút.", "This could not be done: the server is busy. What you typed is kept. Try again in a few minutes."),
};

function sentenceOf(request) {
  const html = request?.responseText ?? "";
  if (html.includes("data-mc-error")) {
    const said = new DOMParser().parseFromString(html, "text/html").querySelector("[data-mc-error]");
    if (said) return said.textContent.trim();
  }
  const status = request?.status ?? 0;
  return SENTENCES[status] ?? SENTENCES[status >= 500 ? 500 : 0];
}

function show(sentence) {
  const region = find("#mc-loi");
  const notice = document.createElement("div");
  notice.className = "mc-notice mc-notice--error";
  notice.append(sentence);
  region.replaceChildren(notice);
  region.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:responseError", ({ detail }) => show(sentenceOf(detail.xhr)));
document.addEventListener("htmx:sendError", () => show(SENTENCES[0]));
document.addEventListener("htmx:beforeRequest", () => find("#mc-loi")?.replaceChildren());
