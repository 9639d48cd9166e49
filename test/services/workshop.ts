/** A whole service context for one test: a real database and real files in a directory of their own, and a clock in hand. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { seedExample } from '../../prisma/seed.ts';
import type { Actor, ServiceContext } from '../../services/context.ts';
import { createVault } from '../../services/vault.ts';
import { openData } from '../engine.ts';
import { temporaryDirectory } from '../prisma/temporary.ts';

export interface Workshop {
  ctx: ServiceContext;
  dataDir: string;
  /** moves the clock on by ms */
  pass(ms: number): void;
}

/** Monday 23 November 2026, 09:00 WIB */
export const START = Date.UTC(2026, 10, 23, 2);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const ADMIN: Actor = { kind: 'officer', id: 'admin-1', name: 'Ani Admin', role: 'admin' };
export const PETUGAS: Actor = { kind: 'officer', id: 'petugas-1', name: 'Peni Petugas', role: 'petugas' };
export const BENDAHARA: Actor = { kind: 'officer', id: 'bendahara-1', name: 'Beni Bendahara', role: 'bendahara' };
export const PIMPINAN: Actor = { kind: 'officer', id: 'pimpinan-1', name: 'Pia Pimpinan', role: 'pimpinan' };
export const CUSTOMER: Actor = { kind: 'customer', id: 'customer-1', name: 'Citra' };

export async function openWorkshop({ seeded = false }: { seeded?: boolean } = {}): Promise<Workshop> {
  const dataDir = temporaryDirectory();
  const db = await openData({ dataDir });
  onTestFinished(() => db.close());
  let now = START;
  if (seeded) await seedExample(db, now);
  const ctx: ServiceContext = {
    db,
    now: () => now,
    random: countedBytes(),
    vault: createVault('5e'.repeat(32)),
    renderer: { render: () => Promise.reject(new Error('no documents here')), close: () => Promise.resolve() },
    filesDir: join(dataDir, 'files'),
    publicUrl: 'https://pst.example',
    mail: false,
    whatsapp: true,
    log: pino({ level: 'silent' }),
  };
  return { ctx, dataDir, pass: (ms) => void (now += ms) };
}

/** Bytes that differ from call to call and are the same in every run. */
function countedBytes(): (count: number) => Uint8Array {
  let calls = 0;
  return (count) => {
    const seed = `${(calls += 1)}`;
    const blocks = Array.from({ length: Math.ceil(count / 32) }, (_, at) =>
      createHash('sha256').update(`${seed}/${at}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, count);
  };
}
