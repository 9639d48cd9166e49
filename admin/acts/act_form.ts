/**
 * An act of the order machine as a form of the panel: its words, its fields, and how what was typed becomes a use case.
 * Which acts an order shows is decided by the order machine alone (`OrderDetail.acts`).
 */
import type { VNode } from 'preact';
import type { z } from 'zod';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { ServiceContext } from '../../services/context.ts';
import type { OrderDetail } from '../../services/orders/detail.ts';
import type { BuyerRefusal } from '../../services/orders/buyer.ts';
import type { InvoiceDraft, DraftRefusal } from '../../services/orders/invoices.ts';
import type { PreviewInput } from '../../services/orders/preview.ts';
import type { Happened, OrderOutcome } from '../../services/orders/refusal.ts';
import type { OnPage } from '../../services/orders/review.ts';
import { parseForm, valuesOf, type FormState, type Values } from '../forms/form.ts';
import type { Officer } from '../visit.ts';

/** Facts of the office that fields need. */
export interface ActFacts {
  /** UTC ms */
  now: number;
  timeZone: string;
  /** days that a billing code is valid when nothing else is said */
  validityDays: number;
  /** the order's, rupiah; null: no invoice has been sent yet */
  total: number | null;
  /** the invoice as it would be sent now; null when this officer cannot send one */
  draft: { ok: true; draft: InvoiceDraft } | { ok: false; reason: DraftRefusal | BuyerRefusal | 'not_found' } | null;
}

export interface ActFieldsProps {
  order: OrderDetail;
  form: FormState;
  /** sets apart the ids of this act's fields */
  scope: string;
  facts: ActFacts;
}

export type ActResult =
  | { kind: 'done' }
  /** something typed has to be mended */
  | { kind: 'wrong'; form: FormState }
  /** others were faster: what they did, and what was typed meanwhile */
  | { kind: 'moved'; form: FormState; since: Happened[] }
  | { kind: 'not_found' };

/** What the preview of the customer's message needs beside the order and the act. */
export type PreviewPart = Omit<PreviewInput, 'code' | 'act'>;

export type ActRank = 'first' | 'other' | 'danger';

export interface ActForm {
  act: OrderAct;
  title: (order: OrderDetail) => string;
  /** what it does and when to use it, in a sentence */
  intro: (order: OrderDetail) => string;
  button: string;
  /** the usual next step, another possibility, or one that cannot be taken back */
  rank: (order: OrderDetail) => ActRank;
  /** said once it is done */
  notice: string;
  /** it has a field for a file: sent as multipart, read as it comes (routes/order_upload) */
  upload?: boolean;
  Fields: (props: ActFieldsProps) => VNode | null;
  /** null: too little has been typed yet to say what the customer would receive */
  preview: (values: Values, facts: ActFacts, order: OrderDetail) => PreviewPart | null;
  submit: (ctx: ServiceContext, officer: Officer, page: OnPage, body: unknown, facts: ActFacts) => Promise<ActResult>;
}

export interface Complaint {
  /** the field to mend; '' the form as a whole */
  field: string;
  message: string;
}

/** What the builders of forms are given: a title and a rank that never change may be given as they are. */
export interface ActSpec extends Omit<ActForm, 'submit' | 'Fields' | 'preview' | 'rank' | 'title'> {
  title: string | ActForm['title'];
  rank: ActRank | ActForm['rank'];
}

/** What is said of each refusal; some need facts. */
type Complaints<R extends string> = Record<R, Complaint | ((facts: ActFacts) => Complaint)>;

interface Spec<T, R extends string> extends ActSpec {
  Fields?: ActForm['Fields'];
  preview?: ActForm['preview'];
  schema: z.ZodType<T>;
  run: (ctx: ServiceContext, officer: Officer, page: OnPage & T, facts: ActFacts) => Promise<OrderOutcome<object, R>>;
  refusals: Complaints<R>;
}

/** Ties a form to its use case; every refusal that the use case knows must have its words. */
export function actForm<T extends object, R extends string>(spec: Spec<T, R>): ActForm {
  const { schema, run, refusals, title, rank, Fields = () => null, preview = () => ({ words: null }), ...form } = spec;
  return {
    ...form,
    title: typeof title === 'function' ? title : () => title,
    rank: typeof rank === 'function' ? rank : () => rank,
    Fields,
    preview,
    async submit(ctx, officer, page, body, facts) {
      const parsed = parseForm(schema, body);
      if (!parsed.ok) return { kind: 'wrong', form: parsed };
      const outcome = await run(ctx, officer, { ...parsed.input, ...page }, facts);
      return outcome.ok ? { kind: 'done' } : refusalOf(outcome, refusals, { body, facts });
    },
  };
}

function refusalOf<R extends string>(
  refusal: Exclude<OrderOutcome<object, R>, { ok: true }>,
  refusals: Complaints<R>,
  { body, facts }: { body: unknown; facts: ActFacts },
): ActResult {
  const values = valuesOf(body);
  const { reason, since } = refusal;
  if (reason === 'not_found') return { kind: 'not_found' };
  if (reason === 'conflict' || reason === 'not_allowed') return { kind: 'moved', form: { values, errors: {} }, since };
  const complaint = refusals[reason as R];
  const { field, message } = typeof complaint === 'function' ? complaint(facts) : complaint;
  return { kind: 'wrong', form: { values, errors: { [field]: message } } };
}

/** Stands in a preview for what has not been typed yet. */
export const TO_COME = '…';

/** The usual preview: the message with the officer's words in it. `required`: there will be some. */
export function wordsPreview(values: Values, required = true): PreviewPart {
  const words = (values['words'] ?? '').trim();
  return { words: words !== '' ? words : required ? TO_COME : null };
}
