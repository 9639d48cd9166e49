/** The web chat over HTTP, to be mounted at /chat: the page, what it sends, and the live replies. */
import express, { Router, type Request, type RequestHandler } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import type { Channel, TurnDoor } from '../channel.ts';
import { assetsOnDemand } from './assets.ts';
import { webchatChannel } from './channel.ts';
import { ChatCookies, isKiosk, readToken } from './cookies.ts';
import { streamEvents } from './events.ts';
import { SessionGuard } from './guard.ts';
import { Handovers } from './handover.ts';
import { handoverPages, offerHandover } from './handover_routes.ts';
import { inOrder } from './in_order.ts';
import { Intake, postedSchema, startingSchema } from './intake.ts';
import { addressKey, DEFAULT_LIMITS, limitTo, type WebchatLimits } from './limits.ts';
import { LiveChats } from './live.ts';
import { pageRoutes } from './page_routes.ts';
import { languageOf, problemHandler, refuse } from './problems.ts';
import type { Started } from './protocol.ts';
import { sameOriginOnly } from './same_origin.ts';
import { Sessions } from './sessions.ts';
import { Transcript } from './transcript.ts';
import { receiveUpload } from './upload.ts';

export interface WebchatOptions {
  ctx: ServiceContext;
  door: TurnDoor;
  limits?: Partial<WebchatLimits>;
  /** how often an open page hears from us, ms */
  pingMs?: number;
  /** folder of the compiled browser code, with a slash at the end; by default where the build puts it */
  builtClient?: string;
}

const PING_MS = 20_000;

/** Largest body of a message, bytes. */
const MAX_BODY_BYTES = 64 * 1024;

/** The channel is for the outbox; stopping it ends the open event streams, so that the server can close. */
export function createWebchat(options: WebchatOptions): { router: Router; channel: Channel } {
  const { ctx, door } = options;
  const kioskIdleMs = async () => (await readOffice(ctx)).chat.kioskIdleMinutes * 60_000;
  const sessions = new Sessions(ctx, kioskIdleMs);
  const transcript = new Transcript(ctx);
  const live = new LiveChats(transcript, ctx.log);
  const deaf = ctx.db.elsewhere((change) => {
    if (change.kind === 'chats') change.chats.forEach((chat) => live.refresh(chat));
    if (change.kind === 'anything') live.refreshAll();
  });
  const intake = new Intake({ ctx, door, transcript, live });
  const guard = new SessionGuard(sessions);
  const cookies = new ChatCookies(ctx.publicUrl);
  const handovers = new Handovers(ctx, sessions);
  const assets = assetsOnDemand(options.builtClient);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const sessionKey = (req: Request) => guard.sessionOf(req)?.tokenHash ?? addressKey(req);

  const router = Router();
  router.use(headers({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }));
  router.use(pageRoutes(ctx, assets));
  router.use(headers({ 'Cache-Control': 'no-store' }));
  router.use(limitTo(limits.perAddress));
  const perAddress = limits.handoverPagesPerAddress;
  router.use(handoverPages({ ctx, handovers, sessions, cookies, live, assets, perAddress }));
  router.use(sameOriginOnly(ctx.publicUrl));

  const limitNewChats = limitTo(limits.newChatsPerAddress);
  router.post(
    '/start',
    guard.optional,
    (req, res, next) => (guard.sessionOf(req) ? next() : limitNewChats(req, res, next)),
    express.json({ limit: MAX_BODY_BYTES }),
    async (req, res) => {
      const starting = startingSchema.safeParse(req.body ?? {});
      if (!starting.success) return refuse(req, res, 'bad_request');
      const { link } = starting.data;
      const kiosk = isKiosk(req);
      const known = guard.sessionOf(req);
      const { session, token } = known ? { session: known, token: readToken(req, kiosk) } : await sessions.begin(kiosk);
      if (token) cookies.set(req, res, token, kiosk);
      await sessions.touch(session);
      if (link === undefined) await intake.greet(session, languageOf(req));
      else await intake.greetWith(session, languageOf(req), link);
      const page = await transcript.page(session.chat);
      res.json({ ...page, ...(kiosk ? { idleMs: await kioskIdleMs() } : {}) } satisfies Started);
    },
  );

  router.post(
    '/messages',
    inOrder(),
    guard.required,
    limitTo(limits.perSession, sessionKey),
    express.json({ limit: MAX_BODY_BYTES }),
    guard.inChat(async (session, req, res) => {
      const posted = postedSchema.safeParse(req.body);
      if (!posted.success) return refuse(req, res, 'bad_request');
      const { id, after, body } = posted.data;
      await sessions.touch(session);
      res.json(await intake.accept(session, { id, after, language: languageOf(req) }, body));
    }),
  );

  router.post(
    '/files',
    guard.required,
    limitTo(limits.uploadsPerSession, sessionKey),
    guard.inChat(async (session, req, res) => {
      await sessions.touch(session);
      const answer = await receiveUpload(req, (upload) => intake.acceptFile(session, languageOf(req), upload));
      if (answer === undefined || typeof answer === 'string') return refuse(req, res, 'bad_request');
      res.json(answer);
    }),
  );

  router.get(
    '/history',
    guard.required,
    guard.inChat(async ({ chat }, req, res) => {
      const after = cursor(req.query.after);
      res.json(
        after === undefined
          ? await transcript.page(chat, cursor(req.query.before))
          : await transcript.since(chat, after),
      );
    }),
  );

  router.get(
    '/events',
    guard.required,
    guard.inChat(async (session, req, res) => {
      const token = readToken(req, session.kiosk);
      const alive = async () => (await sessions.find(token, session.kiosk)) !== undefined;
      const handedOverAt = () => handovers.usedAt(session.chat);
      streamEvents(req, res, live, { session, alive, pingMs: options.pingMs ?? PING_MS, handedOverAt });
    }),
  );

  // the person is still there, though nothing is being sent
  router.post(
    '/alive',
    guard.required,
    guard.inChat(async (session, _req, res) => {
      await sessions.touch(session);
      res.status(204).end();
    }),
  );

  router.post(
    '/handover',
    guard.required,
    limitTo(limits.handoversPerSession, sessionKey),
    offerHandover({ ctx, handovers, sessions }, guard),
  );

  router.post(
    '/end',
    guard.required,
    guard.inChat(async (session, req, res) => {
      await sessions.end(session);
      cookies.clear(req, res, session.kiosk);
      live.end(session.chat, session.tokenHash);
      res.status(204).end();
    }),
  );

  router.use((req, res) => refuse(req, res, 'not_found'));
  router.use(problemHandler(ctx.log));
  return { router, channel: webchatChannel(live, deaf) };
}

function headers(values: Record<string, string>): RequestHandler {
  return (_req, res, next) => {
    res.set(values);
    next();
  };
}

function cursor(value: unknown): number | undefined {
  const number = Number(value);
  return value !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
