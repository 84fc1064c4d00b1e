// SPDX-License-Identifier: Apache-2.0
// Ticks all tickets of a page without loading it again, and says how many are ticked.

(function () {
  "use strict";
  const all = document.getElementById("bulk-all");
  const count = document.getElementById("bulk-count");
  const boxes = Array.from(document.querySelectorAll('input[type="checkbox"][form="bulk"]'));
  if (!all || !count || boxes.length === 0) return;

  function say() {
    const ticked = boxes.filter(function (box) { return box.checked; }).length;
    count.textContent = ticked ? count.dataset.chosen.replace("#", String(ticked)) : "";
  }
  all.addEventListener("click", function (event) {
    event.preventDefault();
    const tick = boxes.some(function (box) { return !box.checked; });
    boxes.forEach(function (box) { box.checked = tick; });
    say();
  });
  boxes.forEach(function (box) { box.addEventListener("change", say); });
  say();
})();
