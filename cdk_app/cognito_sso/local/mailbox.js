// Shows new mail without moving the focus, tells times as people do, and copies codes.
const EVERY_MS = 1500;
const COPIED_MS = 2000;
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];
const news = document.getElementById("news");
let version = null;

function ago(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  for (const [unit, size] of UNITS) {
    if (seconds >= size) return relative.format(-Math.floor(seconds / size), unit);
  }
  return "just now";
}

function tellTimes() {
  for (const time of document.querySelectorAll("time")) {
    const sentAt = new Date(time.dateTime);
    const moment = exact.format(sentAt).replaceAll(" ", "\u00a0"); // wraps before it, not inside
    time.textContent = `${ago(Date.now() - sentAt)} · ${moment}`;
  }
}

function showCopyButtons() {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}

function mailsIn(page) {
  return [...page.querySelectorAll("[data-id]")];
}

function announce(mails) {
  const [mail] = mails;
  const subject = mail.querySelector("h2").textContent;
  const to = mail.querySelector(".to").textContent;
  news.textContent = mails.length > 1 ? `${mails.length} new mails.` : `New mail to ${to}: ${subject}.`;
}

function merge(page) {
  const shown = new Set(mailsIn(document).map((mail) => mail.dataset.id));
  const found = mailsIn(page);
  const fresh = found.filter((mail) => !shown.has(mail.dataset.id));
  if (shown.size === 0 || fresh.length === found.length) {
    // Nothing to keep: the list was empty, or it is of a server that has been started anew.
    document.querySelector("main").replaceWith(page.querySelector("main"));
  } else {
    document.querySelector(".count").replaceWith(page.querySelector(".count"));
    for (const mail of fresh) mail.classList.add("is-new");
    document.querySelector("ol").prepend(...fresh);
  }
  document.title = page.title;
  tellTimes();
  showCopyButtons();
  if (fresh.length > 0) announce(fresh);
}

// Not fetch: only this way to a document needs no Trusted Types policy.
function look() {
  const request = new XMLHttpRequest();
  request.open("GET", location.href);
  request.responseType = "document";
  if (version) request.setRequestHeader("If-None-Match", version);
  request.addEventListener("load", () => {
    if (request.status !== 200) return;
    version = request.getResponseHeader("ETag");
    merge(request.response);
  });
  request.addEventListener("loadend", () => setTimeout(look, EVERY_MS));
  request.send();
}

async function copy(button) {
  const code = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(code);
  } catch {
    getSelection().selectAllChildren(button.parentElement.querySelector("strong"));
    news.textContent = "The browser does not allow copying. The code is selected.";
    return;
  }
  const told = `Code ${code} copied.`;
  news.textContent = told;
  const label = button.querySelector("span");
  label.textContent = "Copied";
  setTimeout(() => {
    label.textContent = "Copy";
    if (news.textContent === told) news.textContent = "";
  }, COPIED_MS);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});
tellTimes();
showCopyButtons();
setInterval(tellTimes, 15000);
setTimeout(look, EVERY_MS);
