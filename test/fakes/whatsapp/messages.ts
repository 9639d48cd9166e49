/** Messages of a linked device: held against what the server takes, acknowledged, and brought to whom they are for. */
import type { Connection } from './connection.ts';
import type { LinkedDevice } from './device.ts';
import { addressOf, bytesIn, child, children, node, SERVER } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import type { Phone } from './phone.ts';
import type { Sealed } from './signal.ts';
import type { World } from './world.ts';

/** Why the server does not take it: the error of the ack, and the words of the problem. */
interface Refusal {
  code: number;
  why: string;
}

interface Copy {
  jid: string;
  sealed: Sealed;
}

const TYPES = new Set(['text', 'media', 'reaction', 'poll', 'event']);

export async function takeMessage(world: World, connection: Connection, device: LinkedDevice, stanza: BinaryNode) {
  const { id, to = '' } = stanza.attrs;
  if (world.faults.takes('cutBeforeTaking')) return connection.drop();
  if (id === undefined || !to.includes('@')) return world.problem('a message without id or receiver', stanza);
  const copies = copiesIn(stanza);
  const refusal = refusalOf(world, device, stanza, copies);
  const ordered = world.faults.takeAckError();
  if (refusal) world.problem(refusal.why, stanza);
  const error = ordered ?? refusal?.code;
  const cut = world.faults.takes('cutBeforeAck');
  const phash = missing(world, device, stanza, copies) ? '2:other' : undefined;
  if (!cut) connection.send(node('ack', { class: 'message', id, from: to, t: world.t, error, phash }));
  if (error === undefined) await bring(world, device, stanza, copies);
  if (cut) connection.drop();
  world.changes.tell(`the office sends ${id} to ${to}${error === undefined ? '' : `: ${error}`}`);
}

/** For every device a sealed copy: in the list of participants, or the one that asked for it again. */
function copiesIn(stanza: BinaryNode): Copy[] {
  const sealed = (enc: BinaryNode | undefined): Sealed => ({
    type: enc?.attrs['type'] === 'pkmsg' ? 'pkmsg' : 'msg',
    ciphertext: bytesIn(enc),
  });
  const single = child(stanza, 'enc');
  if (single) return [{ jid: stanza.attrs['to'] ?? '', sealed: sealed(single) }];
  return children(child(stanza, 'participants')).map((to) => ({
    jid: to.attrs['jid'] ?? '',
    sealed: sealed(child(to, 'enc')),
  }));
}

function refusalOf(world: World, device: LinkedDevice, stanza: BinaryNode, copies: Copy[]): Refusal | undefined {
  const { to = '', type, category } = stanza.attrs;
  if (!TYPES.has(type ?? '')) return { code: 479, why: `a message of no known type` };
  if (copies.length === 0) return { code: 479, why: 'a message for nobody' };
  if (category === 'peer') return world.isOffice(to) ? undefined : { code: 479, why: 'a request to another handset' };
  const phone = world.phoneOf(to);
  if (!phone && !world.isOffice(to)) return { code: 404, why: 'a message to a number that is not on WhatsApp' };
  const { server } = addressOf(to);
  if (world.faults.refusePhoneNumbers && server === SERVER && phone?.lid !== undefined) {
    return { code: 463, why: 'a message to the phone number of somebody who has a LID' };
  }
  if (world.faults.refuseFirstContacts && phone && !phone.sender.wrote) {
    return { code: 463, why: 'a message to somebody who has never written' };
  }
  if (copies.some(({ jid }) => addressOf(jid).server !== server)) {
    return { code: 479, why: 'copies to numbers and LIDs mixed' };
  }
  if (copies.some(({ sealed }) => sealed.type === 'pkmsg') && !child(stanza, 'device-identity')) {
    return { code: 479, why: 'a first message without device-identity' };
  }
  return child(stanza, 'enc') ? undefined : wrongDevices(world, device, phone, to, copies);
}

/** Copies are for devices that there are; the customer's phone itself is among them. */
function wrongDevices(world: World, device: LinkedDevice, phone: Phone | undefined, to: string, copies: Copy[]) {
  const { user } = addressOf(to);
  const known = new Set([
    ...ownDevices(world, device).map((id) => `${addressOf(world.officeJid(to)).user}:${id}`),
    ...(phone?.peers.map(({ id }) => `${user}:${id}`) ?? []),
  ]);
  const given = copies.map(({ jid }) => `${addressOf(jid).user}:${addressOf(jid).device}`);
  const stray = given.filter((name) => !known.has(name));
  if (stray.length > 0) return { code: 479, why: `copies for devices that are not there, ${stray.join()}` };
  if (phone && !given.includes(`${user}:0`)) return { code: 479, why: 'no copy for the phone itself' };
  return undefined;
}

/** All but the one that sends. */
const ownDevices = (world: World, device: LinkedDevice): number[] =>
  [0, ...world.devices.map(({ id }) => id)].filter((id) => id !== device.id);

/** A list of devices that is out of date is no mistake: the message goes, and the ack says that somebody is missing. */
function missing(world: World, device: LinkedDevice, stanza: BinaryNode, copies: Copy[]): boolean {
  const { to, category } = stanza.attrs;
  const all = ownDevices(world, device).length + (world.phoneOf(to)?.peers.length ?? 0);
  return category !== 'peer' && !child(stanza, 'enc') && copies.length < all;
}

