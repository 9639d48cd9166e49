/** Tariff tables by legal basis and validity (docs/domain.md 3). */
import { Router, type Request, type Response } from 'express';
import { dayOf } from '../../domain/days.ts';
import { PP13_2024 } from '../../domain/tariff.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { addTariff, listTariffs, tariffOn } from '../../services/tariffs.ts';
import { EMPTY_FORM, valuesOf, type Errors, type FormState } from '../forms/form.ts';
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
    const inForce = await tariffOn(ctx, dayOf(ctx.now(), timeZone));
    const frame = await frameOf(ctx, req, res);
    sendPage(res, <TariffsPage frame={frame} tariffs={await listTariffs(ctx)} inForce={inForce?.id ?? null} />);
  });

  routes.get('/tarif/baru', requireRole('admin'), async (req, res) => {
    await sendForm(req, res, EMPTY_FORM, 200);
  });

  routes.post('/tarif', async (req, res) => {
    const values = valuesOf(req.body);
    const { legalBasis, note, validFrom, validTo = '' } = values;
    const input = {
      legalBasis,
      note,
      validFrom,
      validTo: validTo === '' ? null : validTo,
      rates: ratesOfValues(values),
    };
    const outcome = await addTariff(ctx, officerOf(res), input);
    if (outcome.ok) return res.redirect(303, withNotice('/panel/tarif', 'tarif-ditambah'));
    await sendForm(req, res, { values, errors: complaints(outcome) }, 422);
  });

  async function sendForm(req: Request, res: Response, form: FormState, status: number): Promise<void> {
    const rates = (await listTariffs(ctx))[0]?.rates ?? PP13_2024;
    const page = (
      <TariffFormPage
        frame={await frameOf(ctx, req, res)}
        form={form}
        initial={valuesOfRates(rates)}
        wholeBlocks={rates.microdata.startedBlockCountsWhole}
      />
    );
    sendPage(res, page, status);
  }

  return routes;
}

function complaints(refusal: Exclude<Awaited<ReturnType<typeof addTariff>>, { ok: true }>): Errors {
  switch (refusal.reason) {
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
