// SPDX-License-Identifier: Apache-2.0
// Keeps the wall up to date over one line of events, for weeks: a line that is cut is drawn again, also after the server
// has been started anew. Says when what stands there may be old. Its clock goes by the city's time.

(function () {
  "use strict";
  const wall = document.getElementById("wall");
  const notice = document.getElementById("wall-cut");
  const time = document.getElementById("wall-time");
  const day = document.getElementById("wall-day");
  // There is a new picture each minute at least.
  const stale = 100 * 1000;
  const patience = 3 * 1000;
  let seen = Date.now();

  function say(words) {
    if (notice.textContent !== words) notice.textContent = words;
    document.body.classList.toggle("is-cut", words !== "");
  }

  function listen() {
    const line = new EventSource(wall.dataset.events);
    line.addEventListener("wall", function (event) {
      wall.innerHTML = event.data;
      seen = Date.now();
      say("");
    });
    line.addEventListener("error", function () {
      say(notice.dataset.cut);
      // The browser mends a line that broke; one that was refused it gives up.
      if (line.readyState !== EventSource.CLOSED) return;
      window.setTimeout(function () { ask(); }, patience);
    });
  }

  // Whoever is not signed in any more is told so, rather than that the line is cut.
  function ask() {
    fetch(wall.dataset.events, { method: "HEAD", redirect: "manual" }).then(function (answer) {
      if (answer.type === "opaqueredirect") say(notice.dataset.ended);
    }, function () { say(notice.dataset.cut); }).finally(listen);
  }

  const zone = time.dataset.zone;
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const date = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "zh-CN", {
    timeZone: zone, year: "numeric", month: "long", day: "numeric", weekday: "long" });

  function tick() {
    const now = new Date();
    time.textContent = clock.format(now);
    day.textContent = date.format(now);
    if (Date.now() - seen > stale) say(notice.dataset.cut);
  }

  tick();
  window.setInterval(tick, 1000);
  listen();
})();
