"use strict";
// The counter's page: a reflex does not call the visitor after the one whom a colleague has just called.

const REFLEX_MS = 700;

let changedAt = 0;
let visitor = currentVisitor();

function currentVisitor() {
  const element = part.querySelector("[data-visitor]");
  return element ? element.dataset.visitor : "";
}

own.swapped = () => {
  const now = currentVisitor();
  if (now !== visitor && !pending) changedAt = Date.now();
  visitor = now;
};

own.may = (body) => body.kind !== "call.next" || Date.now() - changedAt >= REFLEX_MS;

own.complete = (body) => {
  // Whom to ask is one list: counters by their number, agencies by their code. It is about the visitor at hand.
  if (!body.whom) return;
  if (currentVisitor()) body.ticket = currentVisitor();
  const [kind, who] = body.whom.split(":");
  delete body.whom;
  if (kind === "counter") body.to_counter = Number(who);
  else body.to_agency = who;
};
