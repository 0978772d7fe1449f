"use strict";
// Pages with buttons: keys, dialogs, forms, and one command at a time that is sent until it is answered.

const part = document.getElementById("part");
const lost = document.getElementById("lost");
const notice = document.getElementById("notice");
const keysOn = document.getElementById("keys");
const csrf = document.body.dataset.csrf;
const SAVED = "besti-pending-" + location.pathname;
const RETRY_MS = 1500;
const TIMEOUT_MS = 6000;

// What a page may add: `may(body)` false holds a press back; `swapped()` after each change; `complete(body, form)`
// fills in what no field says.
const own = { may: () => true, swapped: () => {}, complete: () => {} };

let pending = JSON.parse(sessionStorage.getItem(SAVED) || "null");
let sending = false;
let heard = true;

const live = keepLive(part, swapped, (now) => {
  heard = now;
  show();
});

function swapped() {
  own.swapped();
  show();
}

function show() {
  const waiting = pending !== null && (!heard || !sending || pending.tries > 0);
  lost.hidden = heard && !waiting;
  lost.textContent = pending && waiting ? lost.dataset.pending.replace("#", pending.words) : lost.dataset.lost;
  part.setAttribute("aria-busy", String(pending !== null));
}

function say(words) {
  notice.textContent = words;
  notice.hidden = !words;
  if (words && notice.scrollIntoView) notice.scrollIntoView({ block: "nearest" });
}

// 128 random bits, as every id is written.
function newId() {
  const raw = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)));
  return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

// Two browsers that see the same counter make the same id, so that what both press happens once.
function idFor(kind) {
  const holder = part.querySelector("[data-ids]");
  return (holder && JSON.parse(holder.dataset.ids)[kind]) || newId();
}

// `then`: where to go once it is done.
function order(body, words, then) {
  if (pending) return say(notice.dataset.busy);
  if (!own.may(body)) return;
  say("");
  pending = { id: idFor(body.kind), body, words, made: Date.now(), tries: 0, then: then || "" };
  sessionStorage.setItem(SAVED, JSON.stringify(pending));
  send();
}

async function send() {
  if (!pending || sending) return;
  sending = true;
  show();
  const stop = window.AbortController ? new AbortController() : null;
  const timer = setTimeout(() => stop && stop.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(part.dataset.order, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Besti": csrf },
      body: JSON.stringify({ id: pending.id, age_ms: Date.now() - pending.made, do: pending.body }),
      signal: stop ? stop.signal : undefined,
    });
    if (answer.status === 401) return location.reload();
    const told = await answer.json();
    if (answer.status >= 500) throw new Error(told.words);
    settle(told);
  } catch (error) {
    if (pending) pending.tries += 1;
    setTimeout(send, RETRY_MS);
  } finally {
    clearTimeout(timer);
    sending = false;
    show();
  }
}

function settle(told) {
  const before = document.activeElement;
  const then = told.words ? "" : pending.then;
  say(told.words || "");
  if (told.html) live.take(told);
  pending = null;
  sessionStorage.removeItem(SAVED);
  if (then) return location.assign(then);
  if (!document.contains(before) || before === document.body) part.focus({ preventScroll: true });
}

// What a form says, as the body of a command: names with dots are nested, data-number are numbers, data-true are
// yes or no, [] are lists.
function bodyOf(form) {
  const body = JSON.parse(form.dataset.do);
  for (const field of form.elements) {
    if (!field.name || field.disabled || (/radio|checkbox/.test(field.type) && !field.checked)) continue;
    if (field.value === "" || field.closest("[hidden]")) continue;
    const value = field.dataset.true ? true : field.dataset.number ? Number(field.value) : field.value;
    if (field.name.endsWith("[]")) {
      const name = field.name.slice(0, -2);
      body[name] = (body[name] || []).concat(value);
    } else {
      const path = field.name.split(".");
      const last = path.pop();
      path.reduce((inner, name) => (inner[name] = inner[name] || {}), body)[last] = value;
    }
  }
  own.complete(body, form);
  return body;
}

function open(name, chosen) {
  const dialog = document.getElementById(name);
  const source = dialog.dataset.rows && part.querySelectorAll(dialog.dataset.rows);
  if (source) {
    const list = dialog.querySelector("select");
    list.textContent = "";
    for (const row of source) list.appendChild(new Option(row.dataset.label, row.dataset.value));
    if (chosen) list.value = chosen;
    if (!list.options.length) return say(dialog.dataset.none);
  }
  const papers = dialog.querySelector("[data-papers]");
  const template = part.querySelector("template");
  if (papers) papers.textContent = "";
  if (papers && template) papers.appendChild(template.content.cloneNode(true));
  dialog.querySelector("form").reset();
  if (chosen && source) dialog.querySelector("select").value = chosen;
  choose(dialog);
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
}

function shut(dialog) {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute("open");
}

// Shows what belongs to the chosen outcome only.
function choose(dialog) {
  const chosen = dialog.querySelector("input[type=radio]:checked");
  for (const element of dialog.querySelectorAll("[data-for]")) {
    element.hidden = !chosen || element.dataset.for !== chosen.value;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || button.disabled) return;
  if (button.dataset.do) {
    const body = JSON.parse(button.dataset.do);
    if (button.dataset.new) body[button.dataset.new] = newId();
    order(body, button.dataset.words || button.textContent.trim(), button.dataset.then);
  } else if (button.dataset.open) open(button.dataset.open, button.dataset.chosen);
  else if (button.dataset.shut !== undefined) shut(button.closest("dialog"));
});

document.addEventListener("change", (event) => {
  const dialog = event.target.closest("dialog");
  if (dialog) choose(dialog);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.do) return;
  event.preventDefault();
  const dialog = form.closest("dialog");
  const body = bodyOf(form);
  if (form.dataset.new) body[form.dataset.new] = newId();
  if (typeof body.ticket === "string" && body.ticket.includes("/")) {
    const [ticket, step] = body.ticket.split("/");
    body.ticket = ticket;
    if (body.kind === "step.return") body.step = Number(step);
  }
  if (dialog) shut(dialog);
  const then = form.dataset.then && form.dataset.then.replace("#", body.ticket);
  order(body, form.dataset.words || dialog.querySelector("h2").textContent, then);
});

document.addEventListener("keydown", (event) => {
  // A dialog that has just been shut may keep the focus for a moment.
  const dialog = event.target.closest("dialog");
  const typing = dialog ? dialog.hasAttribute("open") : event.target.closest("input, select, textarea");
  if (typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey || !keysOn || !keysOn.checked) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toUpperCase())}"]`);
  if (!button || button.hidden) return;
  event.preventDefault();
  button.focus();
  button.click();
});

if (keysOn) {
  keysOn.checked = localStorage.getItem("besti-keys") !== "off";
  keysOn.addEventListener("change", () => {
    localStorage.setItem("besti-keys", keysOn.checked ? "on" : "off");
    document.body.classList.toggle("no-keys", !keysOn.checked);
  });
  document.body.classList.toggle("no-keys", !keysOn.checked);
}
// A command that was on its way when the page was left.
setTimeout(send, 0);
