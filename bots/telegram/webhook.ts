/**
 * Telegram calls us: an update is answered with 200 when it is in the inbox, and only then; anything else, and Telegram
 * brings it again. Several programs on the same data may serve it.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { Router } from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Update, WebhookInfo } from 'telegraf/types';
import type { ServiceContext } from '../../services/context.ts';
import type { BotAccount } from './account.ts';
import type { TelegramClient } from './client.ts';
import { ALLOWED_UPDATES, updateSchema } from './intake.ts';
import type { Intake } from './intake.ts';
import { codeOf, pause } from '../pause.ts';
import { Patience, standingAfter } from './patience.ts';
import type { TelegramTiming } from './timing.ts';

export const WEBHOOK_PATH = '/telegram/webhook';

/** Far more than any update has: texts end at 4096 characters, files do not come along. */
const MAX_BODY_BYTES = 1024 * 1024;
/** Telegram's own default; it sends one update of a chat after the other. */
const MAX_CONNECTIONS = 40;

interface WebhookParts {
  ctx: ServiceContext;
  client: TelegramClient;
  account: BotAccount;
  intake: Intake;
  timing: TelegramTiming;
  secret: string;
}

/** To be mounted at the root. */
export function webhookRouter({ ctx, intake, secret }: WebhookParts): Router {
  const router = Router();
  router.post(WEBHOOK_PATH, secretOnly(secret), express.json({ limit: MAX_BODY_BYTES }), async (req, res) => {
    const { success } = updateSchema.safeParse(req.body);
    if (!success) {
      ctx.log.warn({ code: 'TELEGRAM_UPDATE_MALFORMED' }, 'Something that is no update came to the webhook');
      return void res.sendStatus(400);
    }
    try {
      await intake.persist([req.body as Update]);
      res.sendStatus(200);
    } catch (err) {
      ctx.log.error({ code: codeOf(err) }, 'An update could not be kept; Telegram brings it again');
      res.sendStatus(503);
    }
  });
  router.use(WEBHOOK_PATH, unreadable(ctx));
  return router;
}

/** Sets the webhook and watches over it, until aborted; never rejects. */
export async function keepWebhook(parts: WebhookParts, signal: AbortSignal): Promise<void> {
  const { client, account, timing } = parts;
  const url = `${parts.ctx.publicUrl}${WEBHOOK_PATH}`;
  const patience = new Patience(timing);
  let isSet = false;
  while (!signal.aborted) {
    try {
      await account.open();
      // at every start, since the secret of one that is set already cannot be read
      if (!isSet) await setWebhook(parts, url, signal);
      const info = await client.call('getWebhookInfo', {}, { signal });
      // somebody who polls with the same token has removed it
      isSet = info.url === url;
      patience.succeeded();
      const problem = troubleOf(info);
      await account.stands({ state: problem === null ? 'connected' : 'troubled', problem });
      await pause(isSet ? timing.webhookLookMs : timing.longestWaitMs, signal);
    } catch (err) {
      if (signal.aborted) return;
      const waitMs = patience.failed(err);
      await account.stands(standingAfter(err));
      await pause(waitMs, signal);
    }
  }
}

async function setWebhook({ client, secret }: WebhookParts, url: string, signal: AbortSignal): Promise<void> {
  await client.call(
    'setWebhook',
    { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: MAX_CONNECTIONS },
    { signal },
  );
}

/** An old error stays in the answer for long: it is one only while something waits. */
function troubleOf(info: WebhookInfo): string | null {
  return info.pending_update_count > 0 ? (info.last_error_message ?? null) : null;
}

/** Compares hashes, which have one length, in constant time; the body of whoever does not know it is not read. */
function secretOnly(secret: string): RequestHandler {
  const expected = hashOf(secret);
  return (req, res, next) => {
    const given = hashOf(req.get('x-telegram-bot-api-secret-token') ?? '');
    if (timingSafeEqual(given, expected)) return next();
    res.set('Connection', 'close').sendStatus(401);
  };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** A body that is no JSON, or too large; its content is not logged. */
function unreadable({ log }: ServiceContext): ErrorRequestHandler {
  return (err: { status?: number }, _req, res, next) => {
    if (res.headersSent || err.status === undefined || err.status >= 500) return next(err);
    log.warn({ status: err.status, code: 'TELEGRAM_UPDATE_MALFORMED' }, 'A body of the webhook could not be read');
    res.sendStatus(err.status);
  };
}
