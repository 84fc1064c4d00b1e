// SPDX-License-Identifier: Apache-2.0
// Dispatching by keyboard: J and K go from request to request, A accepts what is proposed, 1 to 3 choose another unit, O
// opens the ticket. Each is a button or link of the page; without this script they are reached by Tab.

(function () {
  "use strict";
  const list = document.getElementById("proposals");
  if (!list) return;
  const cards = Array.from(list.children);

  function here() { return cards.findIndex(function (card) { return card.contains(document.activeElement); }); }

  function go(place) {
    const card = cards[Math.max(0, Math.min(cards.length - 1, place))];
    const target = card && (card.querySelector("[data-key=a]") || card.querySelector("[data-key]"));
    if (!target) return;
    target.focus();
    card.scrollIntoView({ block: "nearest" });
  }

  function press(key) {
    const card = cards[Math.max(0, here())];
    const target = card && card.querySelector('[data-key="' + key + '"]');
    if (target) target.click();
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
    if (field) return;
    const key = event.key.toLowerCase();
    if (key === "j") go(here() + 1);
    else if (key === "k") go(here() - 1);
    else if ("a123o".includes(key) && key.length === 1 && here() >= 0) press(key);
    else return;
    event.preventDefault();
  });
})();
