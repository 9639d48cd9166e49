/** The table of days without service (docs/domain.md 6). */
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { dayOf, isDay } from '../../domain/days.ts';
import type { ServiceContext } from '../../services/context.ts';
import { importHolidays, listHolidays, removeHoliday, setYearCovered } from '../../services/holidays.ts';
import { readOffice } from '../../services/office.ts';
import { EMPTY_FORM, parseForm, valuesOf, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { numberIn } from '../query.ts';
import { HolidaysPage } from '../views/settings/holidays_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';

const LINE = /^(\d{4}-\d{2}-\d{2})[\s;,:]+(\S.*)$/;

const form = z.object({
  days: z
    .string()
    .trim()
    .min(1, 'Isi sedikitnya satu hari.')
    .transform((text, check) =>
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => {
          const [, day = '', name = ''] = LINE.exec(line.trim()) ?? [];
          if (!isDay(day))
            check.addIssue({ code: 'custom', message: `Baris "${line.trim().slice(0, 60)}" tidak terbaca.` });
          return { day, name };
        }),
    ),
  kind: z.enum(['national', 'cuti_bersama'], 'Pilih jenisnya.'),
  source: z.string().trim().min(1, 'Isi sumbernya.').max(300, 'Sumber paling banyak 300 huruf.'),
});

export function holidayRoutes(ctx: ServiceContext): Router {
  const routes = Router();

  routes.get('/hari-libur', async (req, res) => {
    await sendTable(req, res, numberIn(req.query, 'tahun'), EMPTY_FORM, 200);
  });

  routes.post('/hari-libur', async (req, res) => {
    const parsed = parseForm(form, req.body);
    if (!parsed.ok) return sendTable(req, res, undefined, parsed, 422);
    const { days, kind, source } = parsed.input;
    const outcome = await importHolidays(
      ctx,
      officerOf(res),
      days.map((day) => ({ ...day, kind, source })),
    );
    if (!outcome.ok) {
      if (outcome.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
      return sendTable(
        req,
        res,
        undefined,
        { values: parsed.values, errors: { days: 'Nama hari libur terlalu panjang.' } },
        422,
      );
    }
    res.redirect(303, backTo(Number(days[0]?.day.slice(0, 4)), 'libur-disimpan'));
  });

  routes.post('/hari-libur/tahun', async (req, res) => {
    const values = valuesOf(req.body);
    const year = Number(values['year']);
    if (!Number.isInteger(year)) throw new PanelError('NOT_FOUND', 404);
    const covered = values['covered'] === 'on';
    const outcome = await setYearCovered(ctx, officerOf(res), year, covered);
    if (outcome.ok) return res.redirect(303, backTo(year, covered ? 'tahun-lengkap' : 'tahun-belum'));
    if (outcome.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
    await sendTable(req, res, year, { values: {}, errors: { days: 'Isi dulu hari libur tahun itu.' } }, 422);
  });

  routes.post('/hari-libur/:day/hapus', async (req, res) => {
    const outcome = await removeHoliday(ctx, officerOf(res), req.params.day);
    if (!outcome.ok && outcome.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
    res.redirect(303, backTo(Number(req.params.day.slice(0, 4)), 'libur-dihapus'));
  });

  async function sendTable(req: Request, res: Response, year: number | undefined, state: FormState, status: number) {
    const table = await listHolidays(ctx);
    const today = dayOf(ctx.now(), (await readOffice(ctx)).office.timeZone);
    const thisYear = Number(today.slice(0, 4));
    const known = table.holidays.map(({ day }) => Number(day.slice(0, 4)));
    const chosen = year ?? thisYear;
    const years = [...new Set([...known, thisYear, thisYear + 1, chosen])].toSorted((a, b) => a - b);
    const frame = await frameOf(ctx, req, res);
    sendPage(res, <HolidaysPage frame={frame} year={chosen} years={years} table={table} form={state} />, status);
  }

  return routes;
}

function backTo(year: number, notice: Parameters<typeof withNotice>[1]): string {
  return `${withNotice('/panel/hari-libur', notice)}&tahun=${year}`;
}
