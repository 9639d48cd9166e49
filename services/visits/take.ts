/** Guest book and queue number: drawn from a chat, a kiosk, or by an officer (R2-3, docs/domain.md 13). */
import { visitCode } from '../../domain/codes.ts';
import { addDays, startOfDay } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import { isOpen, nextOpening } from '../../domain/hours.ts';
import { parseName } from '../../domain/identity.ts';
import type { Language } from '../../domain/vocabulary.ts';
import type { VisitDraft } from '../../machines/conversation/counter/visits.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Visit } from '../../prisma/generated/sqlite/client.ts';
import { audit } from '../audit.ts';
import type { Actor, Outcome, ServiceContext } from '../context.ts';
import { invalid, type FieldErrors, type Invalid } from '../field_errors.ts';
import { holidayCalendar } from '../holidays.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';
import { hasRole } from '../rights.ts';
import { setTimer } from '../timer_rows.ts';
import { numberOf, today } from './queue.ts';

const LONGEST_PURPOSE = 300;

export interface OpeningNow {
  openNow: boolean;
  /** UTC ms; null: open now, or no opening is near */
  opensAt: number | null;
}

/** Whether the counter is open at `ctx.now()`, and when it opens else. */
export async function openingNow(ctx: Pick<ServiceContext, 'db' | 'now'>): Promise<OpeningNow> {
  const { office, hours } = await readOffice(ctx);
  const calendar = await holidayCalendar(ctx);
  const openNow = isOpen(ctx.now(), hours, office.timeZone, calendar);
  return { openNow, opensAt: openNow ? null : nextOpening(ctx.now(), hours, office.timeZone, calendar) };
}

export interface NewVisit extends VisitDraft {
  conversationId: string | null;
  customerId: string | null;
  language: Language;
  /** webchat | kiosk | telegram | whatsapp | officer */
  channel: string;
}

/**
 * Draws the next number of the service today. Inside a write, of which there is one at a time, so that no number is given
 * twice. null: numbers are not drawn for this service. @throws Error VISIT_DRAFT_INVALID: the draft was not looked at before
 */
export async function drawNumber(ctx: ServiceContext, tx: Tx, visit: NewVisit): Promise<Visit | null> {
  const { visits, office } = await readOffice(ctx);
  const { service, conversationId, customerId, language, channel } = visit;
  if (service === null || !visits.open || !visits.services.some(({ code }) => code === service)) return null;
  const read = readGuest(visit);
  if (!read.ok) throw Object.assign(new Error('A guest book entry was not complete'), { code: 'VISIT_DRAFT_INVALID' });
  const day = await today(ctx);
  const last = await tx.visit.aggregate({ where: { day, service }, _max: { number: true } });
  await lapseAtMidnight(ctx, tx, day, office.timeZone);
  return tx.visit.create({
    data: {
      id: newId(ctx),
      code: await freeCode(ctx, tx),
      day,
      service,
      number: (last._max.number ?? 0) + 1,
      conversationId,
      customerId,
      ...read.guest,
      language,
      channel,
      status: 'waiting',
      takenAt: new Date(ctx.now()),
      calls: 0,
    },
  });
}

/** Numbers left at the end of the day are over: a timer, which names the day. */
async function lapseAtMidnight(ctx: ServiceContext, tx: Tx, day: Day, timeZone: string): Promise<void> {
  await setTimer(tx, ctx, {
    kind: 'visit.lapse',
    orderId: null,
    token: day,
    dueAt: startOfDay(addDays(day, 1), timeZone),
  });
}

/**
 * The day is over: who still waited, or was called, is not called any more; who was being served was served, though nobody
 * said until when.
 */
export async function lapseVisits(tx: Tx, day: Day): Promise<boolean> {
  const left = await tx.visit.updateMany({
    where: { day: { lte: day }, status: { in: ['waiting', 'called', 'skipped'] } },
    data: { status: 'lapsed' },
  });
  const served = await tx.visit.updateMany({
    where: { day: { lte: day }, status: 'serving' },
    data: { status: 'done' },
  });
  return left.count + served.count > 0;
}

/** Who comes without a telephone is entered by an officer, also outside the hours: who stands at the counter is there. */
export async function enterVisit(
  ctx: ServiceContext,
  actor: Actor,
  input: { service: string; name: string; institution: string; purpose: string; language: Language },
): Promise<Outcome<{ code: string }, 'forbidden'> | Invalid> {
  if (!hasRole(actor, ['petugas'])) return { ok: false, reason: 'forbidden' };
  const read = readGuest(input);
  if (!read.ok) return invalid(read.errors);
  return ctx.db.write(async (tx) => {
    const visit = await drawNumber(ctx, tx, { ...input, conversationId: null, customerId: null, channel: 'officer' });
    if (visit === null) return invalid({ service: 'format' });
    await audit(tx, ctx, actor, 'visit.enter', `visit:${visit.code}`, { number: numberOf(visit), day: visit.day });
    return { ok: true, code: visit.code };
  });
}

interface Guest {
  name: string;
  /** '' a private person */
  institution: string;
  purpose: string;
}

/** Tidied as a registration is; the institution may stay empty: a private person. */
export function readGuest(
  given: Omit<Guest, 'institution'> & { institution: string | null },
): { ok: true; guest: Guest } | { ok: false; errors: FieldErrors } {
  const name = parseName(given.name);
  const affiliation = given.institution?.trim() ?? '';
  const institution = affiliation === '' ? { ok: true as const, value: '' } : parseName(affiliation);
  const purpose = given.purpose.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const errors: Record<string, FieldErrors[string]> = {};
  if (!name.ok) errors['name'] = problemOf(name.reason);
  if (!institution.ok) errors['institution'] = problemOf(institution.reason);
  if (purpose === '') errors['purpose'] = 'required';
  else if (purpose.length > LONGEST_PURPOSE) errors['purpose'] = 'too_big';
  if (!name.ok || !institution.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, guest: { name: name.value, institution: institution.value, purpose } };
}

function problemOf(reason: 'empty' | 'length' | 'no_letter'): FieldErrors[string] {
  if (reason === 'empty') return 'required';
  return reason === 'length' ? 'too_big' : 'format';
}

async function freeCode(ctx: ServiceContext, tx: Tx): Promise<string> {
  for (;;) {
    const code = visitCode(ctx.random(8));
    if ((await tx.visit.count({ where: { code } })) === 0) return code;
  }
}
