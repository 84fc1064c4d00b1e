// SPDX-License-Identifier: Apache-2.0
// The telephone on every page of somebody at a seat: shows what the server tells of it, and hands the caller to the form.
//
// Only one window of a browser keeps the line to the server and tells the others, since a browser opens no more than six.

(function () {
  "use strict";
  const root = document.getElementById("telephone");
  if (!root) return;
  const parts = ["phone-line", "phone-now", "phone-caller"];
  // How long a window that nobody sits before waits for the one that somebody does, in milliseconds.
  const COURTESY = 500;
  const windows = "BroadcastChannel" in window ? new BroadcastChannel("hotline-phone") : null;
  const title = document.title;
  let newest = "";

  function show(html) {
    newest = html;
    const fresh = new DOMParser().parseFromString(html, "text/html");
    parts.forEach(function (id) { replace(id, fresh.getElementById(id)); });
    const number = document.getElementById("phone-number");
    number.hidden = !root.querySelector("#phone-dial, #phone-transfer");
    const ringing = root.querySelector('[data-kind="ringing"][data-inbound="true"]');
    document.title = ringing ? "☎ " + ringing.dataset.phone : title;
    const open = new URLSearchParams(window.location.search).get("call");
    const isHere = Array.from(root.querySelectorAll("[data-call]")).some(function (call) {
      return call.dataset.call === open && call.dataset.kind !== "ringing";
    });
    root.classList.toggle("phone-written", isHere && document.querySelector(".intake-form") !== null);
    tick();
    writeDown();
  }

  // What has not changed stays, with whatever somebody has unfolded in it.
  function replace(id, fresh) {
    const old = document.getElementById(id);
    if (!fresh || old.outerHTML === fresh.outerHTML || old.shown === fresh.outerHTML) return;
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    const now = document.importNode(fresh, true);
    now.shown = fresh.outerHTML;
    old.replaceWith(now);
    htmx.process(now);
    const again = focused && document.getElementById(focused);
    if (again) again.focus();
  }

  // Puts who is on the line into the form, once and in one window, unless the call is about a ticket. What somebody has
  // begun is left alone: the bar offers the form.
  function writeDown() {
    const id = unwritten();
    if (!id) return;
    setTimeout(function () {
      if (unwritten() === id && !isBegun(".intake-form")) alone(function () { takeDown(id); });
    }, document.hasFocus() ? 0 : COURTESY);
  }

  function takeDown(id) {
    const call = root.querySelector('[data-call="' + CSS.escape(id) + '"]');
    if (unwritten() !== id || !call) return;
    localStorage.setItem("hotline-call", id);
    if (!isBegun("main form[method=post]")) window.location.assign(call.dataset.form);
  }

  // The call that no window has brought to the form; null where this one is not to, as that of a telephone is not.
  function unwritten() {
    const call = root.querySelector('[data-kind="talking"]');
    const isElsewhere = document.hidden || document.querySelector("hotline-softphone") !== null;
    if (!call || !call.dataset.form || isElsewhere) return null;
    return localStorage.getItem("hotline-call") === call.dataset.call ? null : call.dataset.call;
  }

  // Windows of one browser do it one after the other.
  function alone(act) {
    if (navigator.locks) navigator.locks.request("hotline-call", act);
    else act();
  }

  // Whether something in the forms is not as the server sent it.
  function isBegun(forms) {
    return Array.from(document.querySelectorAll(forms)).some(function (form) {
      return Array.from(form.elements).some(isChanged);
    });
  }

  function isChanged(field) {
    switch (field.type) {
    case "checkbox": case "radio": return field.checked !== field.defaultChecked;
    case "file": return field.files.length > 0;
    case "select-multiple": return Array.from(field.options).some(isChosenAnew);
    case "select-one": return field.selectedIndex !== firstChoice(field);
    // Buttons have no default.
    default: return field.defaultValue !== undefined && field.value !== field.defaultValue;
    }
  }

  function isChosenAnew(option) { return option.selected !== option.defaultSelected; }

  // What a list showed at first: what the server chose, or the first that can be chosen.
  function firstChoice(list) {
    const options = Array.from(list.options);
    const chosen = options.map(function (option) { return option.defaultSelected; }).lastIndexOf(true);
    return chosen >= 0 ? chosen : options.findIndex(function (option) { return !option.disabled; });
  }

  function tick() {
    root.querySelectorAll("[data-since]").forEach(function (clock) {
      const seconds = Math.max(0, Math.floor((Date.now() - Number(clock.dataset.since)) / 1000));
      const rest = String(seconds % 60).padStart(2, "0");
      clock.textContent = Math.floor(seconds / 60) + ":" + rest;
    });
  }

  function listen() {
    const line = new EventSource(root.dataset.events);
    line.addEventListener("phone", function (event) {
      show(event.data);
      if (windows) windows.postMessage(event.data);
    });
    line.onerror = function () { root.classList.add("phone-unheard"); };
    line.onopen = function () { root.classList.remove("phone-unheard"); };
    if (windows) {
      windows.onmessage = function (event) { if (event.data === "?" && newest) windows.postMessage(newest); };
    }
  }

  // A telephone in another window of this browser does it by itself.
  document.addEventListener("htmx:beforeRequest", function (event) {
    const cause = event.detail.requestConfig && event.detail.requestConfig.triggeringEvent;
    const button = cause && cause.submitter;
    const isOpen = document.documentElement.dataset.softphoneLine === "ready";
    if (isOpen && button && button.dataset.softphoneDo) event.preventDefault();
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    const number = document.getElementById("phone-number");
    const isOurs = event.target.closest && event.target.closest("#telephone");
    // A number that was refused stays, to be mended.
    if (isOurs && event.detail.successful && !event.detail.xhr.responseText.trim()) number.value = "";
  });
  document.getElementById("phone-number").addEventListener("keydown", function (event) {
    const dial = document.getElementById("phone-dial");
    if (event.key === "Enter" && dial) dial.click();
  });
  setInterval(tick, 1000);
  if (windows && navigator.locks) {
    windows.onmessage = function (event) { if (event.data !== "?") show(event.data); };
    windows.postMessage("?");
    navigator.locks.request("hotline-phone", function () {
      listen();
      return new Promise(function () {});
    });
  } else {
    listen();
  }
})();
