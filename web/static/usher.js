"use strict";
// The usher's pages: a new call for help makes itself felt; papers of an emergency get an id each.

const title = document.title;
let known = helps();

function helps() {
  return [...part.querySelectorAll("[data-help]")].map((element) => element.dataset.help);
}

own.swapped = () => {
  const now = helps();
  if (now.some((help) => !known.includes(help)) && navigator.vibrate) navigator.vibrate([300, 150, 300]);
  known = now;
};

own.complete = (body, form) => {
  if (body.errands) body.errands = body.errands.map((service) => ({ service }));
  if (body.kind !== "papers.admit") return;
  const chosen = form.querySelector("select[name=service]").selectedOptions[0];
  body.letter = chosen.dataset.letter;
  // Whoever types 9001 means the first paper of the lane.
  for (const name of ["first", "last"]) if (body[name] > 9000) body[name] -= 9000;
  const count = Math.max(0, Math.min(1000, body.last - body.first + 1)) || 0;
  body.tickets = Array.from({ length: count }, newId);
};

const find = document.getElementById("narrow");
if (find) {
  const services = [...document.querySelectorAll("[data-service]")];
  const checked = (label) => label.querySelector("input").checked;
  find.addEventListener("input", () => {
    const words = find.value.toLowerCase().split(/\s+/);
    for (const label of services) {
      const text = label.dataset.service.toLowerCase();
      label.hidden = !checked(label) && !words.every((word) => text.includes(word));
    }
    for (const group of document.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("[data-service]:not([hidden])");
      group.open = find.value !== "" && !group.hidden;
    }
  });
  document.addEventListener("change", () => {
    const names = services.filter(checked).map((label) => label.dataset.name);
    document.getElementById("chosen").textContent = names.join(" + ");
  });
}

setInterval(() => {
  const waiting = part.querySelector("[data-help][data-untaken]");
  document.title = waiting && document.title === title ? part.dataset.alarm : title;
}, 1000);
