"use strict";
// On a narrow screen the doors of the desk are a row to push along: the one that stands open comes into sight.

const door = document.querySelector(".doors [aria-current]");
if (door) {
  const row = door.parentNode;
  row.scrollLeft = door.offsetLeft - row.offsetLeft - (row.clientWidth - door.offsetWidth) / 2;
}
