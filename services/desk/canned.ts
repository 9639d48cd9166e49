/** Replies that officers send often, in both languages, with variables (docs/domain.md 12). */
import { z } from 'zod';
import type { Language } from '../../domain/vocabulary.ts';
import type { CannedReply } from '../../prisma/generated/sqlite/client.ts';
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { readForm, type Invalid } from '../field_errors.ts';
import { newId } from '../ids.ts';
import { hasRole } from '../rights.ts';

/** What stands in braces in a reply. */
export const CANNED_VARIABLES = ['nama', 'kode', 'kantor', 'petugas'] as const;
export type CannedVariable = (typeof CANNED_VARIABLES)[number];

const words = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .refine(
    (text) => placeholders(text).every((name) => CANNED_VARIABLES.some((known) => known === name)),
    'unknown_placeholder',
  );

const reply = z.strictObject({ title: z.string().trim().min(1).max(80), textId: words, textEn: words });

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/** Who writes them: those who use them, and the admin. */
export function mayEditCanned(actor: Actor): boolean {
  return hasRole(actor, ['admin', 'petugas']);
}

/** In the order of their titles; `all`: also those that are not in use any more. */
export function cannedReplies(ctx: Pick<ServiceContext, 'db'>, all = false): Promise<CannedReply[]> {
  return ctx.db.read.cannedReply.findMany({
    where: all ? {} : { active: true },
    orderBy: [{ active: 'desc' }, { title: 'asc' }, { id: 'asc' }],
  });
}

/** `id` null: a new one. */
export async function saveCanned(
  ctx: ServiceContext,
  actor: Actor,
  id: string | null,
  input: unknown,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'forbidden' | 'not_found' } | Invalid> {
  if (!mayEditCanned(actor)) return { ok: false, reason: 'forbidden' };
  const form = readForm(reply, input);
  if (!form.ok) return form;
  const data = { ...form.value, updatedAt: new Date(ctx.now()) };
  return ctx.db.write(async (tx) => {
    const kept = id ?? newId(ctx);
    if (id === null) await tx.cannedReply.create({ data: { id: kept, ...data, active: true } });
    else if ((await tx.cannedReply.updateMany({ where: { id }, data })).count === 0)
      return { ok: false, reason: 'not_found' };
    await audit(tx, ctx, actor, 'canned.save', `canned:${kept}`, { title: form.value.title });
    return { ok: true, id: kept };
  });
}

/** Takes a reply out of use, or into it again. */
export async function setCannedActive(
  ctx: ServiceContext,
  actor: Actor,
  id: string,
  active: boolean,
): Promise<{ ok: true } | { ok: false; reason: 'forbidden' | 'not_found' }> {
  if (!mayEditCanned(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    const { count } = await tx.cannedReply.updateMany({ where: { id }, data: { active } });
    if (count === 0) return { ok: false, reason: 'not_found' };
    await audit(tx, ctx, actor, active ? 'canned.restore' : 'canned.retire', `canned:${id}`, {});
    return { ok: true };
  });
}

/** Whether it speaks of an order by its code. */
export function namesOrder({ textId, textEn }: Pick<CannedReply, 'textId' | 'textEn'>, language: Language): boolean {
  return placeholders(language === 'id' ? textId : textEn).includes('kode');
}

/** A reply as it is sent; what is not known of a customer reads as '-'. */
export function cannedText(
  { textId, textEn }: Pick<CannedReply, 'textId' | 'textEn'>,
  language: Language,
  values: Readonly<Record<CannedVariable, string>>,
): string {
  const text = language === 'id' ? textId : textEn;
  return CANNED_VARIABLES.reduce((filled, name) => filled.replaceAll(`{${name}}`, values[name]), text);
}
