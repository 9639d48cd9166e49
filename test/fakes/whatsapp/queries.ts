/** What is answered to queries (iq): keys, devices of users, media servers, settings. */
import type { Connection } from './connection.ts';
import type { LinkedDevice } from './device.ts';
import { streamError } from './connection.ts';
import { addressOf, bigEndian, child, children, lidJid, node, pnJid, SERVER, textIn } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import { bundleNodes } from './signal.ts';
import type { World } from './world.ts';

/** Children of the result; an `error` node makes it an error. */
type Answer = BinaryNode[];
type Answerer = (world: World, device: LinkedDevice, iq: BinaryNode) => Answer | undefined;

const error = (code: number, text: string): BinaryNode => node('error', { code, text });

const ANSWERS: Readonly<Record<string, Answerer>> = {
  'w:p': () => [],
  'w:stats': () => [],
  abt: () => [node('props', { protocol: 1, hash: 'props-1' }, [])],
  blocklist: () => [node('list', {}, [])],
  'urn:xmpp:whatsapp:dirty': () => [],
  'w:profile:picture': () => [error(404, 'item-not-found')],
  'w:biz': () => [node('business_profile', { v: 244 }, [])],
  'w:mex': () => [node('result', {}, Buffer.from(JSON.stringify(TIMELOCK)))],
  disappearing_mode: () => [],
  passive(world, device, iq) {
    if (!child(iq, 'active')) return [];
    // the answer goes first
    queueMicrotask(() => {
      device.preview(!world.faults.offlineNeverEnds);
      if (device.live) world.handset.greet(device);
    });
    return [];
  },
  privacy(_world, _device, iq) {
    if (child(iq, 'privacy') === undefined) return [];
    const all = ['last', 'online', 'profile', 'status', 'readreceipts', 'groupadd', 'calladd', 'messages'];
    const categories = all.map((name) =>
      node('category', { name, value: name === 'online' ? 'match_last_seen' : 'all' }),
    );
    return [node('privacy', {}, categories)];
  },
  'w:m'(world) {
    const host = node('host', { hostname: world.media.host, maxContentLengthBytes: 100 * 1024 * 1024 });
    return [node('media_conn', { auth: world.media.auth, ttl: 3600, auth_ttl: 3600, max_buckets: 12 }, [host])];
  },
  'w:sync:app:state'(_world, _device, iq) {
    const collections = children(child(iq, 'sync')).map(({ attrs }) => {
      return node('collection', { name: attrs['name'], version: attrs['version'] ?? 0, type: 'result' });
    });
    return [node('sync', {}, collections)];
  },
  encrypt: keys,
  usync,
  md: removeDevice,
};

const TIMELOCK = {
  data: {
    xwa2_fetch_account_reachout_timelock: { is_active: true, time_enforcement_ends: '0', enforcement_type: 'DEFAULT' },
    xwa2_message_capping_info: { total_quota: 100, used_quota: 0, capping_status: 'NONE' },
  },
};

/** Answers the query; what is not known is an error to the socket and a problem to the test. */
export function answer(world: World, connection: Connection, iq: BinaryNode): void {
  const { id, type, xmlns } = iq.attrs;
  if (id === undefined) return world.problem('a query without id', iq);
  // answers of the socket to queries of the server
  if (type === 'result' || type === 'error') return;
  if (world.faults.silent) return;
  const { device } = connection;
  if (!device) return world.problem('a query before login', iq);
  const ordered = world.faults.takeQueryError(xmlns);
  const content = ordered === undefined ? ANSWERS[xmlns ?? '']?.(world, device, iq) : [error(ordered, 'ordered')];
  if (content === undefined) world.problem('a query that this fake does not know', iq);
  const result = content ?? [error(501, 'feature-not-implemented')];
  const failed = result.some(({ tag }) => tag === 'error');
  connection.send(node('iq', { from: SERVER, id, type: failed ? 'error' : 'result' }, result));
}

