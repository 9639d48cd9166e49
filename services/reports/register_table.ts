/** The treasurer's register as a table for spreadsheets; who takes it along stays in the audit log. */
import { CSV_START, csvLine } from '../../domain/csv.ts';
import type { Cell } from '../../domain/csv.ts';
import type { DayRange } from '../../domain/periods.ts';
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { answersForFigures } from './readers.ts';
import { registerRows } from './register.ts';
import type { RegisterRow } from './register.ts';
import { registerTotals } from './register_totals.ts';
import type { RegisterTotals } from './register_totals.ts';

/** What the table says in words. */
export interface RegisterWords {
  heads: readonly string[];
  kinds: (row: RegisterRow) => string;
  standing: (row: RegisterRow) => string;
  method: (method: 'billing' | 'transfer') => string;
  /** below the rows */
  totals: (totals: RegisterTotals) => readonly (readonly Cell[])[];
}

export async function registerTable(
  ctx: ServiceContext,
  actor: Actor,
  range: DayRange,
  words: RegisterWords,
): Promise<{ ok: true; table: string } | { ok: false; reason: 'forbidden' }> {
  if (!answersForFigures(actor)) return { ok: false, reason: 'forbidden' };
  const lines = [CSV_START + csvLine(words.heads)];
  let rows = 0;
  for await (const page of registerRows(ctx, range)) {
    rows += page.length;
    lines.push(...page.map((row) => csvLine(cellsOf(row, words))));
  }
  lines.push(...words.totals(await registerTotals(ctx, range)).map(csvLine));
  const { fromDay, toDay } = range;
  await ctx.db.write((tx) => audit(tx, ctx, actor, 'report.export', 'report:register', { fromDay, toDay, rows }));
  return { ok: true, table: lines.join('') };
}

/** Codes are text: a spreadsheet would round fifteen digits. */
function cellsOf(row: RegisterRow, words: RegisterWords): Cell[] {
  const { invoice, payment, receipt } = row;
  return [
    row.code,
    row.payer,
    row.institution,
    words.kinds(row),
    invoice?.number ?? null,
    invoice?.day ?? null,
    invoice?.total ?? null,
    row.billingCode === null ? null : asText(row.billingCode),
    payment === null ? null : words.method(payment.method),
    payment?.paidOn ?? null,
    payment?.amount ?? null,
    payment?.ntpn ?? null,
    payment?.ntb === null || payment === null ? null : asText(payment.ntb),
    receipt?.number ?? null,
    receipt?.day ?? null,
    words.standing(row),
  ];
}

function asText(digits: string): string {
  return /^\d+$/.test(digits) ? `'${digits}` : digits;
}
