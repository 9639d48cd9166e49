/** A file that an officer sends in a talk. Its form is read as it comes, so this stands before the reading of plain forms. */
import { Router, type Request, type Response } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { talkView } from '../../services/desk/talk.ts';
import { sayInTalk } from '../../services/desk/talks.ts';
import { discardUnused } from '../../services/files.ts';
import { requireOfficer } from '../middleware/require_officer.ts';
import { requireRole } from '../middleware/require_role.ts';
import { PanelError } from '../panel_error.ts';
import { receiveUpload, type UploadRefusal } from '../upload.ts';
import { officerOf } from '../visit.ts';
import { refusalWords, takenWords } from '../words/desk.ts';
import { sendTalkPage } from './desk_view.tsx';

const FILE = { purpose: 'upload', maxBytes: 20 * 1_000_000 } as const;

const COMPLAINTS: Readonly<Record<UploadRefusal, string>> = {
  empty: 'Berkas itu kosong (0 byte).',
  too_large: 'Berkas itu lebih besar dari 20 MB.',
  type: 'Jenis berkas itu tidak dapat diterima. Kirim PDF atau gambar.',
  interrupted: 'Unggahan terputus sebelum selesai. Unggah lagi.',
  file_missing: 'Pilih berkasnya dulu.',
  too_many: 'Kirim satu berkas saja.',
};

export function deskUploadRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  const talkers = [requireOfficer(), requireRole('petugas', 'bendahara')];

  routes.post('/percakapan/:id/berkas', talkers, async (req: Request<{ id: string }>, res: Response) => {
    const { id } = req.params;
    const officer = officerOf(res);
    // judged before the upload, and again by the use case after it
    const talk = await talkView(ctx, officer, id);
    if (talk === null) throw new PanelError('NOT_FOUND', 404);
    if (!talk.own) {
      req.resume();
      return sendTalkPage(ctx, req, res, talk, { refusal: refusalWords('not_yours'), status: 409 });
    }
    const received = await receiveUpload(ctx, req, res, FILE);
    const note = received.fields.get('note') ?? '';
    const refuse = async (complaint: string) => {
      req.resume();
      const file = { values: { note }, errors: { file: complaint } };
      await sendTalkPage(ctx, req, res, (await talkView(ctx, officer, id)) ?? talk, { file, status: 422 });
    };
    if (!received.ok) return refuse(COMPLAINTS[received.reason]);
    const { fileId } = received;
    const said = await sayInTalk(ctx, officer, id, { text: note, fileId });
    if (said.ok) return res.redirect(303, `/panel/percakapan/${id}`);
    await discardUnused(ctx, fileId);
    await refuse(said.reason === 'taken' ? takenWords(null) : refusalWords(said.reason));
  });

  return routes;
}
