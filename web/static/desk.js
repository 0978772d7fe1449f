"use strict";
// The desk's first page: kept as the hub has it.

const lost = document.getElementById("lost");
keepLive(document.getElementById("part"), () => {}, (heard) => {
  lost.hidden = heard;
});
