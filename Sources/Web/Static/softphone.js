// SPDX-License-Identifier: Apache-2.0
// <hotline-softphone>: a seat's telephone in the browser. The page brings the words and the buttons, this brings them to
// life; docs/softphone.md shows a whole one.
//
// Attributes  data-url      janus's WebSocket, wss://… (ws://… on 127.0.0.1)
//             data-proxy    where seats sign in, as janus reaches it: sip:HOST:PORT
//             data-token    what janus knows agents by; the page may put a newer one there at any time
//             data-seat, data-secret   who signs in; without them, whom somebody gives to register(). The secret is taken
//                           out of the page as soon as it is read
//             data-say-KEY  the words for off, connecting, ready, disconnected, refused-secret, -seat, -token,
//                           -microphone, -insecure, -elsewhere; and for ringing, answering, talking, held, in which # is
//                           the number, and none-lost, none-microphone
// Inside      data-part="line", data-part="call"   where the words go
//             data-do="answer", "hangUp", "mute", "hold", and "press" with data-key, on buttons
// Sets        data-line, data-call, data-muted on itself; aria-disabled and aria-pressed on the buttons
// Methods     register(seat, secret), unregister(), answer(), hangUp(), mute(isMuted), hold(isHeld), press(key), stats()
// Properties  line, call: what the newest event told
// Events      softphone:line  {state: off | connecting | ready | disconnected | refused, reason}
//             softphone:call  {state: none | ringing | answering | talking | held, number, name, callId, isMuted, reason};
//                             the reason of none is ended, lost or microphone
// Other pages of the browser tell it what to do, and see its states, by softphone-remote.js.

import { SoftphoneSeat } from "./softphone-seat.js";

// When each button does something.
const POSSIBLE = {
  answer: (seat) => seat.call.state === "ringing",
  hangUp: (seat) => seat.call.state !== "none",
  mute: (seat) => seat.isTalking,
  hold: (seat) => seat.isTalking,
  press: (seat) => seat.call.state === "talking",
};

class HotlineSoftphone extends HTMLElement {
  #seat = new SoftphoneSeat(() => this.dataset, {
    lineChanged: () => this.#tell("line"),
    callChanged: () => this.#tell("call"),
  });
  #channel;
  #online = () => this.#seat.reconnect();
  // Leaving the page ends the call.
  #leaving = (event) => { if (this.call.state !== "none") event.preventDefault(); };
  #left = () => this.#tellOthers({ line: "off", call: "none" });

  constructor() {
    super();
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) this.#do(button.dataset.do, button.dataset.key);
    });
    this.addEventListener("keydown", (event) => this.#key(event));
  }

  connectedCallback() {
    window.addEventListener("online", this.#online);
    window.addEventListener("beforeunload", this.#leaving);
    window.addEventListener("pagehide", this.#left);
    this.#channel = new BroadcastChannel("hotline-softphone");
    this.#channel.addEventListener("message", ({ data }) => this.#do(data.do, data.key));
    const { seat, secret } = this.dataset;
    this.removeAttribute("data-secret");
    this.#show();
    if (seat && secret) this.register(seat, secret);
  }

  disconnectedCallback() {
    window.removeEventListener("online", this.#online);
    window.removeEventListener("beforeunload", this.#leaving);
    window.removeEventListener("pagehide", this.#left);
    this.unregister();
    this.#channel.close();
  }

  get line() { return this.#seat.line; }
  get call() { return this.#seat.call; }

  register(seat, secret) { return this.#seat.register(seat, secret); }
  unregister() { return this.#seat.unregister(); }
  answer() { return this.#seat.answer(); }
  hangUp() { this.#seat.hangUp(); }
  mute(isMuted) { this.#seat.mute(isMuted); }
  hold(isHeld) { this.#seat.hold(isHeld); }
  press(key) { this.#seat.press(key); }
  stats() { return this.#seat.stats(); }

  #do(name, key) {
    switch (name) {
      case "answer": return this.answer();
      case "hangUp": return this.hangUp();
      case "mute": return this.mute(!this.call.isMuted);
      case "hold": return this.hold(this.call.state !== "held");
      case "press": return this.press(key);
      case "tell": return this.#tellOthers();
    }
  }

  // The keys of the keyboard are those of the telephone while the focus is in it.
  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.target.matches("input, textarea")) return;
    this.press(event.key);
  }

  #tell(what) {
    this.#show();
    this.dispatchEvent(new CustomEvent(`softphone:${what}`, { bubbles: true, detail: this[what] }));
    this.#tellOthers();
  }

  #tellOthers(states = { line: this.line.state, call: this.call.state }) {
    // Where two windows are open, the one that has the seat is to be heard.
    if (this.line.reason !== "elsewhere") this.#channel.postMessage(states);
  }

  #show() {
    const { line, call } = this;
    Object.assign(this.dataset, { line: line.state, call: call.state, muted: call.isMuted });
    this.#say("line", line);
    this.#say("call", call);
    for (const button of this.querySelectorAll("[data-do]")) {
      // Not `disabled`, which would take the focus away from who works by keyboard.
      button.setAttribute("aria-disabled", String(!POSSIBLE[button.dataset.do]?.(this.#seat)));
    }
    this.#press("mute", call.isMuted);
    this.#press("hold", call.state === "held");
  }

  #say(part, { state, reason, number = "" }) {
    const place = this.querySelector(`[data-part="${part}"]`);
    const key = reason ? `${state}-${reason}` : state;
    const words = (this.getAttribute(`data-say-${key}`) ?? "").replace("#", () => number);
    // Said again only when it changed: screen readers read it out.
    if (place && place.textContent !== words) place.textContent = words;
  }

  #press(name, isPressed) {
    for (const button of this.querySelectorAll(`[data-do="${name}"]`)) {
      button.setAttribute("aria-pressed", String(isPressed));
    }
  }
}

customElements.define("hotline-softphone", HotlineSoftphone);
