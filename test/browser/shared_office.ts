/** One office for all tests of a file: opening it costs more than most of what is done in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { TelegramConfig } from '../../config.ts';
import { buildClient } from '../bots/webchat/browser.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';

/** Every officer's. */
export const PASSWORD = 'kuda laut berenang 7';

/** An open page of the chat hears from the office so often that a test need not wait for it, ms. */
const PING_MS = 200;

interface SharedOfficeOptions {
  /** customers open the page of the chat: its script is compiled first */
  chatPage: boolean;
  /** officers sign in */
  panel: boolean;
  /** the office's Telegram bot; started before the office */
  telegram?: () => Promise<TelegramConfig>;
}

/** Opens an office before the tests of the file that calls this, and closes it after them. */
export function sharedOffice({ chatPage, panel, telegram }: SharedOfficeOptions): () => Office {
  let office: Office | undefined;
  let client = '';
  beforeAll(async () => {
    client = await mkdtemp(join(tmpdir(), 'gerai-client-'));
    // the page of this very checkout, whatever was built before
    if (chatPage) buildClient(client);
    office = await openOffice({
      ...(panel ? { password: PASSWORD } : {}),
      ...(telegram ? { telegram: await telegram() } : {}),
      surroundings: { webchat: { pingMs: PING_MS, ...(chatPage ? { builtClient: `${client}/` } : {}) } },
    });
  });
  afterAll(async () => {
    await office?.stop();
    await rm(client, { recursive: true, force: true });
  });
  return () => {
    if (office === undefined) throw new Error('The office is open only while tests run');
    return office;
  };
}
