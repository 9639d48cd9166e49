/** The channels: the admin mends, the head of office looks on. */
import { Router, type Response } from 'express';
import { telegramHome, whatsappHome } from '../../domain/deep_links.ts';
import { channelStandings, waysIn, type RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import {
  countDeadLetters,
  countOvertaken,
  deadLetters,
  discardDeadLetter,
  retryDeadLetters,
  type Retried,
} from '../../services/dead_letters.ts';
import { readOffice } from '../../services/office.ts';
import { frameOf } from '../frame.ts';
import { withNotice, type Notice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { ChannelsPage } from '../views/channels/channels_page.tsx';
import { PosterPage, type PosterPageProps } from '../views/channels/poster_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { channelWords } from '../words/channels.ts';
import { numberWords } from '../words/whatsapp.ts';

/** Dead letters of each direction in the list; a disturbance may leave thousands. */
const SHOWN = 50;

export function channelRoutes(ctx: ServiceContext, channels: readonly RunningChannel[]): Router {
  const routes = Router();

  routes.get('/kanal', async (req, res) => {
    const [frame, standings, letters, dead, overtaken, { office }] = await Promise.all([
      frameOf(ctx, req, res),
      channelStandings(ctx, channels),
      deadLetters(ctx, SHOWN),
      countDeadLetters(ctx),
      countOvertaken(ctx),
      readOffice(ctx),
    ]);
    const facts = { localOnly: isLocal(ctx.publicUrl), now: ctx.now(), timeZone: office.timeZone };
    sendPage(res, <ChannelsPage {...{ frame, standings, letters, dead, overtaken }} {...facts} />);
  });

  routes.get('/kanal/:network/poster', async (req, res) => {
    const way = await wayTo(req.params.network);
    if (way === null) throw new PanelError('NOT_FOUND', 404);
    const { name: officeName, unitName } = (await readOffice(ctx)).office;
    sendPage(res, <PosterPage {...{ officeName, unitName }} {...way} />);
  });

  async function wayTo(network: string): Promise<Pick<PosterPageProps, 'network' | 'knownAs' | 'link'> | null> {
    const { telegram, whatsapp } = await waysIn(ctx, channels);
    if (network === 'telegram' && telegram !== null)
      return { network: channelWords(network), knownAs: telegram, link: telegramHome(telegram) };
    if (network === 'whatsapp' && whatsapp !== null)
      return { network: channelWords(network), knownAs: numberWords(whatsapp), link: whatsappHome(whatsapp) };
    return null;
  }

  routes.post('/kanal/gagal/coba', async (_req, res) => {
    back(res, await retryDeadLetters(ctx, officerOf(res), 'all'), 'pesan-dicoba');
  });

  routes.post('/kanal/gagal/:id/coba', async (req, res) => {
    back(res, await retryDeadLetters(ctx, officerOf(res), req.params.id), 'pesan-dicoba');
  });

  routes.post('/kanal/gagal/:id/buang', async (req, res) => {
    back(res, await discardDeadLetter(ctx, officerOf(res), req.params.id), 'pesan-dibuang');
  });

  return routes;
}

/** A second click, or another admin's, changes nothing and says so. */
function back(res: Response, outcome: Retried, notice: Notice): void {
  if (!outcome.ok) throw new PanelError('ROLE_REFUSED', 403);
  const nothing = outcome.overtaken > 0 ? 'pesan-terlewat' : 'pesan-tiada';
  res.redirect(303, withNotice('/panel/kanal', outcome.count === 0 ? nothing : notice));
}

/** An address that only this machine knows (PUBLIC_URL is not set). */
function isLocal(publicUrl: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname);
}
