// SPDX-License-Identifier: Apache-2.0
// One connection to janus, with a session and a handle of its SIP plugin: what the softphone says and hears by it.

const SIGN_OF_LIFE = 20000; // milliseconds; browsers make it a minute in a window that is not seen
const PATIENCE = 10000;
const FAULT = { event: "fault" }; // the plugin could make nothing of what it was asked

// What janus says no to, with its code; 403 is a token that does not hold.
export class Refusal extends Error {
  constructor(code, reason) {
    super(reason);
    this.code = code;
  }
}

export class SoftphoneLine {
  #socket;
  #token;
  #listener;
  #session;
  #handle;
  #asked = new Map();
  #count = 0;
  #pulse;
  #isOver = false;

  // `token()` is asked before each request, since tokens end. The listener is told by `said(result, jsep)` of each event
  // of the plugin, by `cut()` that the sound of a call has ended, and by `lost()`, once, that the connection has.
  constructor(url, token, listener) {
    this.#token = token;
    this.#listener = listener;
    this.#socket = new WebSocket(url, "janus-protocol");
    this.#socket.addEventListener("message", (message) => this.#hear(JSON.parse(message.data)));
    this.#socket.addEventListener("close", () => this.#lose());
  }

  // Rejects with a Refusal, or with an Error when the connection is lost meanwhile.
  async open() {
    await this.#connected();
    this.#session = (await this.#send({ janus: "create" })).data.id;
    this.#handle = (await this.#send({ janus: "attach", plugin: "janus.plugin.sip" })).data.id;
    this.#pulse = setInterval(() => this.#send({ janus: "keepalive" }).catch(() => this.#lose()), SIGN_OF_LIFE);
  }

  ask(body, jsep) {
    return this.#send({ janus: "message", handle_id: this.#handle, body, jsep });
  }

  // A way by which the browser's sound can be reached; null after the last.
  trickle(candidate) {
    return this.#send({ janus: "trickle", handle_id: this.#handle, candidate: candidate ?? { completed: true } });
  }

  // Signs the seat off: janus does so when its session ends.
  async close() {
    const ended = this.#send({ janus: "destroy" });
    this.#isOver = true;
    // If it is not answered, janus finds out by itself.
    await ended.catch(() => {});
    this.#hangUp();
  }

  #connected() {
    return new Promise((resolve, reject) => {
      this.#socket.addEventListener("open", resolve);
      this.#socket.addEventListener("close", () => reject(new Error("no connection")));
    });
  }

  #send(message) {
    const transaction = String((this.#count += 1));
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) return reject(new Error("no connection"));
      const timer = setTimeout(() => this.#lose(), PATIENCE);
      this.#asked.set(transaction, { resolve, reject, timer });
      const credentials = { transaction, token: this.#token(), session_id: this.#session };
      this.#socket.send(JSON.stringify({ ...message, ...credentials }));
    });
  }

  #hear(message) {
    const asked = this.#asked.get(message.transaction);
    if (asked) {
      this.#asked.delete(message.transaction);
      clearTimeout(asked.timer);
      if (message.janus === "error") asked.reject(new Refusal(message.error.code, message.error.reason));
      else asked.resolve(message);
    }
    if (this.#isOver) return;
    if (message.janus === "event") this.#listener.said(message.plugindata.data.result ?? FAULT, message.jsep);
    if (message.janus === "hangup") this.#listener.cut();
    if (message.janus === "timeout" || message.janus === "detached") this.#lose();
  }

  #lose() {
    const wasOver = this.#isOver;
    this.#isOver = true;
    this.#hangUp();
    if (!wasOver) this.#listener.lost();
  }

  #hangUp() {
    clearInterval(this.#pulse);
    for (const { reject, timer } of this.#asked.values()) {
      clearTimeout(timer);
      reject(new Error("no connection"));
    }
    this.#asked.clear();
    this.#socket.close();
  }
}
