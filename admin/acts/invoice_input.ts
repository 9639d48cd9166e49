/** The fields of an invoice: pages and bytes by item, notes by line, whom it names, words to the customer. */
import { z } from 'zod';
import type { DraftRefusal, InvoiceInput } from '../../services/orders/invoices.ts';
import type { BuyerRefusal } from '../../services/orders/buyer.ts';
import type { PartyRefusal } from '../../services/orders/party.ts';
import { BUYER_COMPLAINTS, buyerOf } from '../forms/buyer_field.ts';
import type { Values } from '../forms/form.ts';
import { PARTY_COMPLAINTS, partyOf, partySchema } from '../forms/party_fields.ts';
import type { Complaint } from './act_form.ts';
import { optionalWords } from './words_act.tsx';

const PAGES = 'pages.';
const BYTES = 'bytes.';
const MOST_NOTES = 8;
const LONGEST_NOTE = 300;

export const pagesField = (itemId: string): string => `${PAGES}${itemId}`;
export const bytesField = (itemId: string): string => `${BYTES}${itemId}`;

/** What was typed so far, for a draft: whatever cannot be read is left out. */
export function invoiceInput(values: Values): InvoiceInput {
  const pages: Record<string, number> = {};
  const bytes: Record<string, number> = {};
  for (const [name, typed] of Object.entries(values)) {
    if (name.startsWith(PAGES) && isPageCount(typed)) pages[name.slice(PAGES.length)] = Number(typed.trim());
    if (name.startsWith(BYTES) && isByteCount(typed)) bytes[name.slice(BYTES.length)] = numberOf(typed);
  }
  return { pages, bytes, notes: notesOf(values['notes'] ?? ''), buyer: buyerOf(values['buyer']) };
}

export const invoiceFields = z.record(z.string(), z.string()).transform((values, check) => {
  for (const [name, typed] of Object.entries(values)) {
    if (name.startsWith(PAGES) && !isPageCount(typed)) {
      check.addIssue({ code: 'custom', path: [name], message: 'Isi jumlah halaman, bilangan bulat mulai 1.' });
    }
    if (name.startsWith(BYTES) && !isByteCount(typed)) {
      check.addIssue({ code: 'custom', path: [name], message: 'Isi ukuran dalam byte, bilangan bulat mulai 1.' });
    }
  }
  const notes = notesOf(values['notes'] ?? '');
  if (notes.length > MOST_NOTES || notes.some((note) => note.length > LONGEST_NOTE)) {
    const message = `Paling banyak ${MOST_NOTES} catatan dengan masing-masing ${LONGEST_NOTE} huruf.`;
    check.addIssue({ code: 'custom', path: ['notes'], message });
  }
  const words = optionalWords.safeParse(values['words']);
  if (!words.success)
    check.addIssue({ code: 'custom', path: ['words'], message: words.error.issues[0]?.message ?? '' });
  const party = partySchema.safeParse(values);
  for (const { path, message } of party.error?.issues ?? []) check.addIssue({ code: 'custom', path, message });
  return { ...invoiceInput(values), words: words.data ?? null, party: partyOf(values) };
});

export const INVOICE_COMPLAINTS: Record<DraftRefusal | BuyerRefusal | PartyRefusal, Complaint> = {
  ...BUYER_COMPLAINTS,
  ...PARTY_COMPLAINTS,
  no_tariff: { field: '', message: 'Tidak ada tarif yang berlaku hari ini; minta admin melengkapi tabel tarif.' },
  no_price: {
    field: '',
    message: 'Harga salah satu produk tidak dapat dihitung; lengkapi jumlah halaman atau ukuran berkasnya.',
  },
};

function notesOf(text: string): string[] {
  return text
    .split('\n')
    .map((note) => note.trim())
    .filter((note) => note !== '');
}

/** '1.203.880.050' and '1203880050' bytes. */
function isByteCount(typed: string): boolean {
  return /^[1-9](\d{0,14}|\d{0,2}(\.\d{3}){1,4})$/.test(typed.trim());
}

function numberOf(typed: string): number {
  return Number(typed.trim().replaceAll('.', ''));
}

function isPageCount(typed: string): boolean {
  return /^[1-9]\d{0,5}$/.test(typed.trim());
}
