/** The panel (/panel): the whole path of a request, top to bottom. */
import { Router } from 'express';
import type { RunningChannel } from '../services/channels.ts';
import type { ServiceContext } from '../services/context.ts';
import { LivePages } from './live.ts';
import { requireOfficer } from './middleware/require_officer.ts';
import { requireRole } from './middleware/require_role.ts';
import { setUpAssets } from './middleware/set_up_assets.ts';
import { setUpCsrf } from './middleware/set_up_csrf.ts';
import { setUpErrorPage } from './middleware/set_up_error_page.tsx';
import { setUpForms } from './middleware/set_up_forms.ts';
import { setUpNoStore } from './middleware/set_up_no_store.ts';
import { setUpNotFound } from './middleware/set_up_not_found.ts';
import { setUpSecurityHeaders } from './middleware/set_up_security_headers.ts';
import { setUpSession } from './middleware/set_up_session.ts';
import { ACCOUNTANTS, COMPLAINT_READERS, ORDER_READERS, OVERSEERS } from './navigation.ts';
import { accessRoutes } from './routes/access.tsx';
import { accountRoutes } from './routes/account.tsx';
import { auditRoutes } from './routes/audit.tsx';
import { badgeRoutes } from './routes/badges.tsx';
import { cannedRoutes } from './routes/canned.tsx';
import { catalogueRoutes } from './routes/catalogue.tsx';
import { channelRoutes } from './routes/channels.tsx';
import { complaintAnswerRoutes } from './routes/complaint_answer.tsx';
import { complaintNewRoutes } from './routes/complaint_new.tsx';
import { complaintRoutes } from './routes/complaints.tsx';
import { deskRoutes } from './routes/desk.tsx';
import { deskUploadRoutes } from './routes/desk_upload.tsx';
import { holidayRoutes } from './routes/holidays.tsx';
import { homeRoutes } from './routes/home.tsx';
import { officeRoutes } from './routes/office.tsx';
import { orderActRoutes } from './routes/order_acts.tsx';
import { orderUploadRoutes } from './routes/order_upload.tsx';
import { orderRoutes } from './routes/orders.tsx';
import { peopleRoutes } from './routes/people.tsx';
import { privacyRoutes } from './routes/privacy.tsx';
import { reportRoutes } from './routes/reports.tsx';
import { satisfactionRoutes } from './routes/satisfaction.tsx';
import { signInRoutes } from './routes/sign_in.tsx';
import { tariffRoutes } from './routes/tariffs.tsx';
import { textRoutes } from './routes/texts.tsx';
import { visitRoutes } from './routes/visits.tsx';
import { whatsappRoutes } from './routes/whatsapp.tsx';

export interface PanelDeps {
  ctx: ServiceContext;
  /** people reach the office over https (PUBLIC_URL) */
  secure: boolean;
  /** the channels that the program runs */
  channels: readonly RunningChannel[];
  /** aborted when the program stops: pages that are kept open are let go of */
  stopping?: AbortSignal;
}

/** To be mounted at /panel. Who the client is (`req.ip`) depends on the app's `trust proxy`. */
export function createPanel({ ctx, secure, channels, stopping }: PanelDeps): Router {
  const panel = Router();
  const live = new LivePages(ctx.db);
  stopping?.addEventListener('abort', () => live.stop());

  panel.use(setUpSecurityHeaders(secure));
  panel.use(setUpAssets());
  panel.use(setUpNoStore());
  panel.use(setUpSession(ctx, secure));

  // reads its own form, token first, as it streams in
  panel.use(orderUploadRoutes(ctx, channels));
  panel.use(deskUploadRoutes(ctx));
  panel.use(complaintAnswerRoutes(ctx));
  panel.use(complaintNewRoutes(ctx));
  panel.use(setUpForms());
  panel.use(setUpCsrf());

  panel.use(signInRoutes(ctx, secure));
  panel.use(accessRoutes(ctx, secure));

  panel.use(requireOfficer());
  panel.use(badgeRoutes(ctx));
  panel.use(homeRoutes(ctx, channels));
  panel.use('/pesanan', requireRole(...ORDER_READERS));
  panel.use(orderRoutes(ctx, channels));
  panel.use(orderActRoutes(ctx, channels));
  panel.use(['/percakapan', '/antrean'], requireRole(...ORDER_READERS));
  panel.use('/pengaduan', requireRole(...COMPLAINT_READERS));
  panel.get('/langsung', (req, res) => live.open(req, res));
  panel.use(deskRoutes(ctx, channels));
  panel.use('/balasan', requireRole('admin', 'petugas'));
  panel.use(cannedRoutes(ctx));
  panel.use(visitRoutes(ctx, channels, secure));
  panel.use(complaintRoutes(ctx));
  panel.use('/laporan', requireRole(...ACCOUNTANTS));
  panel.use(satisfactionRoutes(ctx));
  panel.use(reportRoutes(ctx));
  panel.use(catalogueRoutes(ctx, channels));
  panel.use(tariffRoutes(ctx));
  panel.use(holidayRoutes(ctx));
  panel.use(officeRoutes(ctx));
  panel.use(textRoutes(ctx));
  panel.use(['/orang', '/kanal', '/catatan', '/data-pribadi'], requireRole(...OVERSEERS));
  panel.use(privacyRoutes(ctx));
  panel.use(peopleRoutes(ctx));
  panel.use(whatsappRoutes(ctx, channels));
  panel.use(channelRoutes(ctx, channels));
  panel.use(auditRoutes(ctx));
  panel.use(accountRoutes(ctx));

  panel.use(setUpNotFound());
  panel.use(setUpErrorPage(ctx));
  return panel;
}
