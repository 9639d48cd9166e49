/** One connection of a socket: frames, the handshake, then nodes, one after the other. */
import { decodeBinaryNode, encodeBinaryNode, NOISE_WA_HEADER } from '@whiskeysockets/baileys';
import { deflateSync } from 'node:zlib';
import type { WebSocket } from 'ws';
import type { LinkedDevice, Line } from './device.ts';
import { node } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import { NoiseHandshake } from './noise.ts';
import type { Handshaken } from './noise.ts';

export interface Host {
  /** The handshake is done: a login or a registration. */
  admit(connection: Connection, client: Handshaken): void;
  /** May be slow: the next node waits for it. */
  receive(connection: Connection, stanza: BinaryNode): Promise<void> | void;
  left(connection: Connection): void;
  sent(stanza: BinaryNode): void;
  problem(what: string): void;
}

/** Bytes from which a node is compressed; the first byte tells. */
const COMPRESSED_FROM = 2048;
const COMPRESSED = Buffer.from([2]);

export class Connection implements Line {
  device: LinkedDevice | undefined;
  /** of the header before the first frame */
  routing: Buffer | undefined;
  open = true;
  readonly #socket: WebSocket;
  readonly #host: Host;
  #bytes: Buffer = Buffer.alloc(0);
  #introduced = false;
  #handshake: NoiseHandshake | undefined = new NoiseHandshake();
  #greeted = false;
  #client: Handshaken | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(socket: WebSocket, host: Host) {
    this.#socket = socket;
    this.#host = host;
    socket.on('message', (data: Buffer) => this.#received(data));
    // how the other side leaves is its own affair
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.open = false;
      this.#host.left(this);
    });
  }

  send(stanza: BinaryNode): void {
    if (!this.open || !this.#client) return;
    this.#host.sent(stanza);
    const bytes = encodeBinaryNode(stanza);
    const long = bytes.length > COMPRESSED_FROM;
    const packed = long ? Buffer.concat([COMPRESSED, deflateSync(bytes.subarray(1))]) : bytes;
    this.#frame(this.#client.send.encrypt(packed));
  }

  end(stanza?: BinaryNode): void {
    if (stanza) this.send(stanza);
    this.#leave(() => this.#socket.close());
  }

  /** The line breaks without a word: 428 at the socket. */
  drop(): void {
    this.#leave(() => this.#socket.terminate());
  }

  /** What the socket sends from now on is not heard. */
  #leave(how: () => void): void {
    if (!this.open) return;
    this.open = false;
    this.#host.left(this);
    how();
  }

  #frame(bytes: Uint8Array): void {
    const length = Buffer.alloc(3);
    length.writeUIntBE(bytes.length, 0, 3);
    this.#socket.send(Buffer.concat([length, bytes]));
  }

  #received(data: Buffer): void {
    if (!this.open) return;
    this.#bytes = Buffer.concat([this.#bytes, data]);
    try {
      if (!this.#introduced && !this.#introduce()) return;
      for (let frame = this.#nextFrame(); frame; frame = this.#nextFrame()) this.#take(frame);
    } catch (error) {
      this.#host.problem(`the handshake failed: ${String(error)}`);
      this.drop();
    }
  }

  /** `ED`, version, length and the routing that was given at the last login, if it was; then `WA` and two versions. */
  #introduce(): boolean {
    let at = 0;
    if (this.#bytes.subarray(0, 2).toString() === 'ED') {
      const length = this.#bytes.readUIntBE(4, 3);
      this.routing = Buffer.from(this.#bytes.subarray(7, 7 + length));
      at = 7 + length;
    }
    if (this.#bytes.length < at + 4) return false;
    if (!this.#bytes.subarray(at, at + 4).equals(NOISE_WA_HEADER)) throw new Error('no WhatsApp header');
    this.#bytes = this.#bytes.subarray(at + 4);
    this.#introduced = true;
    return true;
  }

  #nextFrame(): Buffer | undefined {
    if (this.#bytes.length < 3) return undefined;
    const end = 3 + this.#bytes.readUIntBE(0, 3);
    if (this.#bytes.length < end) return undefined;
    const frame = Buffer.from(this.#bytes.subarray(3, end));
    this.#bytes = this.#bytes.subarray(end);
    return frame;
  }

  #take(frame: Buffer): void {
    if (this.#client) {
      const bytes = this.#client.receive.decrypt(frame);
      this.#turn = this.#turn.then(() => this.#handle(bytes));
    } else if (!this.#greeted) {
      this.#greeted = true;
      this.#frame(this.#handshake?.hello(frame) ?? new Uint8Array(0));
    } else {
      this.#client = this.#handshake?.finish(frame);
      this.#handshake = undefined;
      if (this.#client) this.#host.admit(this, this.#client);
    }
  }

  async #handle(bytes: Buffer): Promise<void> {
    if (!this.open) return;
    try {
      await this.#host.receive(this, await decodeBinaryNode(bytes));
    } catch (error) {
      this.#host.problem(`a node that the server cannot take: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
}

export const streamError = (code: number, ...inside: BinaryNode[]): BinaryNode =>
  node('stream:error', { code }, inside);
