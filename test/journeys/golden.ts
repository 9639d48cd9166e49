/**
 * Golden journeys: each *.journey is played over every channel and on both engines, and must come out word for word.
 *
 *     npx vitest run test/journeys                              plays them all
 *     npx vitest run test/journeys -t 'two publications'        one of them
 *     UPDATE_JOURNEYS=1 npx vitest run test/journeys            writes what came out into the scripts: read it before you keep it
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isResult, parseScript, writeScript } from '../../bots/script.ts';
import type { Line } from '../../bots/script.ts';
import { openOffice } from '../office.ts';
import type { ChannelDriver } from './driver.ts';
import { openMailbox } from './mailbox.ts';
import { play } from './play.ts';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
const SCRIPTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.journey'))
  .toSorted();

/** The office of these has a mail server. */
const WITH_LETTERS = /_by_mail\.journey$/;

/** Only so that a busy machine does not end a long journey half-way. */
const PLAYED_MS = 120_000;

const updating = process.env['UPDATE_JOURNEYS'] === '1';

/** `writes`: this run may write the scripts anew; one does, as the others would write into the same files. */
export function playGolden(driver: ChannelDriver, { writes = false } = {}): void {
  describe.skipIf(updating && !writes)(`over ${driver.name}`, () => {
    test.each(SCRIPTS)('%s', { timeout: PLAYED_MS }, async (name) => {
      const file = FOLDER + name;
      const written = readFileSync(file, 'utf8');
      const script = sayable(driver, parseScript(written));
      const clock = script.find((line) => line.kind === 'clock')?.to;
      const network = await driver.begin();
      const mailbox = WITH_LETTERS.test(name) ? await openMailbox() : undefined;
      const office = await openOffice({
        ...network.options,
        ...(clock === undefined ? {} : { clock }),
        ...(mailbox === undefined ? {} : { email: mailbox.email }),
      });
      onTestFinished(async () => {
        await office.stop();
        await network.end();
        await mailbox?.end();
      });
      const played = await play(script, { network, mailbox }, office);
      if (updating) return writeFileSync(file, writeScript(played));
      expect(
        script.some(({ kind }) => kind === 'reply'),
        'a journey that expects nothing proves nothing',
      ).toBe(true);
      expect(writeScript(played)).toBe(writeScript(script));
      return undefined;
    });
  });
}

function sayable(driver: ChannelDriver, script: readonly Line[]): Line[] {
  const kept: Line[] = [];
  let leftOut = false;
  for (const line of script) {
    if (!isResult(line)) leftOut = line.kind === 'customer' && isLacking(driver, line, kept);
    if (!leftOut) kept.push(line);
  }
  return kept;
}

function isLacking({ lacks }: ChannelDriver, { chat, said }: Line & { kind: 'customer' }, before: readonly Line[]) {
  return (
    lacks?.(
      said,
      before.filter((line) => 'chat' in line && line.chat === chat),
    ) === true
  );
}
