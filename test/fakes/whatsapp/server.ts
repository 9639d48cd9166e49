/**
 * WhatsApp on this machine, for tests: a server that the library's own socket links to, logs in at and talks through, and
 * customers who are real Signal peers.
 *
 *   const wa = await openWhatsApp();                       // the office's number is wa.number
 *   const sock = makeWASocket({ waWebSocketUrl: wa.url, fetchAgent: wa.agents.agent, ... });
 *   await wa.scan(qr);                                     // or wa.enterCode(code); then the socket gets 515 and comes again
 *   const budi = wa.phone('6281234567890');                // { lid: false }, { hidden: true } (LID only), { devices: 2 }
 *   const sent = await budi.says('halo');                  // sendsFile, sendsAlbum, sends(contents.location()), edits, ...
 *   await wa.until(() => sent.status === 'read');          // 'sent', 'delivered', 'read': what the office has told of it
 *   const letter = await budi.hears(/invoice\.pdf/);       // the next message of the office that fits; budi.screen(): all
 *   await budi.opens(letter);                              // the bytes of its file
 *   await wa.handset.writes(budi, 'Saya bantu');           // a person of the office, on the phone that the number is on
 *   wa.disconnect(440);                                    // or drop(), stop() and start(), unlink(), and wa.faults
 *   budi.sender.corrupt = 1;                               // the next message is unreadable; budi.receiver.unreadable: theirs
 *   await wa.close();                                      // throws when the socket did what the server refuses (wa.problems)
 *
 * A twin of the protocol, no proof that WhatsApp takes an account. It does not play groups, status, patches of app state,
 * demands for privacy tokens, or linking by passkey.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { loopbackAgents } from './agents.ts';
import { Connection } from './connection.ts';
import type { Host } from './connection.ts';
import { Handset } from './handset.ts';
import { Linking } from './linking.ts';
import { closeWith, logIn } from './login.ts';
import type { CloseCode } from './faults.ts';
import { Media } from './media.ts';
import { takeChatState, takeMessage, takePresence, takeReceipt } from './messages.ts';
import { children, node, SERVER } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import { fakeRoot, trustFakeRoot } from './noise.ts';
import { Phone } from './phone.ts';
import type { PhoneOptions } from './phone.ts';
import { answer } from './queries.ts';
import { World } from './world.ts';

export * as contents from './contents.ts';
export type { ShownMessage } from './chat.ts';
export type { CloseCode, LoginRefusal } from './faults.ts';
export type { Phone, PhoneOptions, Sent } from './phone.ts';

export interface FakeWhatsAppOptions {
  /** of the office, with the country's code */
  number?: string;
  /** of the office, as a linked device learns it */
  name?: string;
  /** UTC ms, for the times of messages; default: the machine's clock */
  now?: () => number;
}

export type FakeWhatsApp = Awaited<ReturnType<typeof openWhatsApp>>;

