// ES5: television sets of 2016 and later. Asks every two seconds; what is ten seconds old is said to be old.
(function () {
  var part = document.getElementById("part");
  var old = document.getElementById("old");
  var heard = new Date().getTime();
  var time = part.getAttribute("data-time");
  var asking = false;

  function ask() {
    var request = new XMLHttpRequest();
    if (asking) return;
    asking = true;
    request.open("GET", part.getAttribute("data-poll"));
    request.timeout = 5000;
    request.onloadend = function () {
      asking = false;
      if (request.status === 403) window.location.reload();
      if (request.status === 200) take(request.responseText);
      look();
    };
    request.send();
  }

  function take(text) {
    var told = JSON.parse(text);
    heard = new Date().getTime();
    time = told.time;
    if (part.innerHTML !== told.html) part.innerHTML = told.html;
  }

  function look() {
    var is_old = new Date().getTime() - heard > 10000;
    old.className = is_old ? "on" : "";
    if (is_old) old.innerHTML = old.getAttribute("data-words").replace("#", time);
  }

  setInterval(ask, 2000);
  setInterval(look, 1000);
})();