async function bring(world: World, device: LinkedDevice, stanza: BinaryNode, copies: Copy[]): Promise<void> {
  const { id = '', to = '', category } = stanza.attrs;
  const identity = child(stanza, 'device-identity');
  const phone = world.phoneOf(to);
  for (const { jid, sealed } of copies) {
    const { device: number } = addressOf(jid);
    if (!world.isOffice(jid)) {
      phone?.receiver.take({ id, to, from: device, device: number, sealed, identity: identity && bytesIn(identity) });
    } else if (category === 'peer') {
      await world.handset.takeRequest(device, id, sealed);
    } else if (number === 0) {
      await world.handset.takeCopy(device, id, sealed);
    } else {
      const from = world.officeJid(to, device.id);
      const enc = node('enc', { v: 2, type: sealed.type }, sealed.ciphertext);
      const attrs = { id, from, recipient: to, type: stanza.attrs['type'], t: world.t };
      world.account.devices.get(number)?.deliver(node('message', attrs, identity ? [enc, identity] : [enc]));
    }
  }
}

const RECEIVED = new Set(['delivered', 'inactive', 'sender', 'peer_msg']);
const KNOWN = new Set([...RECEIVED, 'read', 'read-self', 'played', 'hist_sync', 'retry', 'server-error']);

/** What a device says of messages that it got. */
export async function takeReceipt(world: World, connection: Connection, device: LinkedDevice, stanza: BinaryNode) {
  const { id, to = '', type = 'delivered', recipient } = stanza.attrs;
  if (id === undefined) return world.problem('a receipt without id', stanza);
  if (!KNOWN.has(type)) return world.problem('a receipt of no known type', stanza);
  // a receipt for the handset's own message to a number without LID leaves this library without a receiver
  if (to === '' && type !== 'sender') return world.problem('a receipt without receiver', stanza);
  if (RECEIVED.has(type) && world.faults.takes('loseReceipts'))
    return world.changes.tell(`the receipt of ${id} is lost`);
  connection.send(node('ack', { class: 'receipt', id, from: to, type: stanza.attrs['type'], t: world.t }));
  if (RECEIVED.has(type)) device.acknowledged('message', id);
  if (type === 'server-error') return world.handset.reupload(device, stanza);
  const chat = recipient ?? to;
  const phone = world.phoneOf(chat);
  if (type === 'retry') {
    const count = Number(child(stanza, 'retry')?.attrs['count'] ?? 1);
    const sender = recipient === undefined && phone ? phone.sender : world.handset.sender;
    if (!sender.knows(id)) return world.problem('a retry of a message that was not sent', stanza);
    return sender.retry(device, stanza, count);
  }
  if (world.isOffice(chat) || type === 'hist_sync') return;
  if (!phone) return world.problem('a receipt to nobody', stanza);
  const ids = [id, ...children(child(stanza, 'list')).map(({ attrs }) => attrs['id'] ?? '')];
  for (const one of ids) toldOf(world, phone, one, type, stanza);
  world.changes.tell(`receipt ${type} of ${ids.join()} to ${phone.name}`);
}

function toldOf(world: World, phone: Phone, id: string, type: string, stanza: BinaryNode): void {
  if (type === 'sender') return;
  if (!phone.sender.knows(id)) return world.problem(`a receipt for a message that ${phone.name} did not send`, stanza);
  const wrote = phone.sender.addressed(id);
  if (stanza.attrs['to'] !== undefined && addressOf(stanza.attrs['to']).server !== addressOf(wrote).server) {
    world.problem('a receipt to another address than the message came from', stanza);
  }
  const sent = phone.chat.byId(id);
  if (!sent) return;
  if (type === 'read') sent.status = 'read';
  else if (sent.status === 'sent' && RECEIVED.has(type)) sent.status = 'delivered';
}

/** Typing. */
export function takeChatState(world: World, device: LinkedDevice, stanza: BinaryNode): void {
  const { from = '', to = '' } = stanza.attrs;
  const phone = world.phoneOf(to);
  if (!phone) return world.problem('typing to nobody', stanza);
  const own = from === world.officeJid(to, device.id);
  if (!own) world.problem(`typing as somebody else than ${world.officeJid(to, device.id)}`, stanza);
  phone.officeIs = child(stanza, 'composing') ? 'typing' : 'quiet';
  world.changes.tell(`the office is ${phone.officeIs}`);
}

/** Being there, and asking whether others are. */
export function takePresence(world: World, device: LinkedDevice, stanza: BinaryNode): void {
  const { type, to = '' } = stanza.attrs;
  if (type === 'available' || type === 'unavailable') device.presence = type;
  if (type === 'subscribe') {
    const phone = world.phoneOf(to);
    if (!phone) return world.problem('the presence of nobody was asked for', stanza);
    device.subscribed.add(addressOf(to).user);
    device.tell(node('presence', { from: to, type: 'unavailable', last: 'deny' }));
  }
  world.changes.tell(`presence ${type ?? 'name'}`);
}