export async function openWhatsApp(options: FakeWhatsAppOptions = {}) {
  const { number = '628114567890', name = 'Layanan Statistik', now = Date.now } = options;
  const media = new Media(
    (what) => world.changes.tell(what),
    (what) => world.problem(what),
  );
  const world: World = new World(number, name, media, now);
  world.handset = new Handset(world);
  const linking = new Linking(world);
  const host = hostOf(world, linking);
  const http = createServer((request, response) => void media.serve(request, response));
  const sockets = new WebSocketServer({
    server: http,
    path: '/ws/chat',
    verifyClient: (_client, done) => done(world.faults.http === undefined, world.faults.http),
  });
  sockets.on('connection', (socket) => void world.connections.add(new Connection(socket, host)));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  media.host = `127.0.0.1:${port}`;
  const distrust = trustFakeRoot();
  const loggedIn = () => world.devices.flatMap(({ line }) => (line instanceof Connection ? [line] : []));

  return {
    /** waWebSocketUrl */
    url: `ws://127.0.0.1:${port}/ws/chat`,
    port,
    /** for fetchAgent, and for options.dispatcher of downloads */
    agents: loopbackAgents(port),
    /** under which the server is certified, 32 bytes: for a process that has to be told */
    root: fakeRoot(),
    number,
    lid: world.account.lid,
    handset: world.handset,
    faults: world.faults,
    media,
    problems: world.problems as readonly string[],
    /** everything on the line so far */
    wire: world.wire as readonly { by: 'socket' | 'server'; stanza: BinaryNode }[],
    phone(phoneNumber: string, phoneOptions?: PhoneOptions): Phone {
      const phone = new Phone(world, phoneNumber, phoneOptions);
      world.phones.push(phone);
      return phone;
    },
    /** What the condition gives once it gives something; asked now and whenever something has happened here. */
    until: <T>(condition: () => T, what = 'a condition of the test') => world.changes.until(condition, what),
    /** For conditions about what is not of this fake: look again. */
    nudge: () => world.changes.tell(),
    scan: linking.scan.bind(linking),
    enterCode: linking.enterCode.bind(linking),
    /** the linked devices */
    devices: () => world.devices,
    /** stanzas that no device has acknowledged */
    unacknowledged: () => world.devices.flatMap(({ waiting }) => waiting.map(({ stanza }) => stanza)),
    /** The handset's owner unlinks everything: 401. */
    unlink(): void {
      const lines = loggedIn();
      world.account.devices.clear();
      for (const line of lines) closeWith(line, 401);
    },
    /** Ends the lines in the way that the library knows by this code; 401 does not unlink (`unlink` does). */
    disconnect(code: CloseCode): void {
      for (const line of world.connections) closeWith(line, code);
    },
    /** The line breaks without a word: 428 at the socket. */
    drop(): void {
      for (const line of world.connections) line.drop();
    },
    /** As if there were no network: lines break, and new ones are not taken (408 at the socket). */
    stop(): void {
      for (const line of world.connections) line.drop();
      http.close();
    },
    /** Listens again, at the same address. */
    async start(): Promise<void> {
      http.listen(port, '127.0.0.1');
      await once(http, 'listening');
    },
    /** The office may write to nobody new, until then (UTC ms), or may again. Told to the devices; see also ackError. */
    restrict(until: number | undefined): void {
      const ends = until === undefined ? undefined : String(Math.floor(until / 1000));
      const payload = { is_active: until !== undefined, time_enforcement_ends: ends, enforcement_type: 'DEFAULT' };
      const json = JSON.stringify({ data: { xwa2_notify_account_reachout_timelock: payload } });
      const update = node('update', { op_name: 'NotificationUserReachoutTimelockUpdate' }, Buffer.from(json));
      const attrs = { from: SERVER, type: 'mex', id: world.nextId('mex-'), t: world.t };
      for (const device of world.devices) device.deliver(node('notification', attrs, [update]));
    },
    /** Any stanza at all, to the devices that are there. */
    push(stanza: BinaryNode): void {
      for (const line of loggedIn()) line.send(stanza);
    },
    /** Problems that a test has provoked, and does not want to fail by. */
    forgive(): string[] {
      return world.problems.splice(0);
    },
    /** @throws Error when the socket did what the server would refuse */
    async close(): Promise<void> {
      for (const line of world.connections) line.drop();
      for (const phone of world.phones) phone.close();
      world.handset.peer.close();
      distrust();
      sockets.close();
      http.closeAllConnections();
      if (http.listening) await new Promise((resolve) => http.close(resolve));
      if (world.problems.length > 0) throw new Error(`WhatsApp would refuse:\n${world.problems.join('\n')}`);
    },
  };
}

function hostOf(world: World, linking: Linking): Host {
  return {
    admit(connection, client) {
      if (client.payload.username) logIn(world, connection, client);
      else linking.register(connection, client);
    },
    left(connection) {
      world.connections.delete(connection);
      linking.left(connection);
      connection.device?.gone(connection);
      world.changes.tell('a line is closed');
    },
    sent: (stanza) => void world.wire.push({ by: 'server', stanza }),
    problem: (what) => world.problem(what),
    async receive(connection, stanza) {
      world.wire.push({ by: 'socket', stanza });
      if (!connection.device) return receiveUnlinked(world, linking, connection, stanza);
      await receive(world, connection, stanza);
    },
  };
}

function receiveUnlinked(world: World, linking: Linking, connection: Connection, stanza: BinaryNode): void {
  if (stanza.tag !== 'iq' || stanza.attrs['type'] === 'error') return;
  const { id, xmlns } = stanza.attrs;
  if (stanza.attrs['type'] !== 'result' && xmlns !== 'md') {
    if (xmlns === 'w:p') connection.send(node('iq', { from: SERVER, id, type: 'result' }));
    else world.problem('a query before login', stanza);
    return;
  }
  const content = linking.receive(connection, stanza);
  if (!content) return;
  const type = content.tag === 'error' ? 'error' : 'result';
  connection.send(node('iq', { from: SERVER, id, type }, [content]));
}

async function receive(world: World, connection: Connection, stanza: BinaryNode): Promise<void> {
  const { device } = connection;
  if (!device) return;
  const { tag, attrs } = stanza;
  switch (tag) {
    case 'iq':
      return answer(world, connection, stanza);
    case 'message':
      return takeMessage(world, connection, device, stanza);
    case 'receipt':
      return takeReceipt(world, connection, device, stanza);
    case 'ack':
      device.acknowledged(attrs['class'] ?? '', attrs['id']);
      return world.changes.tell(`ack ${attrs['class']} ${attrs['id']} ${attrs['error'] ?? ''}`);
    case 'chatstate':
      return takeChatState(world, device, stanza);
    case 'presence':
      return takePresence(world, device, stanza);
    case 'ib': {
      const [what] = children(stanza);
      if (what?.tag !== 'offline_batch') return;
      device.sendWaiting(!world.faults.offlineNeverEnds);
      return world.handset.greet(device);
    }
    default:
      return world.problem('a stanza that this fake does not know', stanza);
  }
}
