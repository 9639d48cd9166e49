/** The catalogue: everybody looks, admin and officers edit. */
import { Router, type Request, type Response } from 'express';
import { PRODUCT_KINDS, type ProductKind } from '../../domain/vocabulary.ts';
import { listCatalogue, readProduct, saveProduct, setProductActive } from '../../services/catalogue_editing.ts';
import { waysIn, type RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import { CATALOGUE_EDITORS } from '../../services/rights.ts';
import { EMPTY_FORM, valuesOf, type Errors, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { productOfValues, valuesOfProduct } from '../forms/product_fields.ts';
import { numberIn, textIn } from '../query.ts';
import { CataloguePage } from '../views/catalogue/catalogue_page.tsx';
import { ProductPage } from '../views/catalogue/product_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { errorsOf } from '../words/problems.ts';

const LABELS: Readonly<Record<string, string>> = {
  code: 'Kode',
  year: 'Tahun',
  pages: 'Jumlah halaman',
  title: 'Judul',
  titleEn: 'Judul dalam bahasa Inggris',
  description: 'Keterangan',
  descriptionEn: 'Keterangan dalam bahasa Inggris',
  keywords: 'Kata kunci',
  catalogNumber: 'Nomor katalog',
  issn: 'ISSN',
  size: 'Ukuran',
  survey: 'Survei atau sensus',
  rounds: 'Putaran',
  levels: 'Tingkat',
  variables: 'Variabel',
  regions: 'Wilayah',
  rows: 'Jumlah baris data',
  area: 'Cakupan',
};
const CHANGED: Errors = {
  '': 'Orang lain baru saja menyimpan produk ini. Isian Anda masih di bawah: bandingkan, lalu simpan lagi bila tetap sesuai.',
};

export function catalogueRoutes(ctx: ServiceContext, channels: readonly RunningChannel[]): Router {
  const routes = Router();
  const editors = requireRole(...CATALOGUE_EDITORS);

  routes.get('/katalog', async (req, res) => {
    const search = textIn(req.query, 'cari').trim();
    const kind = PRODUCT_KINDS.find((name) => name === req.query['jenis']) ?? null;
    const { products, count, page, pages } = await listCatalogue(ctx, {
      term: search,
      kind,
      page: numberIn(req.query, 'halaman') ?? 1,
    });
    const frame = await frameOf(ctx, req, res);
    const editable = CATALOGUE_EDITORS.includes(frame.officer.role);
    sendPage(res, <CataloguePage {...{ frame, products, page, pages, search, kind, editable }} found={count} />);
  });

  routes.get('/katalog/baru/:kind', editors, async (req, res) => {
    await sendProduct(req, res, { kind: knownKind(req), id: null, form: EMPTY_FORM }, 200);
  });

  routes.post('/katalog/baru/:kind', async (req, res) => {
    await save(req, res, knownKind(req), null);
  });

  routes.get('/katalog/:id', editors, async (req, res) => {
    const { id, kind } = await find(req);
    await sendProduct(req, res, { kind, id, form: EMPTY_FORM }, 200);
  });

  routes.post('/katalog/:id', async (req, res) => {
    const { id, kind } = await find(req);
    await save(req, res, kind, id);
  });

  routes.post('/katalog/:id/keadaan', async (req, res) => {
    const active = valuesOf(req.body)['active'] === 'on';
    const outcome = await setProductActive(ctx, officerOf(res), req.params.id, active);
    if (!outcome.ok) throw refusal(outcome.reason);
    res.redirect(303, withNotice('/panel/katalog', active ? 'ditawarkan' : 'ditarik'));
  });

  async function save(req: Request, res: Response, kind: ProductKind, id: string | null): Promise<void> {
    const values = valuesOf(req.body);
    const outcome = await saveProduct(ctx, officerOf(res), productOfValues(kind, id, values));
    if (outcome.ok) return res.redirect(303, withNotice('/panel/katalog', 'tersimpan'));
    if (outcome.reason === 'changed')
      return sendProduct(req, res, { kind, id, form: { values, errors: CHANGED } }, 409);
    if (outcome.reason !== 'invalid') throw refusal(outcome.reason);
    await sendProduct(req, res, { kind, id, form: { values, errors: complaints(outcome.fields) } }, 422);
  }

  async function sendProduct(
    req: Request,
    res: Response,
    { kind, id, form }: { kind: ProductKind; id: string | null; form: FormState },
    status: number,
  ): Promise<void> {
    const product = id === null ? null : await readProduct(ctx, id);
    const initial = product ? valuesOfProduct(product) : {};
    const seen = String(product?.updatedAt.getTime() ?? '');
    const frame = await frameOf(ctx, req, res);
    const ways = product?.active === true ? await waysIn(ctx, channels) : null;
    sendPage(res, <ProductPage {...{ frame, kind, id, form, initial, seen, ways }} />, status);
  }

  async function find(req: Request): Promise<{ id: string; kind: ProductKind }> {
    const product = await readProduct(ctx, String(req.params['id']));
    if (!product) throw new PanelError('NOT_FOUND', 404);
    return product;
  }

  return routes;
}

function knownKind(req: Request): ProductKind {
  const kind = PRODUCT_KINDS.find((name) => name === req.params['kind']);
  if (!kind) throw new PanelError('NOT_FOUND', 404);
  return kind;
}

function refusal(reason: 'forbidden' | 'unknown'): PanelError {
  return reason === 'forbidden' ? new PanelError('ROLE_REFUSED', 403) : new PanelError('NOT_FOUND', 404);
}

/** 'attributes.rounds.0' is the field of the rounds. */
function complaints(fields: Parameters<typeof errorsOf>[0]): Errors {
  const fieldOf = (path: string): string => path.replace(/^attributes\./, '').split('.')[0] ?? '';
  const errors = errorsOf(fields, (path) => LABELS[fieldOf(path)] ?? 'Isian');
  return Object.fromEntries(Object.entries(errors).map(([path, words]) => [fieldOf(path), words]));
}
