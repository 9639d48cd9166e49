/** libsignal's own prints, which hold private keys, never reach the console; other prints do. */
import { createRequire } from 'node:module';
import { expect, it, vi } from 'vitest';
import { quietLibsignal } from '../../../bots/whatsapp/quiet.ts';

interface Records {
  SessionRecord: new () => {
    closeSession(session: object): void;
    openSession(session: object): void;
  };
}

it('drops what libsignal prints of sessions, and nothing else', () => {
  const printed: unknown[][] = [];
  const ways = ['info', 'warn', 'error'] as const;
  const spies = ways.map((way) => vi.spyOn(console, way).mockImplementation((...parts) => void printed.push(parts)));
  quietLibsignal();
  const require = createRequire(import.meta.resolve('@whiskeysockets/baileys'));
  const SessionRecord = require('libsignal/src/session_record.js') as Records['SessionRecord'];
  const record = new SessionRecord();
  const session = { indexInfo: { closed: -1 }, currentRatchet: { privKey: 'a private key' } };
  record.closeSession(session);
  record.closeSession(session);
  record.openSession(session);
  expect(printed).toEqual([]);
  globalThis.console.info('a line of somebody else', { kept: true });
  expect(printed).toEqual([['a line of somebody else', { kept: true }]]);
  for (const spy of spies) spy.mockRestore();
});
