/** What an office can set, topic by topic, with the rules for each. One row of `Setting` per topic. */
import { z } from 'zod';
import { checkLetterTemplate, DEFAULT_LETTER_TEMPLATE } from '../domain/letter_number.ts';
import { PUBLISHED_PERIODS } from '../domain/periods.ts';
import { PRODUCT_KINDS } from '../domain/vocabulary.ts';
import { EXAMPLE_OFFICE } from '../prisma/seed/example_office.ts';

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
  /** days after which what is let go of (docs/domain.md 9; services/privacy/retention) */
  retention: z
    .strictObject({
      messages: days(3_650),
      turns: days(3_650),
      chats: days(3_650),
      uploads: days(30),
      abstractions: days(3_650),
      visits: days(3_650),
      complaints: days(3_650),
      keys: days(365),
      inbox: days(365),
    })
    .default(EXAMPLE_OFFICE.retention),
  /** guest book and queue at the counter (docs/domain.md 13) */
  visits: z
    .strictObject({
      /** numbers are drawn during the hours of service */
      open: z.boolean(),
      services: z
        .array(z.strictObject({ code: z.string().regex(/^[A-Z]$/), name: localized(60) }))
        .min(1)
        .max(6)
        .refine((services) => new Set(services.map(({ code }) => code)).size === services.length, 'duplicate'),
      /** counters (loket), numbered from 1 */
      counters: z.number().int().min(1).max(19),
      /** minutes from the end of the previous queue number until the next one is called (Rembang) */
      standardMinutes: z.number().int().min(1).max(240),
    })
    .default(EXAMPLE_OFFICE.visits),
  /** ratings, and what of them is published (docs/domain.md 8) */
  survey: z
    .strictObject({
      /** an invitation that nobody answers is reminded of once, after so many days */
      reminderDays: days(30),
      /** the national survey of data needs (SKD), offered after a rating; empty: not */
      skdLink: webAddress,
      /** whether /kepuasan shows anything at all */
      publish: z.boolean(),
      show: z.strictObject({
        ikm: z.boolean(),
        band: z.boolean(),
        elements: z.boolean(),
        stars: z.boolean(),
        respondents: z.boolean(),
      }),
      period: z.enum(PUBLISHED_PERIODS),
      /** fewer answers than this are not published: nobody's own answer is to be read from a figure */
      minimum: z.number().int().min(1).max(1_000),
    })
    .default(EXAMPLE_OFFICE.survey),
  /** docs/domain.md 7: limits in working days from the day of receipt */
  complaints: z
    .strictObject({
      /** the other ways to complain, as they are told in the chat */
      channels: localized(1500),
      /** where matters of integrity are told; '' none */
      wbs: webAddress,
      verificationDays: days(30),
      informationDays: days(60),
      complaintDays: days(60),
      /** of a complaint that supervision has to look into */
      supervisedDays: days(120),
      aspirationDays: days(60),
      /** an answer that nobody confirms closes a complaint after so many days */
      silentDays: days(90),
    })
    .default(EXAMPLE_OFFICE.complaints),
  /** the office's own people are told of new work, in numbers alone (docs/domain.md 15) */
  notices: z
    .strictObject({
      /** id of a Telegram group of officers; empty: none is told */
      telegramGroup: z
        .string()
        .trim()
        .regex(/^(-\d{5,20})?$/),
      everyMinutes: z.number().int().min(5).max(480),
    })
    .default(EXAMPLE_OFFICE.notices),
  chat: z.strictObject({
    kioskIdleMinutes: z.number().int().min(1).max(60),
    /** a form left unfinished is reminded of once, after so many days of silence (docs/domain.md 4) */
    draftReminderDays: days(90).default(7),
    /** a talk with an officer ends when nobody wrote for so long (docs/domain.md 12) */
    talkIdleMinutes: z.number().int().min(5).max(720).default(30),
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
