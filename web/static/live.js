"use strict";
// Keeps the part of a page that changes as the hub has it: by a stream, and where that fails by asking.

const POLL_MS = 4000;
const SILENT_MS = 20000;

// `part`: the element, with data-poll, and data-live where there is a stream; data-every: milliseconds between questions.
// `swapped`: called after each change. `told`: called with whether the hub is heard. Returns the clock of the hub and a
// way to put in a part that came otherwise.
function keepLive(part, swapped, told) {
  let offset = Number(part.dataset.now) - Date.now();
  let heard = Date.now();
  let lsn = 0;
  let source = null;

  function hear() {
    heard = Date.now();
    told(true);
  }

  function take(message) {
    offset = message.now - Date.now();
    hear();
    // What comes by two ways may come in the wrong order.
    if (message.lsn < lsn) return;
    lsn = message.lsn;
    if (part.innerHTML === message.html) return;
    const active = document.activeElement;
    const id = active && part.contains(active) ? active.id : "";
    const opened = [...part.querySelectorAll("details[open]")].map((details) => details.id);
    part.innerHTML = message.html;
    for (const name of opened) {
      const details = document.getElementById(name);
      if (details) details.open = true;
    }
    const again = id && document.getElementById(id);
    if (again) again.focus({ preventScroll: true });
    swapped();
    tick();
  }

  function listen() {
    if (!window.EventSource || !part.dataset.live) return;
    source = new EventSource(part.dataset.live);
    source.onopen = hear;
    source.onmessage = (event) => take(JSON.parse(event.data));
    source.onerror = () => {
      told(false);
      if (source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(listen, POLL_MS);
      }
    };
  }

  async function ask(event) {
    // A line that was away and is back may look open all the while.
    const back = event && event.type === "online";
    const open = source && source.readyState === EventSource.OPEN && Date.now() - heard < SILENT_MS;
    if (document.hidden || (open && !back)) return;
    try {
      const answer = await fetch(part.dataset.poll, { cache: "no-store" });
      if (answer.status === 401) return location.reload();
      if (answer.ok) take(await answer.json());
    } catch (error) {
      told(false);
    }
  }

  function now() {
    return Date.now() + offset;
  }

  // Times that go on by themselves: minutes waited, buttons that come and go.
  function tick() {
    for (const element of document.querySelectorAll("[data-since]")) {
      const minutes = Math.max(0, Math.floor((now() - Number(element.dataset.since)) / 60000));
      const words = element.dataset.form.replace("#", minutes);
      if (element.textContent !== words) element.textContent = words;
    }
    for (const element of document.querySelectorAll("[data-until]")) {
      element.hidden = now() > Number(element.dataset.until);
    }
    for (const element of document.querySelectorAll("[data-from]")) {
      element.disabled = now() < Number(element.dataset.from);
    }
  }

  window.addEventListener("offline", () => told(false));
  window.addEventListener("online", ask);
  document.addEventListener("visibilitychange", ask);
  listen();
  tick();
  setInterval(ask, Number(part.dataset.every) || POLL_MS);
  setInterval(tick, 1000);
  return { now, take };
}
