/** Linking a device: by a QR that the handset scans, or by a code that is typed on it. */
import { randomBytes } from 'node:crypto';
import { aesDecryptCTR, aesDecryptGCM, aesEncryptCTR, Curve, derivePairingCodeKey } from '@whiskeysockets/baileys';
import { generateSignalPubKey, hkdf, hmacSign, proto } from '@whiskeysockets/baileys';
import { WA_ADV_ACCOUNT_SIG_PREFIX, WA_ADV_DEVICE_SIG_PREFIX } from '@whiskeysockets/baileys';
import { streamError } from './connection.ts';
import type { Connection } from './connection.ts';
import type { DeviceKeys, LinkedDevice } from './device.ts';
import { versionOf } from './login.ts';
import { addressOf, bytesIn, child, lidJid, node, pnJid, SERVER, textIn } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import type { Handshaken } from './noise.ts';
import type { World } from './world.ts';

/** Six: one for a minute, five for twenty seconds each. */
const REFS = 6;
/** What the handset shows as the name of the new device; a name of one's own is refused. */
const PLATFORMS = /^(?:Chrome|Edge|Firefox|IE|Opera|Safari) \((?:Ubuntu|Mac OS|Windows|Linux|Debian)\)$/;

/** A socket that has come without an account. */
interface Candidate {
  connection: Connection;
  keys: DeviceKeys;
  refs: string[];
  /** by code: what the socket sent, sealed with the code */
  hello?: { sealedKey: Buffer; ref: Buffer };
  refused?: boolean;
  /** by code: what the handset has made of it */
  shared?: { own: ReturnType<typeof Curve.generateKeyPair>; companion: Buffer };
  linked?: LinkedDevice;
}

export class Linking {
  readonly #world: World;
  readonly #candidates = new Map<Connection, Candidate>();

  constructor(world: World) {
    this.#world = world;
  }

  register(connection: Connection, { noiseKey, payload }: Handshaken): void {
    const [, , third = 0] = versionOf(payload);
    const refused = third < this.#world.faults.lowestVersion ? 405 : this.#world.faults.takeLogin();
    if (refused !== undefined) return connection.end(node('failure', { reason: refused, location: 'cln' }));
    const keys = deviceKeys(noiseKey, payload.devicePairingData);
    const refs = Array.from({ length: REFS }, () => `2@${randomBytes(24).toString('base64url')}`);
    this.#candidates.set(connection, { connection, keys, refs });
    const nodes = refs.map((ref) => node('ref', {}, Buffer.from(ref)));
    connection.send(
      node('iq', { from: SERVER, type: 'set', id: this.#world.nextId('pair-'), xmlns: 'md' }, [
        node('pair-device', {}, nodes),
      ]),
    );
    this.#world.changes.tell('a socket without an account');
  }

  left(connection: Connection): void {
    this.#candidates.delete(connection);
  }

