/** What an office can set, topic by topic, with the rules for each. One row of `Setting` per topic. */
import { z } from 'zod';
import { checkLetterTemplate, DEFAULT_LETTER_TEMPLATE } from '../domain/letter_number.ts';
import { PRODUCT_KINDS } from '../domain/vocabulary.ts';

const line = (max = 200) => z.string().trim().min(1).max(max);
const optionalLine = (max = 200) => z.string().trim().max(max);
const localized = (max = 1000) => z.strictObject({ id: line(max), en: line(max) });
const webAddress = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]);
const days = (max: number) => z.number().int().min(1).max(max);

// '24:00' closes a day (domain/hours)
const span = z
  .tuple([
    z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { abort: true }),
    z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { abort: true }),
  ])
  .refine(([open, close]) => open < close, 'order');
const spans = z
  .array(span)
  .max(4)
  .refine((list) => list.every(([open], at) => at === 0 || (list[at - 1]?.[1] ?? '') <= open), 'order')
  .default([]);

const letter = z.strictObject({
  sifat: line(10),
  klasifikasi: line(30),
  template: line(120).superRefine((template, check) => {
    const result = checkLetterTemplate(template);
    if (!result.ok) check.addIssue({ code: 'custom', message: result.reason });
  }),
});

const signatory = z.strictObject({
  title: line(120),
  name: line(120),
  // 18 digits, or empty where a document shows none
  nip: z
    .string()
    .trim()
    .regex(/^(\d{18})?$/),
});

export const OFFICE_TOPICS = {
  office: z.strictObject({
    name: line(120),
    unitName: line(120),
    address: line(300),
    city: line(80),
    phone: optionalLine(40),
    email: z.email().max(254),
    website: webAddress,
    /** the national portal that stays reachable beside this assistant */
    portal: webAddress,
    timeZone: z.string().refine(isTimeZone, 'format'),
    unitCode: line(20),
    /** documents and pages say that this is not a real office */
    example: z.boolean(),
  }),
  hours: z.strictObject({ 1: spans, 2: spans, 3: spans, 4: spans, 5: spans, 6: spans, 7: spans }),
  sales: z.strictObject({
    /** the kinds sold by chat; the others are answered with `whereElse` */
    kinds: z.array(z.enum(PRODUCT_KINDS)).refine((kinds) => new Set(kinds).size === kinds.length, 'duplicate'),
    whereElse: localized(),
    /** micro data as whole data sets only, never by chosen variables or regions (docs/domain.md 3) */
    fullSetOnly: z.boolean().default(false),
  }),
  letters: z.strictObject({
    invoice: letter,
    receipt: letter,
    agreement: letter.default({ sifat: 'B', klasifikasi: 'HM.340', template: DEFAULT_LETTER_TEMPLATE }),
  }),
  /** `agreement`: null, who signs the invoices signs the agreements too */
  signatories: z.strictObject({
    invoice: signatory,
    treasurer: signatory,
    agreement: signatory.nullable().default(null),
  }),
  /** the agreement on the use of data (SPPD): the office's own clauses (docs/domain.md 4); empty: the built-in ones */
  agreement: z
    .strictObject({
      clauses: z.array(localized(2_000)).max(20),
      /** rupiah of the meterai or e-meterai that is due on it */
      stampDuty: z.number().int().min(0).max(1_000_000),
    })
    .default({ clauses: [], stampDuty: 10_000 }),
  /** instructions for payers abroad */
  bank: localized(),
  billing: z.strictObject({ validityDays: days(60) }),
  delivery: z.strictObject({
    linkDays: days(365),
    linkUses: z.number().int().min(1).max(1000),
    /** a delivered order that nobody answers is completed after this many days */
    silentDays: days(90),
  }),
  /** working days of the service standard */
  serviceDays: days(60),
  privacy: z.strictObject({ contact: line(), noticeVersion: line(40) }),
  chat: z.strictObject({
    kioskIdleMinutes: z.number().int().min(1).max(60),
    /** a form left unfinished is reminded of once, after so many days of silence (docs/domain.md 4) */
    draftReminderDays: days(90).default(7),
  }),
} as const;

export type OfficeTopic = keyof typeof OFFICE_TOPICS;
export type OfficeValue<T extends OfficeTopic> = z.infer<(typeof OFFICE_TOPICS)[T]>;

/** All topics at once. */
export type Office = { readonly [T in OfficeTopic]: OfficeValue<T> };

export function isOfficeTopic(name: string): name is OfficeTopic {
  return Object.hasOwn(OFFICE_TOPICS, name);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
