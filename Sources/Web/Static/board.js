// SPDX-License-Identifier: Apache-2.0
// Says when the live board has lost its line, so that nobody trusts figures that stand still.

(function () {
  "use strict";
  function say(isCut) {
    const notice = document.getElementById("board-cut");
    if (notice) notice.textContent = isCut ? notice.dataset.cut : "";
  }
  document.addEventListener("htmx:sseError", function () { say(true); });
  document.addEventListener("htmx:sseOpen", function () { say(false); });
})();