  /** Scans what the socket shows as a QR. @throws Error when it is out of date, or none */
  async scan(qr: string): Promise<LinkedDevice> {
    const [ref = '', noise = '', identity = '', secret = ''] = qr.split('#')[1]?.split(',') ?? [];
    const candidate = [...this.#candidates.values()].find(({ refs }) => refs.includes(ref));
    if (!candidate) throw new Error('the handset does not know this QR: out of date?');
    const { keys } = candidate;
    const same =
      keys.noiseKey.equals(Buffer.from(noise, 'base64')) && keys.identity.equals(Buffer.from(identity, 'base64'));
    if (!same) throw new Error('the QR does not name the keys of the socket that shows it');
    return this.#pair(candidate, Buffer.from(secret, 'base64'));
  }

  /** Types the code on the handset. @throws Error when none was asked for, or it is refused, or another one */
  async enterCode(code: string): Promise<LinkedDevice> {
    const { candidate, hello } = await this.#world.changes.until(() => {
      for (const one of this.#candidates.values()) {
        if (one.refused) throw new Error('the code that was asked for is refused');
        if (one.hello) return { candidate: one, hello: one.hello };
      }
      return undefined;
    }, 'a device asks for a code');
    const { sealedKey, ref } = hello;
    const key = await derivePairingCodeKey(code.replaceAll('-', ''), sealedKey.subarray(0, 32));
    const companion = aesDecryptCTR(sealedKey.subarray(48, 80), key, sealedKey.subarray(32, 48));
    const own = Curve.generateKeyPair();
    candidate.shared = { own, companion };
    const salt = randomBytes(32);
    const iv = randomBytes(16);
    const sealed = aesEncryptCTR(own.public, await derivePairingCodeKey(code.replaceAll('-', ''), salt), iv);
    const identity = this.#world.handset.identity.public;
    const id = this.#world.nextId('code-');
    candidate.connection.send(
      node('notification', { from: SERVER, type: 'link_code_companion_reg', id, t: this.#world.t }, [
        node('link_code_companion_reg', { stage: 'primary_hello' }, [
          node('link_code_pairing_wrapped_primary_ephemeral_pub', {}, Buffer.concat([salt, iv, sealed])),
          node('primary_identity_pub', {}, identity),
          node('link_code_pairing_ref', {}, ref),
        ]),
      ]),
    );
    return this.#world.changes.until(() => {
      if (!candidate.connection.open && !candidate.linked) throw new Error('the handset does not know this code');
      return candidate.linked;
    }, 'the device is linked by its code');
  }

  /** Queries of xmlns md, and answers, of a socket without an account. */
  receive(connection: Connection, iq: BinaryNode): BinaryNode | undefined {
    const candidate = this.#candidates.get(connection);
    const request = child(iq, 'link_code_companion_reg');
    if (!candidate) return undefined;
    if (request?.attrs['stage'] === 'companion_hello') return this.#hello(candidate, request);
    if (request?.attrs['stage'] === 'companion_finish') return this.#finish(candidate, request);
    const signed = child(iq, 'pair-device-sign');
    if (signed) this.#signed(candidate, signed);
    return undefined;
  }

  #hello(candidate: Candidate, request: BinaryNode): BinaryNode | undefined {
    const { user } = addressOf(request.attrs['jid']);
    const display = textIn(child(request, 'companion_platform_display'));
    const refused = this.#world.faults.refusePairing || user !== this.#world.account.number;
    if (!PLATFORMS.test(display)) this.#world.problem(`a device may not call itself "${display}"`);
    if (refused || !PLATFORMS.test(display)) {
      candidate.refused = true;
      this.#world.changes.tell('a pairing code is refused');
      return node('error', { code: 400, text: 'bad-request' });
    }
    const sealedKey = bytesIn(request, 'link_code_pairing_wrapped_companion_ephemeral_pub');
    const ref = randomBytes(16);
    candidate.hello = { sealedKey, ref };
    this.#world.changes.tell('a pairing code was asked for');
    return node('link_code_companion_reg', { stage: 'companion_hello' }, [node('link_code_pairing_ref', {}, ref)]);
  }

  #finish(candidate: Candidate, request: BinaryNode): BinaryNode {
    const { handset } = this.#world;
    const bundle = bytesIn(request, 'link_code_pairing_wrapped_key_bundle');
    const companionIdentity = bytesIn(request, 'companion_identity_public');
    const { own, companion } = candidate.shared ?? {};
    if (!own || !companion) throw new Error('companion_finish before the code was typed');
    const shared = Curve.sharedKey(own.private, companion);
    const info = 'link_code_pairing_key_bundle_encryption_key';
    const key = hkdf(shared, 32, { salt: bundle.subarray(0, 32), info });
    let opened: Buffer;
    try {
      opened = aesDecryptGCM(bundle.subarray(44), key, bundle.subarray(32, 44), Buffer.alloc(0));
    } catch {
      candidate.connection.end();
      return node('error', { code: 401, text: 'not-authorized' });
    }
    if (!opened.subarray(0, 32).equals(companionIdentity)) throw new Error('the key bundle holds another identity');
    const identityShared = Curve.sharedKey(handset.identity.private, companionIdentity);
    const secret = hkdf(Buffer.concat([shared, identityShared, opened.subarray(64, 96)]), 32, { info: 'adv_secret' });
    // the answer goes first
    queueMicrotask(() => void this.#pair(candidate, Buffer.from(secret)));
    return node('link_code_companion_reg', { stage: 'companion_finish' });
  }

  async #pair(candidate: Candidate, secret: Buffer): Promise<LinkedDevice> {
    const { account, handset } = this.#world;
    const { connection, keys } = candidate;
    const device = this.#world.link(keys);
    const details = proto.ADVDeviceIdentity.encode({
      rawId: 1,
      timestamp: this.#world.t,
      keyIndex: device.id,
    }).finish();
    const accountSignature = Curve.sign(
      handset.identity.private,
      Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, keys.identity]),
    );
    const accountSignatureKey = handset.identity.public;
    const signed = proto.ADVSignedDeviceIdentity.encode({ details, accountSignatureKey, accountSignature }).finish();
    const hmac = hmacSign(Buffer.from(signed), secret);
    const identity = proto.ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac }).finish();
    const jids = { jid: pnJid(account.number, device.id), lid: lidJid(account.lid, device.id) };
    const id = this.#world.nextId('paired-');
    connection.send(
      node('iq', { from: SERVER, type: 'set', id, t: this.#world.t, xmlns: 'md' }, [
        node('pair-success', {}, [
          node('device-identity', {}, identity),
          node('device', jids),
          node('platform', { name: 'smba' }),
          node('biz', { name: account.name }),
        ]),
      ]),
    );
    const linked = await this.#world.changes.until(() => {
      if (connection.open || candidate.linked) return candidate.linked;
      account.devices.delete(device.id);
      throw new Error('the socket left before it was linked');
    }, 'the socket signs for its linking');
    connection.end(streamError(515));
    return linked;
  }

  #signed(candidate: Candidate, sign: BinaryNode): void {
    const identity = proto.ADVSignedDeviceIdentity.decode(bytesIn(sign, 'device-identity'));
    const { details, deviceSignature } = identity;
    const own = this.#world.handset.identity.public;
    const { keys } = candidate;
    const claim = Buffer.concat([WA_ADV_DEVICE_SIG_PREFIX, details ?? Buffer.alloc(0), keys.identity, own]);
    // as strict as the library's own check is
    if (!Curve.verify(keys.identity, claim, deviceSignature ?? new Uint8Array(0))) {
      return this.#world.problem('the device has not signed for its linking');
    }
    const device = this.#world.devices.find((linked) => linked.keys === keys);
    if (device) candidate.linked = device;
    this.#world.changes.tell(`device ${device?.id} linked`);
  }
}

/** @throws Error when the registration is not whole */
function deviceKeys(noiseKey: Buffer, data: proto.ClientPayload['devicePairingData']): DeviceKeys {
  const { eRegid, eIdent, eSkeyId, eSkeyVal, eSkeySig } = data ?? {};
  if (!eRegid || !eIdent || !eSkeyId || !eSkeyVal || !eSkeySig) throw new Error('the registration is not whole');
  return {
    noiseKey,
    registrationId: Buffer.from(eRegid).readUInt32BE(0),
    identity: Buffer.from(eIdent),
    signedPreKey: {
      keyId: Buffer.from(eSkeyId).readUIntBE(0, 3),
      publicKey: generateSignalPubKey(eSkeyVal),
      signature: eSkeySig,
    },
  };
}
