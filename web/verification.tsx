/** Is a document genuine? The QR code on every document leads here; of people it shows initials. */
import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { formatDay } from '../domain/days.ts';
import { formatRupiah } from '../domain/money.ts';
import type { ServiceContext } from '../services/context.ts';
import { verifyDocument } from '../services/verification.ts';
import type { VerifiedDocument } from '../services/verification.ts';
import { languageOf, sendPage } from './page.tsx';

/** Codes have 12 characters of 31: guessing is hopeless, and slow as well. */
const LOOK_UPS_A_MINUTE = 30;

const WORDS = {
  id: {
    title: 'Verifikasi dokumen',
    ask: 'Kode verifikasi',
    hint: '12 huruf dan angka di bawah kode QR pada dokumen',
    check: 'Periksa',
    genuine: 'Dokumen ini asli',
    replaced: 'Dokumen ini asli, tetapi sudah diganti',
    unknown: 'Tidak ada dokumen dengan kode itu',
    unknownMore: 'Periksa lagi kodenya. Bila kode itu tertulis pada dokumen, dokumen tersebut bukan dari kantor ini.',
    kind: 'Jenis',
    number: 'Nomor',
    version: 'Versi',
    issued: 'Tanggal terbit',
    amount: 'Jumlah',
    recipient: 'Atas nama',
    compare: 'Cocokkan dengan yang tertulis pada dokumen: bila berbeda, dokumen itu sudah diubah.',
    office: 'Penerbit',
    by: 'Diganti oleh',
    cancelled: {
      invoice: 'Pesanan ini dibatalkan: tagihan ini tidak perlu dibayar.',
      receipt: 'Pesanan ini dibatalkan setelah pembayarannya diterima.',
      agreement: 'Pesanan ini dibatalkan: perjanjian ini tidak berlaku lagi.',
    },
    kinds: { invoice: 'Invoice', receipt: 'Kuitansi', agreement: 'Surat Perjanjian Penggunaan Data' },
    again: 'Periksa dokumen lain',
    many: 'Terlalu banyak pemeriksaan. Mohon coba lagi sebentar.',
  },
  en: {
    title: 'Document verification',
    ask: 'Verification code',
    hint: '12 letters and digits below the QR code on the document',
    check: 'Verify',
    genuine: 'This document is genuine',
    replaced: 'This document is genuine, but has been replaced',
    unknown: 'There is no document with this code',
    unknownMore: 'Please check the code. If it is printed on a document, that document is not from this office.',
    kind: 'Kind',
    number: 'Number',
    version: 'Version',
    issued: 'Issued on',
    amount: 'Amount',
    recipient: 'Made out to',
    compare: 'Compare this with what the document says: if anything differs, the document has been altered.',
    office: 'Issued by',
    by: 'Replaced by',
    cancelled: {
      invoice: 'The order was cancelled: nothing is to be paid on this invoice.',
      receipt: 'The order was cancelled after its payment had been received.',
      agreement: 'The order was cancelled: this agreement is no longer in force.',
    },
    kinds: { invoice: 'Invoice', receipt: 'Receipt', agreement: 'Data use agreement (SPPD)' },
    again: 'Verify another document',
    many: 'Too many look-ups. Please try again in a moment.',
  },
} as const;

export function verification(ctx: ServiceContext): Router {
  const router = Router();
  router.get('/verifikasi', async (req, res) => {
    const code = typeof req.query['kode'] === 'string' ? req.query['kode'].trim() : '';
    if (code !== '') return res.redirect(303, `/verifikasi/${encodeURIComponent(code.slice(0, 40))}`);
    const words = WORDS[languageOf(req)];
    return sendPage(ctx, req, res, 200, {
      title: words.title,
      body: (
        <form method="get" action="/verifikasi" class="card">
          <label for="kode">{words.ask}</label>
          <input id="kode" name="kode" required maxLength={40} autocomplete="off" aria-describedby="petunjuk" />
          <p id="petunjuk" class="hint">
            {words.hint}
          </p>
          <button class="button" type="submit">
            {words.check}
          </button>
        </form>
      ),
    });
  });
  router.use(
    '/verifikasi/:code',
    rateLimit({
      windowMs: 60_000,
      limit: LOOK_UPS_A_MINUTE,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (req, res) => {
        const words = WORDS[languageOf(req)];
        return sendPage(ctx, req, res, 429, { title: words.title, body: <p>{words.many}</p> });
      },
    }),
  );
  router.get('/verifikasi/:code', async (req, res) => {
    const words = WORDS[languageOf(req)];
    const document = await verifyDocument(ctx, req.params.code);
    await sendPage(ctx, req, res, document === null ? 404 : 200, {
      title: words.title,
      body: (
        <>
          {document === null ? <Unknown words={words} /> : <Genuine words={words} document={document} />}
          <p>
            <a href="/verifikasi">{words.again}</a>
          </p>
        </>
      ),
    });
  });
  return router;
}

type Words = (typeof WORDS)['id' | 'en'];

function Unknown({ words }: { words: Words }) {
  return (
    <div class="card bad">
      <h2>✗ {words.unknown}</h2>
      <p>{words.unknownMore}</p>
    </div>
  );
}

function Genuine({ words, document }: { words: Words; document: VerifiedDocument }) {
  const current = document.status === 'current';
  const valid = current && !document.cancelled;
  const language = words === WORDS.id ? 'id' : 'en';
  return (
    <div class={`card ${valid ? 'good' : 'old'}`}>
      <h2>{current ? `${valid ? '✓' : '!'} ${words.genuine}` : `! ${words.replaced}`}</h2>
      {document.cancelled ? <p>{words.cancelled[document.kind]}</p> : null}
      <dl>
        <dt>{words.kind}</dt>
        <dd>{words.kinds[document.kind]}</dd>
        <dt>{words.number}</dt>
        <dd>{document.number}</dd>
        {document.version === 0 ? null : (
          <>
            <dt>{words.version}</dt>
            <dd>R{document.version}</dd>
          </>
        )}
        <dt>{words.issued}</dt>
        <dd>{formatDay(document.issuedOn, language)}</dd>
        {document.amount === null ? null : (
          <>
            <dt>{words.amount}</dt>
            <dd>{formatRupiah(document.amount)}</dd>
          </>
        )}
        <dt>{words.recipient}</dt>
        <dd>{document.recipient}</dd>
        <dt>{words.office}</dt>
        <dd>{document.officeName}</dd>
        {document.supersededBy === null ? null : (
          <>
            <dt>{words.by}</dt>
            <dd>{document.supersededBy}</dd>
          </>
        )}
      </dl>
      <p>{words.compare}</p>
    </div>
  );
}
