"use strict";
// The phone's page: it changes by itself, and makes itself felt when the number is called.

const part = document.getElementById("part");
const lost = document.getElementById("lost");
const sound = document.getElementById("sound");
const title = document.title;
let audio = null;
let announced = "";
let lostAt = 0;

keepLive(part, changed, (heard) => {
  if (heard) lostAt = 0;
  else if (!lostAt) lostAt = Date.now();
  lost.hidden = heard;
  const time = new Date(lostAt).toTimeString().slice(0, 5);
  if (!heard) lost.textContent = lost.dataset.words.replace("#", time);
});

function changed() {
  const called = part.querySelector("[data-called]");
  sound.hidden = !part.querySelector("form") || audio !== null;
  if (!called) {
    announced = "";
    document.title = title;
  } else if (called.dataset.called !== announced) {
    announced = called.dataset.called;
    if (navigator.vibrate) navigator.vibrate([400, 200, 400, 200, 800]);
    if (audio) ring();
  }
}

function ring() {
  [0, 0.35, 0.7].forEach((after, n) => {
    const tone = audio.createOscillator();
    const level = audio.createGain();
    const from = audio.currentTime + after;
    tone.frequency.value = [660, 880, 990][n];
    level.gain.setValueAtTime(0.5, from);
    level.gain.exponentialRampToValueAtTime(0.001, from + 0.6);
    tone.connect(level).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.6);
  });
}

sound.addEventListener("click", () => {
  audio = new (window.AudioContext || window.webkitAudioContext)();
  ring();
  sound.textContent = sound.dataset.on;
  sound.disabled = true;
});

setInterval(() => {
  const called = part.querySelector("[data-called]");
  if (called) document.title = document.title === title ? called.dataset.title : title;
}, 1000);
changed();
