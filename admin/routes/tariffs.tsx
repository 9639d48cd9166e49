/** Tariff tables by legal basis and validity (docs/domain.md 3). */
import { Router, type Request, type Response } from 'express';
import { dayOf } from '../../domain/days.ts';
import { PP13_2024 } from '../../domain/tariff.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import {
  addTariff,
  changeTariff,
  isAhead,
  listTariffs,
  removeTariff,
  tariffOn,
  type Tariff,
} from '../../services/tariffs.ts';
import { EMPTY_FORM, valuesOf, type Errors, type FormState, type Values } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { RATE_FIELDS, ratesOfValues, valuesOfRates } from '../forms/tariff_fields.ts';
import { TariffFormPage } from '../views/settings/tariff_form_page.tsx';
import { TariffsPage } from '../views/settings/tariffs_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { errorsOf } from '../words/problems.ts';

const LABELS: Readonly<Record<string, string>> = {
  legalBasis: 'Dasar hukum',
  note: 'Catatan',
  validFrom: 'Tanggal mulai berlaku',
  validTo: 'Tanggal akhir',
  ...Object.fromEntries(RATE_FIELDS),
};

export function tariffRoutes(ctx: ServiceContext): Router {
  const routes = Router();

  routes.get('/tarif', async (req, res) => {
    const { timeZone } = (await readOffice(ctx)).office;
    const today = dayOf(ctx.now(), timeZone);
    const inForce = await tariffOn(ctx, today);
    const frame = await frameOf(ctx, req, res);
    const tariffs = await listTariffs(ctx);
    sendPage(res, <TariffsPage frame={frame} tariffs={tariffs} inForce={inForce?.id ?? null} today={today} />);
  });

  routes.get('/tarif/baru', requireRole('admin'), async (req, res) => {
    await sendForm(req, res, EMPTY_FORM, 200);
  });

  routes.get('/tarif/:id', requireRole('admin'), async (req, res) => {
    await sendForm(req, res, EMPTY_FORM, 200, await aheadTariff(String(req.params['id'])));
  });

  routes.post('/tarif/:id', requireRole('admin'), async (req, res) => {
    const tariff = await aheadTariff(String(req.params['id']));
    const values = valuesOf(req.body);
    const outcome = await changeTariff(ctx, officerOf(res), tariff.id, inputOf(values));
    if (outcome.ok) return res.redirect(303, withNotice('/panel/tarif', 'tersimpan'));
    await sendForm(req, res, { values, errors: complaints(outcome) }, 422, tariff);
  });

  routes.post('/tarif/:id/hapus', requireRole('admin'), async (req, res) => {
    const outcome = await removeTariff(ctx, officerOf(res), String(req.params['id']));
    if (!outcome.ok) throw new PanelError('NOT_FOUND', 404);
    res.redirect(303, withNotice('/panel/tarif', 'tarif-dihapus'));
  });

  routes.post('/tarif', async (req, res) => {
    const values = valuesOf(req.body);
    const outcome = await addTariff(ctx, officerOf(res), inputOf(values));
    if (outcome.ok) return res.redirect(303, withNotice('/panel/tarif', 'tarif-ditambah'));
    await sendForm(req, res, { values, errors: complaints(outcome) }, 422);
  });

  /** A table that may still be mended. @throws PanelError NOT_FOUND */
  async function aheadTariff(id: string): Promise<Tariff> {
    const { timeZone } = (await readOffice(ctx)).office;
    const tariff = (await listTariffs(ctx)).find((one) => one.id === id);
    if (!tariff || !isAhead(tariff, dayOf(ctx.now(), timeZone))) throw new PanelError('NOT_FOUND', 404);
    return tariff;
  }

  async function sendForm(
    req: Request,
    res: Response,
    form: FormState,
    status: number,
    tariff: Tariff | null = null,
  ): Promise<void> {
    const rates = (tariff ?? (await listTariffs(ctx))[0])?.rates ?? PP13_2024;
    const page = (
      <TariffFormPage
        frame={await frameOf(ctx, req, res)}
        form={form}
        tariff={tariff}
        initial={valuesOfRates(rates)}
        wholeBlocks={rates.microdata.startedBlockCountsWhole}
      />
    );
    sendPage(res, page, status);
  }

  return routes;
}

function inputOf(values: Values): unknown {
  const { legalBasis, note, validFrom, validTo = '' } = values;
  return { legalBasis, note, validFrom, validTo: validTo === '' ? null : validTo, rates: ratesOfValues(values) };
}

function complaints(
  refusal: Exclude<Awaited<ReturnType<typeof addTariff | typeof changeTariff>>, { ok: true }>,
): Errors {
  switch (refusal.reason) {
    case 'unknown':
    case 'in_force':
      throw new PanelError('NOT_FOUND', 404);
    case 'forbidden':
      throw new PanelError('ROLE_REFUSED', 403);
    case 'overlap':
      return { validFrom: 'Masa berlakunya bertabrakan dengan tarif lain.' };
    case 'backdated':
      return {
        validFrom: 'Sudah ada tagihan yang terbit pada atau setelah tanggal itu; pilih tanggal yang lebih baru.',
      };
    case 'invalid': {
      const errors = errorsOf(refusal.fields, (path) => LABELS[path.replace(/^rates\./, '')] ?? 'Isian');
      return Object.fromEntries(Object.entries(errors).map(([path, words]) => [path.replace(/^rates\./, ''), words]));
    }
  }
}
