/** The officer's first look at an order (docs/domain.md 2.5), and giving an order up. */
import { ABSTRACTION_FIELDS } from '../../domain/abstraction.ts';
import type { AbstractionField } from '../../domain/abstraction.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { actOnOrder, judge } from './acts.ts';
import { actAlone, wordsOf } from './office_acts.ts';
import type { Done, OnPage } from './office_acts.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';

export type { OnPage } from './office_acts.ts';

/** "Lengkap": the request is clear and complete, and the service clock starts (docs/domain.md 6). */
export function acceptOrder(ctx: ServiceContext, actor: Actor, page: OnPage): Promise<OrderOutcome<Done>> {
  return actAlone(ctx, actor, page, 'accept', {});
}

/**
 * `reasons`: what the customer should mend, in the officer's words; `fields`: why a field of the abstraction is to be written
 * anew, and only those are asked again (docs/domain.md 4). One of the two at least.
 */
export async function returnOrder(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { reasons: string; fields?: FieldReasons },
): Promise<OrderOutcome<Done, 'words_missing'>> {
  const words = wordsOf(page.reasons);
  const { code } = page;
  const order = await ctx.db.read.order.findUnique({ where: { code }, select: { abstraction: true } });
  // an order of publications has no fields to be written anew
  const fields = (order?.abstraction ?? null) === null ? {} : reasonsOf(page.fields ?? {});
  if (words === null && Object.keys(fields).length === 0) return refused('words_missing');
  return actAlone(ctx, actor, page, 'return', { ...(words === null ? {} : { words }), fields });
}

/** An officer's reasons per field of the abstraction. */
export type FieldReasons = Partial<Record<AbstractionField, string>>;

/** Tidied, in the order of the fields; what was left empty is left out. */
function reasonsOf(given: FieldReasons): Record<string, string> {
  return Object.fromEntries(
    ABSTRACTION_FIELDS.flatMap((field) => {
      const reason = wordsOf(given[field] ?? null);
      return reason === null ? [] : [[field, reason]];
    }),
  );
}

/**
 * Gives an order up, with the reason that the customer is told. Once money has come in only the treasurer may, and says
 * what happens to it (docs/domain.md 2): `money` is required then.
 */
export async function cancelOrder(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { reason: string; money: string | null },
): Promise<OrderOutcome<Done, 'words_missing' | 'money_missing'>> {
  const words = wordsOf(page.reason);
  if (words === null) return refused('words_missing');
  const { code, revision } = page;
  return ctx.db.write(async (tx) => {
    const judged = await judge(tx, { code, revision, actor, act: 'cancel' });
    if (!judged.ok) return judged;
    const paid = (await tx.payment.count({ where: { orderId: judged.order.id } })) > 0;
    const money = paid ? wordsOf(page.money) : null;
    if (paid && money === null) return refused('money_missing');
    const details = money === null ? { words } : { words, money };
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act: 'cancel', details });
    return acted.ok ? { ok: true, revision: acted.revision } : acted;
  });
}
