/** The many acts that consist of a few words to the customer. */
import { z } from 'zod';
import type { ServiceContext } from '../../services/context.ts';
import type { OrderOutcome } from '../../services/orders/refusal.ts';
import type { OnPage } from '../../services/orders/review.ts';
import type { BuyerChoice } from '../../services/orders/buyer.ts';
import { buyerField } from '../forms/buyer_field.ts';
import { BuyerFields } from '../views/parts/buyer_fields.tsx';
import { TextArea } from '../views/parts/fields.tsx';
import type { Officer } from '../visit.ts';
import { actForm, wordsPreview, type ActForm, type ActSpec, type Complaint } from './act_form.ts';

/** Longest text an officer may send along; it must fit into one chat message. */
const LONGEST = 1500;

export const wordsField = (missing: string) =>
  z.string().trim().min(1, missing).max(LONGEST, `Paling banyak ${LONGEST} huruf agar muat dalam satu pesan.`);

export const optionalWords = z
  .string()
  .trim()
  .max(LONGEST, `Paling banyak ${LONGEST} huruf agar muat dalam satu pesan.`)
  .default('')
  .transform((words) => (words === '' ? null : words));

type Words = { words: string };

interface WordsSpec<R extends string, T extends Words = Words> extends ActSpec {
  label: string;
  hint: string;
  missing: string;
  run: (ctx: ServiceContext, officer: Officer, page: OnPage & T) => Promise<OrderOutcome<object, R>>;
  refusals: Record<Exclude<R, 'words_missing'>, Complaint>;
}

/** Words, and whom the document names that goes with them. */
export function wordsAndBuyerAct<R extends string>({
  label,
  hint,
  missing,
  run,
  refusals,
  ...form
}: WordsSpec<R, Words & { buyer: BuyerChoice }>): ActForm {
  return actForm<Words & { buyer: BuyerChoice }, R>({
    ...form,
    schema: z.object({ words: wordsField(missing), buyer: buyerField }),
    Fields: ({ form: state, scope, order }) => (
      <>
        <BuyerFields order={order} form={state} />
        <TextArea form={state} scope={scope} name="words" label={label} hint={hint} required rows={4} />
      </>
    ),
    preview: (values) => wordsPreview(values),
    run,
    refusals: { ...refusals, words_missing: { field: 'words', message: missing } } as Record<R, Complaint>,
  });
}

export function wordsAct<R extends string>({ label, hint, missing, run, refusals, ...form }: WordsSpec<R>): ActForm {
  return actForm<Words, R>({
    ...form,
    schema: z.object({ words: wordsField(missing) }),
    Fields: ({ form: state, scope }) => (
      <TextArea form={state} scope={scope} name="words" label={label} hint={hint} required rows={4} />
    ),
    preview: (values) => wordsPreview(values),
    run,
    // the compiler cannot see that together these are the keys of R
    refusals: { ...refusals, words_missing: { field: 'words', message: missing } } as Record<R, Complaint>,
  });
}