function keys(world: World, device: LinkedDevice, iq: BinaryNode): Answer | undefined {
  const [what] = children(iq);
  if (iq.attrs['type'] === 'set') {
    if (what?.tag === 'rotate') device.rotate(child(what, 'skey'));
    else device.upload(iq);
    world.changes.tell(`device ${device.id} has ${device.preKeyCount} keys`);
    return [];
  }
  if (what?.tag === 'count') return [node('count', { value: device.preKeyCount })];
  if (what?.tag === 'digest')
    return [node('digest', {}, [node('registration', {}, bigEndian(device.keys.registrationId, 4))])];
  if (what?.tag !== 'key') return undefined;
  const users = children(what).map(({ attrs }) => {
    const jid = attrs['jid'];
    const bundle = jid === undefined ? undefined : bundleOf(world, jid);
    if (!bundle) world.problem(`keys were asked for of a device that is not there: ${jid}`);
    return node('user', { jid }, bundle ? bundleNodes(bundle) : [error(404, 'item-not-found')]);
  });
  return [node('list', {}, users)];
}

function bundleOf(world: World, jid: string) {
  const { device } = addressOf(jid);
  if (world.isOffice(jid))
    return device === 0 ? world.handset.peer.takeBundle() : world.account.devices.get(device)?.takeBundle();
  return world
    .phoneOf(jid)
    ?.peers.find(({ id }) => id === device)
    ?.takeBundle();
}

/** The devices of users, the LID of numbers, whether numbers are on WhatsApp. */
function usync(world: World, _device: LinkedDevice, iq: BinaryNode): Answer {
  const query = child(iq, 'usync');
  const asked = children(child(query, 'query')).map(({ tag }) => tag);
  const users = children(child(query, 'list')).map((user) => {
    const number = textIn(child(user, 'contact')).replace('+', '');
    const jid = user.attrs['jid'] ?? pnJid(number);
    const known = world.isOffice(jid) || world.phoneOf(jid) !== undefined;
    const nodes = [
      ...(asked.includes('contact') ? [node('contact', { type: known ? 'in' : 'out' })] : []),
      ...(asked.includes('devices') && known ? [node('devices', {}, [deviceList(world, jid)])] : []),
      ...(asked.includes('lid') ? lidOf(world, jid) : []),
    ];
    return node('user', { jid }, nodes);
  });
  const { sid, mode, context } = query?.attrs ?? {};
  const attrs = { sid, mode, context, index: 0, last: 'true' };
  return [
    node('usync', attrs, [
      node(
        'result',
        {},
        asked.map((tag) => node(tag)),
      ),
      node('list', {}, users),
    ]),
  ];
}

function deviceList(world: World, jid: string): BinaryNode {
  const ids = world.isOffice(jid)
    ? [0, ...world.devices.map(({ id }) => id)]
    : (world.phoneOf(jid)?.peers.map(({ id }) => id) ?? []);
  const nodes = ids.map((id) => node('device', { id, 'key-index': id === 0 ? undefined : id }));
  return node('device-list', {}, nodes);
}

/** A LID is told of a number, never a number of a LID. */
function lidOf(world: World, jid: string): BinaryNode[] {
  if (!jid.endsWith(SERVER)) return [];
  const lid = world.isOffice(jid) ? world.account.lid : world.phoneOf(jid)?.lid;
  return lid === undefined ? [] : [node('lid', { val: lidJid(lid) })];
}

/** Unlinking from the side of the device. */
function removeDevice(world: World, device: LinkedDevice, iq: BinaryNode): Answer | undefined {
  const remove = child(iq, 'remove-companion-device');
  if (!remove) return undefined;
  const { device: id } = addressOf(remove.attrs['jid']);
  if (id !== device.id) world.problem('a device unlinks another one', iq);
  const { line } = device;
  queueMicrotask(() => {
    world.account.devices.delete(device.id);
    line?.end(streamError(401, node('conflict', { type: 'device_removed' })));
    world.changes.tell(`device ${device.id} unlinked itself`);
  });
  return [];
}
