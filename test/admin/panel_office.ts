/** The panel over HTTP: the real app over real services, database and files, with a clock in hand. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { onTestFinished } from 'vitest';
import { createPanel } from '../../admin/app.ts';
import type { Role } from '../../domain/vocabulary.ts';
import type { RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import { addOfficer } from '../../services/people.ts';
import { openOffice } from '../services/orders_office.ts';
import { Browser } from './browser.ts';

export const PASSWORD = 'kuda laut berenang 7';

export const WEBCHAT: RunningChannel = { name: 'webchat', account: 'web', mode: 'own' };
export const TELEGRAM: RunningChannel = { name: 'telegram', account: '123456', mode: 'polling' };
export const WHATSAPP: RunningChannel = { name: 'whatsapp', account: '', mode: 'socket' };

export interface PanelOffice {
  ctx: ServiceContext;
  /** without a slash at the end */
  url: string;
  /** moves the clock on by ms */
  pass(ms: number): void;
  /** somebody who is not signed in */
  stranger(): Browser;
  /** an officer at their browser, signed in; made when there is none of that name */
  officer(role: Role, name?: string): Promise<Browser>;
  emailOf(name: string): string;
}

export async function openPanel({
  secure = false,
  channels = [WEBCHAT],
}: { secure?: boolean; channels?: readonly RunningChannel[] } = {}): Promise<PanelOffice> {
  const { ctx, pass } = await openOffice();
  const app = express();
  app.use('/panel', createPanel({ ctx, secure, channels }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@contoh.example`;
  return {
    ctx,
    url: origin,
    pass,
    emailOf,
    stranger: () => new Browser(origin),
    async officer(role, name = `Orang ${role}`) {
      const email = emailOf(name);
      if (!(await ctx.db.read.officer.findUnique({ where: { email } }))) {
        const added = await addOfficer(ctx, { kind: 'system' }, { name, email, role }, PASSWORD);
        if (!added.ok) throw new Error(added.reason);
      }
      const browser = new Browser(origin);
      await signInAs(browser, email);
      return browser;
    },
  };
}

export async function signInAs(browser: Browser, email: string, password = PASSWORD) {
  return browser.submit(await browser.get('/panel/masuk'), '/panel/masuk', { email, password });
}
