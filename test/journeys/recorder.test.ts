/** `npm run journey`: what is recorded from a session, played again in a new office, comes to the same. */
import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { recordJourney } from '../../bots/record.ts';
import { parseScript, writeScript } from '../../bots/script.ts';
import type { Line } from '../../bots/script.ts';
import { openOffice } from '../office.ts';
import { play } from './play.ts';
import { webchatDriver } from './webchat_driver.ts';

/** Only so that a busy machine does not end a long journey half-way. */
const PLAYED_TWICE_MS = 180_000;

async function playInNewOffice(script: Line[]) {
  const clock = script.find((line) => line.kind === 'clock')?.to ?? '';
  const office = await openOffice({ clock });
  onTestFinished(() => office.stop());
  return { office, played: await play(script, { network: await webchatDriver.begin() }, office) };
}

/** What was said in the chat: not what came of downloads, which leave no message. */
function replies(lines: Line[]): string[] {
  return lines.flatMap((line) => (line.kind === 'reply' && !/^(file|page \d+): /.test(line.text) ? [line.text] : []));
}

test.each([
  ['an order from hello to rating', 'two_publications'],
  ['timers that fall due, a free order', 'silent'],
  ['proofs sent as files, in English', 'payer_abroad'],
  ['corrections, mended page counts', 'invoice_corrected'],
])('%s', { timeout: PLAYED_TWICE_MS }, async (_, name) => {
  const script = parseScript(readFileSync(new URL(`${name}.journey`, import.meta.url), 'utf8'));
  const { office, played } = await playInNewOffice(script);
  const order = await office.ctx.db.read.order.findFirstOrThrow({ select: { code: true } });

  const recorded = await recordJourney(office.ctx, order.code);

  expect(replies(recorded ?? [])).toEqual(replies(played));
  const again = parseScript(writeScript(recorded ?? []));
  expect(writeScript((await playInNewOffice(again)).played)).toBe(writeScript(again));
});

test('a chat without orders is found by its id, an unknown one is not', async () => {
  const { office } = await playInNewOffice(parseScript('clock 2026-11-23 09:00\n> (open)\n> setuju\n'));
  const { chat } = await office.ctx.db.read.conversation.findFirstOrThrow({ select: { chat: true } });
  expect(writeScript((await recordJourney(office.ctx, chat)) ?? [])).toContain('> setuju\n< Terima kasih');
  expect(await recordJourney(office.ctx, 'nobody')).toBeNull();
});
