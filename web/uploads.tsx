/**
 * A page of the office for a file that a chat's network cannot carry: the person chooses it, the chat goes on with it. The
 * token in the address is the right to do so; the network that the link was sent over knows it, so it is good once, and
 * only for what the chat asked.
 */
import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { TurnDoor } from '../bots/channel.ts';
import { comesFrom } from '../bots/webchat/same_origin.ts';
import { receiveUpload } from '../bots/webchat/upload.ts';
import type { Upload } from '../bots/webchat/upload.ts';
import { formatDateTime } from '../domain/days.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { ServiceContext } from '../services/context.ts';
import { discardUnused } from '../services/files.ts';
import { readOffice } from '../services/office.ts';
import { closeUploadLink, externalIdOf, isKept, lookUploadLink, storeUpload } from '../services/upload_links.ts';
import type { UploadLinkRefusal, UploadPlace } from '../services/upload_links.ts';
import { languageOf, sendPage } from './page.tsx';
import { publicSecurity } from './security.ts';
import { Received, Refused, UploadForm } from './uploads_view.tsx';
import type { PageRefusal, UploadComplaint } from './uploads_view.tsx';

/** Looks and uploads of one address: a link is guessed in no time at all, and one person needs a few. */
const REQUESTS_A_MINUTE = 60;

const STATUS: Record<PageRefusal, number> = {
  unknown: 404,
  expired: 410,
  used: 410,
  unasked: 409,
  elsewhere: 403,
  slow_down: 429,
};

type Taken =
  { kind: 'taken'; name: string } | { kind: UploadLinkRefusal } | { kind: 'refused'; complaint: UploadComplaint };

export function uploads(ctx: ServiceContext, door: TurnDoor): Router {
  const router = Router();
  const publicOrigin = new URL(ctx.publicUrl).origin;

  router.use('/unggah', publicSecurity(ctx.publicUrl, { scripts: true }), keepOrigin, limited(ctx));

  router.get('/unggah/:token', async (req, res) => {
    const found = await lookUploadLink(ctx, req.params.token);
    if (!found.ok) return refuse(ctx, req, res, found.reason, found.language);
    return offer(req, res, found.place, null);
  });

  router.post('/unggah/:token', async (req, res) => {
    const found = await lookUploadLink(ctx, req.params.token);
    if (!found.ok) return refuse(ctx, req, res, found.reason, found.language);
    const { place } = found;
    if (comesFrom(req, publicOrigin) === 'elsewhere') return refuse(ctx, req, res, 'elsewhere', place.language);
    const taken = await receiveUpload(req, (upload) => take(ctx, door, { token: req.params.token, place }, upload));
    // what broke off has nobody who reads the answer
    if (taken === undefined) return offer(req, res, place, 'missing');
    if (taken.kind === 'refused') return offer(req, res, place, taken.complaint);
    if (taken.kind !== 'taken') return refuse(ctx, req, res, taken.kind, place.language);
    return sendPage(ctx, req, res, 200, { language: place.language, ...Received({ place, name: taken.name }) });
  });

  async function offer(req: Request, res: Response, place: UploadPlace, complaint: UploadComplaint | null) {
    const { timeZone } = (await readOffice(ctx)).office;
    const until = formatDateTime(place.expiresAt, timeZone, place.language);
    const action = `/unggah/${String(req.params['token'])}`;
    await sendPage(ctx, req, res, complaint === null ? 200 : 422, {
      language: place.language,
      script: '/aset/upload.js',
      ...UploadForm({ action, place, until, complaint }),
    });
  }

  return router;
}

/** The turn first, then the mark on the link: after a crash between the two the turn knows that it has the file. */
async function take(
  ctx: ServiceContext,
  door: TurnDoor,
  { token, place }: { token: string; place: UploadPlace },
  { name, stream }: Upload,
): Promise<Taken> {
  if (name === '') return { kind: 'refused', complaint: 'missing' };
  const stored = await storeUpload(ctx, place, { name, stream });
  if (!stored.ok) return { kind: 'refused', complaint: stored.reason === 'interrupted' ? 'missing' : stored.reason };
  const { id: fileId, name: storedName, mime, size } = stored.file;
  // minutes may lie between the page and the last byte
  const still = await lookUploadLink(ctx, token);
  if (!still.ok) {
    await discardUnused(ctx, fileId);
    return { kind: still.reason };
  }
  const outcome = await door.receive({
    address: place.address,
    externalId: externalIdOf(place.tokenHash),
    at: ctx.now(),
    body: { kind: 'file', fileId, name: storedName, mime, bytes: Number(size), caption: '' },
  });
  await closeUploadLink(ctx, place.tokenHash);
  // uploaded on two devices at once: the turn took the other, and let this one go
  if (outcome === 'duplicate') return { kind: 'used' };
  // the chat may have gone on at the very moment
  return (await isKept(ctx, fileId)) ? { kind: 'taken', name: storedName } : { kind: 'unasked' };
}

async function refuse(
  ctx: ServiceContext,
  req: Request,
  res: Response,
  reason: PageRefusal,
  known: Language | null = null,
): Promise<void> {
  const language = known ?? languageOf(req);
  await sendPage(ctx, req, res, STATUS[reason], { language, ...Refused({ reason, language }) });
}

/** 'no-referrer', as on the other pages, would take the origin off the form as well. */
const keepOrigin: RequestHandler = (_req, res, next) => {
  res.set('Referrer-Policy', 'same-origin');
  next();
};

function limited(ctx: ServiceContext): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: REQUESTS_A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (req, res) => refuse(ctx, req, res, 'slow_down'),
  });
}
