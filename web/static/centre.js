"use strict";
// Keeps what changes on the page true by asking every few seconds; says so where the centre is not heard.

const POLL_MS = 10000;
const part = document.getElementById("part");
const lost = document.getElementById("lost");

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(part.dataset.poll, { cache: "no-store" });
    if (answer.status === 401) { location.reload(); return; }
    const message = await answer.json();
    lost.hidden = answer.ok;
    if (answer.ok && message.html !== part.innerHTML) {
      const at = document.activeElement && part.contains(document.activeElement) && document.activeElement.getAttribute("href");
      part.innerHTML = message.html;
      const again = at && [...part.querySelectorAll("a")].find((link) => link.getAttribute("href") === at);
      if (again) again.focus({ preventScroll: true });
    }
  } catch (error) {
    lost.hidden = false;
  }
}

setInterval(ask, POLL_MS);
document.addEventListener("visibilitychange", ask);
