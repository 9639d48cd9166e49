/** What this WhatsApp knows: the office's number with its devices, the customers, and what went wrong with the socket. */
import { Changes } from './changes.ts';
import type { Connection } from './connection.ts';
import { LinkedDevice } from './device.ts';
import type { DeviceKeys } from './device.ts';
import { Faults } from './faults.ts';
import type { Handset } from './handset.ts';
import type { Media } from './media.ts';
import { addressOf, lidJid, pnJid, shown } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import type { Phone } from './phone.ts';

/** A node on the line; `by` whom it was sent. */
export interface Wire {
  by: 'socket' | 'server';
  stanza: BinaryNode;
}

export interface Account {
  /** with the country's code, without + */
  number: string;
  /** the user part of its LID */
  lid: string;
  /** of the business, as a newly linked device is told */
  name: string;
  devices: Map<number, LinkedDevice>;
}

export class World {
  readonly account: Account;
  readonly changes = new Changes();
  readonly faults = new Faults();
  readonly phones: Phone[] = [];
  readonly connections = new Set<Connection>();
  /** what the server would refuse, and gaps of this fake */
  readonly problems: string[] = [];
  /** everything that went over the line, in order */
  readonly wire: Wire[] = [];
  readonly media: Media;
  readonly now: () => number;
  #handset: Handset | undefined;
  #devices = 0;
  #ids = 0;

  /** `now`: UTC ms */
  constructor(number: string, name: string, media: Media, now: () => number) {
    this.account = { number, lid: `1000${number.slice(-9)}`, name, devices: new Map() };
    this.media = media;
    this.now = now;
  }

  /** the phone that the number is on */
  get handset(): Handset {
    if (!this.#handset) throw new Error('the handset is not there yet');
    return this.#handset;
  }

  set handset(handset: Handset) {
    this.#handset = handset;
  }

  /** WhatsApp's own measure of time: seconds */
  get t(): number {
    return Math.floor(this.now() / 1000);
  }

  /** An id for a stanza of the server or of a phone. */
  nextId(prefix = ''): string {
    return `${prefix}${(this.#ids += 1).toString().padStart(6, '0')}`;
  }

  /** Keeps what is wrong with the socket: the test that owns the fake fails by it. */
  problem(what: string, stanza?: BinaryNode): void {
    this.problems.push(stanza ? `${what}: ${shown(stanza)}` : what);
    this.changes.tell(`problem: ${what}`);
  }

  /** The linked devices, oldest first. */
  get devices(): LinkedDevice[] {
    return [...this.account.devices.values()];
  }

  link(keys: DeviceKeys): LinkedDevice {
    // numbers of devices are not used again
    const device = new LinkedDevice((this.#devices += 1) + 10, keys);
    this.account.devices.set(device.id, device);
    return device;
  }

  /** Whether the address is of the office's number, by either name of it. */
  isOffice(jid: string): boolean {
    const { user, server } = addressOf(jid);
    return server === 'lid' ? user === this.account.lid : user === this.account.number;
  }

  /** The office's address in the kind of chat that the other address belongs to. */
  officeJid(like: string, device = 0): string {
    return like.endsWith('@lid') ? lidJid(this.account.lid, device) : pnJid(this.account.number, device);
  }

  phoneOf(jid: string | undefined): Phone | undefined {
    if (jid === undefined || !jid.includes('@')) return undefined;
    const { user, server } = addressOf(jid);
    return this.phones.find(({ number, lid }) => (server === 'lid' ? user === lid : user === number));
  }
}
