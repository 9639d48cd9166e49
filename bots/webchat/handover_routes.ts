/** Over HTTP: the kiosk asks for an address, the visitor's own device opens it. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { qrPath } from '../../documents/qr.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import type { Assets } from './assets.ts';
import { readToken, type ChatCookies } from './cookies.ts';
import type { PageFacts } from './frame.ts';
import type { SessionGuard } from './guard.ts';
import type { Handover, Handovers } from './handover.ts';
import { HANDOVER_POLICY, renderOffer, renderRefusal, type HandoverRefusal } from './handover_page.ts';
import { addressKey, limitTo } from './limits.ts';
import type { LiveChats } from './live.ts';
import { pageLanguage } from './page_routes.ts';
import { refuse } from './problems.ts';
import type { HandoverView } from './protocol.ts';
import { comesFrom } from './same_origin.ts';
import type { Sessions } from './sessions.ts';

interface HandoverParts {
  ctx: ServiceContext;
  handovers: Handovers;
  sessions: Sessions;
  cookies: ChatCookies;
  live: LiveChats;
  assets: () => Assets;
  /** requests for the landing page per minute and address */
  perAddress: number;
}

const STATUS: Record<HandoverRefusal, number> = { gone: 410, used: 410, elsewhere: 403, slow_down: 429 };

/** POST /handover, behind the guard: only a kiosk has something to hand over. */
export function offerHandover(
  { ctx, handovers, sessions }: Pick<HandoverParts, 'ctx' | 'handovers' | 'sessions'>,
  guard: SessionGuard,
): RequestHandler {
  return guard.inChat(async (session, req, res) => {
    if (!session.kiosk) return refuse(req, res, 'kiosk_only');
    await sessions.touch(session);
    const url = `${ctx.publicUrl}${req.baseUrl}/lanjut/${await handovers.make(session.chat)}`;
    res.json({ url, qr: qrPath(url) } satisfies HandoverView);
  });
}

/**
 * The landing page. To look at it uses nothing up, so that previews of links and of QR codes do no harm. Its button is a
 * plain form: it cannot send our header, so the browser itself must say that it was pressed here. Otherwise another site
 * could put its visitors into a conversation that its owner reads.
 */
export function handoverPages(parts: HandoverParts): Router {
  const { ctx, handovers, sessions, cookies, live } = parts;
  const publicOrigin = new URL(ctx.publicUrl).origin;

  const send = async (req: Request, res: Response, status: number, render: (facts: PageFacts) => string) => {
    const { office } = await readOffice(ctx);
    res.status(status).set({
      'Content-Security-Policy': HANDOVER_POLICY,
      'Content-Type': 'text/html; charset=utf-8',
      // 'no-referrer' would take the origin off the form as well
      'Referrer-Policy': 'strict-origin',
      Vary: 'Accept-Language',
    });
    res.end(render({ base: req.baseUrl, assets: parts.assets(), office, language: pageLanguage(req) }));
  };
  const sendRefusal = (req: Request, res: Response, refusal: HandoverRefusal) =>
    send(req, res, STATUS[refusal], (facts) => renderRefusal(facts, refusal));
  const refusalOf = (handover: Handover | undefined) => (handover?.state === 'used' ? 'used' : 'gone');
  const ownChat = async (req: Request) => (await sessions.find(readToken(req, false), false))?.chat;

  const router = Router();
  router.use(
    '/lanjut',
    limitTo(parts.perAddress, addressKey, (req, res) => sendRefusal(req, res, 'slow_down')),
  );

  router.get('/lanjut/:token', async (req, res) => {
    const handover = await handovers.look(String(req.params.token));
    const own = await ownChat(req);
    // opened again where it was opened before
    if (handover && own === handover.chat) return res.redirect(303, req.baseUrl);
    if (handover?.state !== 'open') return sendRefusal(req, res, refusalOf(handover));
    return send(req, res, 200, (facts) => renderOffer(facts, { replaces: own !== undefined }));
  });

  router.post('/lanjut/:token', async (req, res) => {
    if (comesFrom(req, publicOrigin) !== 'here') return sendRefusal(req, res, 'elsewhere');
    const token = String(req.params.token);
    const claimed = await handovers.claim(token);
    if (claimed) {
      // The session that this device had is left to run out: ending it now would make its open tabs begin a new chat,
      // whose cookie could arrive after this one.
      cookies.set(req, res, claimed.token, false);
      live.handedOver(claimed.session.chat, claimed.session.lastSeenAt);
      return res.redirect(303, req.baseUrl);
    }
    const handover = await handovers.look(token);
    if (handover && (await ownChat(req)) === handover.chat) return res.redirect(303, req.baseUrl);
    return sendRefusal(req, res, refusalOf(handover));
  });
  return router;
}
