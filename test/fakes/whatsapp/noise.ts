/** The server's side of Noise XX as WhatsApp speaks it, with a chain of certificates under a root of its own. */
import { aesDecryptGCM, aesEncryptGCM, Curve, hkdf, NOISE_MODE, NOISE_WA_HEADER } from '@whiskeysockets/baileys';
import { proto, sha256, WA_CERT_DETAILS } from '@whiskeysockets/baileys';

const root = Curve.generateKeyPair();
const REAL_ROOT = Buffer.from(WA_CERT_DETAILS.PUBLIC_KEY);
let trusting = 0;

/**
 * Sockets of this process take the fake's root for WhatsApp's, until the function that is given back has been called.
 * This version of the library lets any signature pass; one that does check it still finds the chain good.
 */
export function trustFakeRoot(): () => void {
  trusting += 1;
  WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(root.public);
  return () => {
    trusting -= 1;
    if (trusting === 0) WA_CERT_DETAILS.PUBLIC_KEY = REAL_ROOT;
  };
}

/** The root's public key, 32 bytes: for a process that has to trust it by itself. */
export const fakeRoot = (): Buffer => Buffer.from(root.public);

const serverStatic = Curve.generateKeyPair();
const intermediate = Curve.generateKeyPair();

function certificates(): Uint8Array {
  const { Details } = proto.CertChain.NoiseCertificate;
  const signed = (key: Uint8Array, issuerSerial: number, serial: number, by: Uint8Array) => {
    const details = Details.encode({ serial, issuerSerial, key, notBefore: 1, notAfter: 4_000_000_000 }).finish();
    return { details, signature: Curve.sign(by, details) };
  };
  return proto.CertChain.encode({
    leaf: signed(serverStatic.public, 1, 2, intermediate.private),
    intermediate: signed(intermediate.public, WA_CERT_DETAILS.SERIAL, 1, root.private),
  }).finish();
}

const NOTHING = new Uint8Array(0);

function nonce(counter: number): Uint8Array {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(counter, 8);
  return iv;
}

/** One direction of the line after the handshake. */
class Transport {
  readonly #key: Uint8Array;
  #counter = 0;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  encrypt(bytes: Uint8Array): Buffer {
    return aesEncryptGCM(bytes, this.#key, nonce(this.#counter++), NOTHING);
  }

  decrypt(bytes: Uint8Array): Buffer {
    return aesDecryptGCM(bytes, this.#key, nonce(this.#counter++), NOTHING);
  }
}

export interface Handshaken {
  /** the client's static key, by which it is known again */
  noiseKey: Buffer;
  payload: proto.ClientPayload;
  send: Transport;
  receive: Transport;
}

export class NoiseHandshake {
  #hash: Buffer = Buffer.from(NOISE_MODE);
  #salt: Buffer = this.#hash;
  #key: Buffer = this.#hash;
  #counter = 0;
  readonly #ephemeral = Curve.generateKeyPair();

  /** What answers the client's hello. @throws Error when it is none */
  hello(frame: Uint8Array): Uint8Array {
    const { clientHello } = proto.HandshakeMessage.decode(frame);
    if (clientHello?.ephemeral?.length !== 32) throw new Error('the first frame is no hello of a client');
    this.#mixHash(NOISE_WA_HEADER);
    this.#mixHash(clientHello.ephemeral);
    this.#mixHash(this.#ephemeral.public);
    this.#mixKey(Curve.sharedKey(this.#ephemeral.private, clientHello.ephemeral));
    const static_ = this.#encrypt(serverStatic.public);
    this.#mixKey(Curve.sharedKey(serverStatic.private, clientHello.ephemeral));
    const payload = this.#encrypt(certificates());
    const serverHello = { ephemeral: this.#ephemeral.public, static: static_, payload };
    return proto.HandshakeMessage.encode({ serverHello }).finish();
  }

  /** @throws Error when the client does not hold the keys that it says */
  finish(frame: Uint8Array): Handshaken {
    const { clientFinish } = proto.HandshakeMessage.decode(frame);
    if (!clientFinish?.static || !clientFinish.payload)
      throw new Error('the second frame does not finish the handshake');
    const noiseKey = this.#decrypt(clientFinish.static);
    this.#mixKey(Curve.sharedKey(this.#ephemeral.private, noiseKey));
    const payload = proto.ClientPayload.decode(this.#decrypt(clientFinish.payload));
    const [toServer, toClient] = this.#derive(NOTHING);
    return { noiseKey, payload, send: new Transport(toClient), receive: new Transport(toServer) };
  }

  #mixHash(bytes: Uint8Array): void {
    this.#hash = sha256(Buffer.concat([this.#hash, bytes]));
  }

  #derive(bytes: Uint8Array): [Buffer, Buffer] {
    const keys = Buffer.from(hkdf(Buffer.from(bytes), 64, { salt: this.#salt, info: '' }));
    return [keys.subarray(0, 32), keys.subarray(32)];
  }

  #mixKey(bytes: Uint8Array): void {
    [this.#salt, this.#key] = this.#derive(bytes);
    this.#counter = 0;
  }

  #encrypt(bytes: Uint8Array): Buffer {
    const sealed = aesEncryptGCM(bytes, this.#key, nonce(this.#counter++), this.#hash);
    this.#mixHash(sealed);
    return sealed;
  }

  #decrypt(sealed: Uint8Array): Buffer {
    const bytes = aesDecryptGCM(sealed, this.#key, nonce(this.#counter++), this.#hash);
    this.#mixHash(sealed);
    return bytes;
  }
}
