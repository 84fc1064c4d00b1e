// SPDX-License-Identifier: Apache-2.0
// For the other pages of a browser that has a softphone in a window of its own: their buttons with data-softphone-do
// ("answer", "hangUp", "mute", "hold") are obeyed there, and <html> has data-softphone-line and data-softphone-call, its
// states. Without them no softphone is open.

const channel = new BroadcastChannel("hotline-softphone");

channel.addEventListener("message", ({ data }) => {
  if (!data.line) return;
  Object.assign(document.documentElement.dataset, { softphoneLine: data.line, softphoneCall: data.call });
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-softphone-do]");
  if (button) channel.postMessage({ do: button.dataset.softphoneDo });
});

channel.postMessage({ do: "tell" });
