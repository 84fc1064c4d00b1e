// SPDX-License-Identifier: Apache-2.0
// What an agent says and hears: the sound of one call, and the tone of one that rings.

const KEY_MILLISECONDS = 160;
const BETWEEN_KEYS = 70;

// Rejects when there is no microphone, or the agent or the browser does not let us use it.
export async function tryMicrophone() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  for (const track of stream.getTracks()) track.stop();
}

export class CallSound {
  #connection = new RTCPeerConnection();
  #speaker = new Audio();
  #microphone;

  // `found(candidate)` is told each way by which the browser can be reached, and null after the last.
  constructor(found) {
    this.#speaker.autoplay = true;
    this.#connection.addEventListener("icecandidate", (event) => found(event.candidate?.toJSON()));
    this.#connection.addEventListener("track", (event) => {
      this.#speaker.srcObject = new MediaStream([event.track]);
    });
  }

  // The description of our side that answers theirs. Rejects as `tryMicrophone` does.
  async answer(offer) {
    this.#microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    await this.#connection.setRemoteDescription(offer);
    for (const track of this.#microphone.getTracks()) this.#connection.addTrack(track, this.#microphone);
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    const { type, sdp } = this.#connection.localDescription;
    return { type, sdp };
  }

  set isSilent(silent) {
    for (const track of this.#microphone?.getTracks() ?? []) track.enabled = !silent;
  }

  // Sends a key within the sound (RFC 4733); false where the other side does not take it there.
  press(key) {
    const sender = this.#connection.getSenders().find((each) => each.dtmf?.canInsertDTMF)?.dtmf;
    sender?.insertDTMF(sender.toneBuffer + key, KEY_MILLISECONDS, BETWEEN_KEYS);
    return Boolean(sender);
  }

  stats() {
    return this.#connection.getStats();
  }

  close() {
    for (const track of this.#microphone?.getTracks() ?? []) track.stop();
    this.#speaker.srcObject = null;
    this.#connection.close();
  }
}

// The tone of a Chinese exchange: 450 Hz, one second of five. A browser plays nothing on a page that was never touched.
export class Bell {
  #context;

  ring() {
    this.#context = new AudioContext();
    const tone = new OscillatorNode(this.#context, { frequency: 450 });
    const volume = new GainNode(this.#context, { gain: 0 });
    for (let second = 0; second < 300; second += 5) {
      volume.gain.setValueAtTime(0.2, this.#context.currentTime + second);
      volume.gain.setValueAtTime(0, this.#context.currentTime + second + 1);
    }
    tone.connect(volume).connect(this.#context.destination);
    tone.start();
  }

  stop() {
    this.#context?.close();
    this.#context = undefined;
  }
}
