// Reloads when a new mail has come, and never while somebody is selecting a code.
const newest = document.body.dataset.newest;

async function look() {
  try {
    const answer = await fetch("/messages.json", { cache: "no-store" });
    const { messages } = await answer.json();
    const changed = (messages[0]?.id ?? "") !== newest;
    if (changed && String(getSelection()) === "") location.reload();
  } catch {
    // The server is down or restarting; the next look tells.
  }
}

for (const time of document.querySelectorAll("time")) {
  time.textContent = new Date(time.dateTime).toLocaleTimeString();
}
setInterval(look, 1500);
