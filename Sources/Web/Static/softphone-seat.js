// SPDX-License-Identifier: Apache-2.0
// One seat's telephone without its looks: signed in or not, and the one call that it can have.

import { Refusal, SoftphoneLine } from "./softphone-line.js";
import { Bell, CallSound, tryMicrophone } from "./softphone-sound.js";

const DELAYS = [1, 2, 4, 8, 15]; // seconds before each new attempt to connect
const KEYS = "0123456789*#";
const NO_CALL = { state: "none", number: "", name: "", callId: "", isMuted: false, reason: "" };
const REFUSALS = { 401: "secret", 403: "secret", 404: "seat" };

export class SoftphoneSeat {
  #settings;
  #listener;
  #account;
  #connection;
  #attempts = 0;
  #timer;
  #stay;
  #bell = new Bell();
  #offer;
  #sound;
  line = { state: "off", reason: "" };
  call = NO_CALL;

  // `settings()` gives the newest {url, proxy, token}. The listener is told by `lineChanged()` and `callChanged()`.
  constructor(settings, listener) {
    this.#settings = settings;
    this.#listener = listener;
  }

  get isTalking() { return this.call.state === "talking" || this.call.state === "held"; }

  async register(seat, secret) {
    await this.unregister();
    if (!window.isSecureContext) return this.#refuse("insecure");
    this.#account = { seat, secret };
    this.#stay = new AbortController();
    const { signal } = this.#stay;
    await this.#haveToOneself(seat, signal);
    const isAllowed = await tryMicrophone().then(() => true, () => false);
    if (signal.aborted) return undefined;
    return isAllowed ? this.#connect() : this.#refuse("microphone");
  }

  async unregister() {
    const closing = this.#forget();
    this.#setLine("off");
    await closing;
  }

  // Does not wait for the next attempt.
  reconnect() {
    if (this.line.state === "disconnected") this.#connect();
  }

  async answer() {
    if (this.call.state !== "ringing") return;
    const connection = this.#connection;
    const sound = new CallSound((candidate) => connection.trickle(candidate).catch(() => {}));
    this.#sound = sound;
    this.#setCall({ state: "answering" });
    try {
      const answer = await sound.answer(this.#offer);
      if (sound === this.#sound) await connection.ask({ request: "accept" }, answer);
    } catch {
      if (sound !== this.#sound) return;
      this.#ask({ request: "decline", code: 480 });
      this.#end("microphone");
    }
  }

  hangUp() {
    if (this.call.state === "none") return;
    // Between click and connection either may be what janus can do: it does not mind the other.
    if (!this.isTalking) this.#ask({ request: "decline", code: 486 });
    if (this.call.state !== "ringing") this.#ask({ request: "hangup" });
    this.#end("ended");
  }

  mute(isMuted) {
    if (this.isTalking) this.#setCall({ isMuted });
  }

  hold(isHeld) {
    if (this.isTalking) this.#ask({ request: isHeld ? "hold" : "unhold" });
  }

  press(key) {
    if (this.call.state !== "talking" || key?.length !== 1 || !KEYS.includes(key)) return;
    if (!this.#sound.press(key)) this.#ask({ request: "dtmf_info", digit: key });
  }

  async stats() {
    return this.#sound ? this.#sound.stats() : new Map();
  }

  // One window for a seat, since another would take its calls away: waits until that one is closed.
  async #haveToOneself(seat, signal) {
    const name = `hotline-softphone-${seat}`;
    const { held } = await navigator.locks.query();
    if (held.some((lock) => lock.name === name)) this.#setLine("refused", "elsewhere");
    const left = new Promise((leave) => signal.addEventListener("abort", leave));
    await new Promise((go) => {
      navigator.locks.request(name, { signal }, () => { go(); return left; }).catch(go);
    });
  }

  async #connect() {
    clearTimeout(this.#timer);
    const { url, proxy } = this.#settings();
    this.#setLine("connecting");
    let connection;
    const isCurrent = () => this.#connection === connection;
    try {
      connection = new SoftphoneLine(url, () => this.#settings().token, {
        said: (result, jsep) => isCurrent() && this.#hear(result, jsep),
        cut: () => isCurrent() && this.isTalking && this.#end("lost"),
        lost: () => isCurrent() && this.#lose(),
      });
      this.#connection = connection;
      await connection.open();
      await connection.ask(this.#registration(proxy));
    } catch (error) {
      if (!isCurrent()) return;
      if (error instanceof Refusal && error.code === 403) this.#refuse("token");
      else this.#lose();
    }
  }

  #registration(proxy) {
    const { seat, secret } = this.#account;
    const username = `sip:${seat}@${proxy.replace(/^sips?:/, "")}`;
    // Exchanges that do not tell the caller in From tell it there (RFC 3325).
    const headers = { incoming_header_prefixes: ["P-Asserted-Identity"] };
    return { request: "register", username, authuser: seat, secret, proxy, force_udp: true, ...headers };
  }

  #lose() {
    this.#end("lost");
    this.#disconnect();
    this.#setLine("disconnected");
    const delay = DELAYS[Math.min(this.#attempts, DELAYS.length - 1)];
    this.#attempts += 1;
    // Not all seats at the same instant.
    this.#timer = setTimeout(() => this.#connect(), delay * 1000 * (0.8 + 0.4 * Math.random()));
  }

  #refuse(reason) {
    this.#forget();
    this.#setLine("refused", reason);
  }

  #forget() {
    this.#end("lost");
    this.#account = undefined;
    this.#attempts = 0;
    this.#stay?.abort();
    return this.#disconnect();
  }

  #disconnect() {
    clearTimeout(this.#timer);
    const connection = this.#connection;
    this.#connection = undefined;
    return connection?.close();
  }

  #ask(body) {
    // A connection that is lost says so itself.
    this.#connection?.ask(body).catch(() => {});
  }

  #hear(result, jsep) {
    switch (result.event) {
      case "registered":
        this.#attempts = 0;
        return this.#setLine("ready");
      case "registration_failed":
        return REFUSALS[result.code] ? this.#refuse(REFUSALS[result.code]) : this.#lose();
      case "incomingcall":
        return this.#ring(result, jsep);
      case "accepted":
        return this.call.state === "answering" && this.#setCall({ state: "talking" });
      case "holding":
        return this.isTalking && this.#setCall({ state: "held" });
      case "resuming":
        return this.isTalking && this.#setCall({ state: "talking" });
      case "hangup":
        return this.#end("ended");
      case "fault":
        return (this.line.state === "connecting" || this.call.state === "answering") && this.#lose();
    }
  }

  #ring(result, jsep) {
    const caller = result.headers?.["P-Asserted-Identity"] ?? result.username;
    const number = (/sips?:([^@>;]*)/.exec(caller)?.[1] ?? "").replace(/^%2B/i, "+");
    const name = (result.displayname ?? "").replace(/^"|"$/g, "");
    this.#offer = jsep;
    this.#bell.ring();
    this.#setCall({ ...NO_CALL, state: "ringing", number, name, callId: result.call_id });
  }

  #end(reason) {
    if (this.call.state === "none") return;
    this.#sound?.close();
    this.#sound = this.#offer = undefined;
    this.#setCall({ ...NO_CALL, reason });
  }

  #setLine(state, reason = "") {
    this.line = { state, reason };
    this.#listener.lineChanged();
  }

  #setCall(changes) {
    this.call = { ...this.call, ...changes };
    if (this.call.state !== "ringing") this.#bell.stop();
    if (this.#sound) this.#sound.isSilent = this.call.isMuted || this.call.state === "held";
    this.#listener.callChanged();
  }
}
