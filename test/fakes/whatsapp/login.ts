/** Who may come in, and what a device is told when it has. */
import { randomBytes } from 'node:crypto';
import type { proto } from '@whiskeysockets/baileys';
import { streamError } from './connection.ts';
import type { Connection } from './connection.ts';
import type { CloseCode, LoginRefusal } from './faults.ts';
import { lidJid, node } from './nodes.ts';
import type { Handshaken } from './noise.ts';
import type { World } from './world.ts';

const failure = (reason: LoginRefusal | 403) => node('failure', { reason, location: 'cln' });

/** @returns whether the device is in; otherwise it has been told why not */
export function logIn(world: World, connection: Connection, { noiseKey, payload }: Handshaken): boolean {
  const refused = refusal(world, noiseKey, payload);
  const device = world.account.devices.get(payload.device ?? 0);
  if (refused !== undefined || !device) {
    world.changes.tell(`login refused: ${refused ?? 401}`);
    connection.end(failure(refused ?? 401));
    return false;
  }
  if (device.routing && connection.routing && !connection.routing.equals(device.routing)) {
    world.problem('the routing header is not the one that was given');
  }
  connection.device = device;
  device.loggedIn(connection);
  const lid = lidJid(world.account.lid, device.id);
  connection.send(node('success', { t: world.t, props: 27, location: 'cln', lid, display_name: world.account.name }));
  device.routing = randomBytes(8);
  connection.send(node('ib', {}, [node('edge_routing', {}, [node('routing_info', {}, device.routing)])]));
  world.changes.tell(`device ${device.id} logged in`);
  return true;
}

function refusal(world: World, noiseKey: Buffer, payload: proto.ClientPayload): LoginRefusal | undefined {
  const { faults, account } = world;
  const [, , third = 0] = versionOf(payload);
  if (third < faults.lowestVersion) return 405;
  const ordered = faults.takeLogin();
  if (ordered !== undefined) return ordered;
  if (String(payload.username) !== account.number) return 401;
  // a number with no device, too: asked for a pairing code and never linked
  const device = account.devices.get(payload.device ?? 0);
  return device?.keys.noiseKey.equals(noiseKey) ? undefined : 401;
}

export function versionOf({ userAgent }: proto.ClientPayload): number[] {
  const { primary, secondary, tertiary } = userAgent?.appVersion ?? {};
  return [primary ?? 0, secondary ?? 0, tertiary ?? 0];
}

/** Ends a line in the way that the socket knows by this code (DisconnectReason). */
export function closeWith(connection: Connection, code: CloseCode): void {
  switch (code) {
    case 401:
      return connection.end(streamError(401, node('conflict', { type: 'device_removed' })));
    case 403:
      return connection.end(failure(403));
    case 411:
      return connection.end(node('ib', {}, [node('downgrade_webclient')]));
    case 428:
      return connection.end(node('xmlstreamend'));
    case 440:
      return connection.end(node('stream:error', {}, [node('conflict', { type: 'replaced' })]));
    default:
      return connection.end(streamError(code));
  }
}
