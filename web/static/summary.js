"use strict";
// The report is as high as what is in it, so that the page has one scroll bar and not two.

const report = document.getElementById("report");

function fit() {
  const inside = report.contentDocument && report.contentDocument.documentElement;
  if (inside) report.style.height = `${inside.scrollHeight + 4}px`;
}

report.addEventListener("load", fit);
window.addEventListener("resize", fit);
fit();
