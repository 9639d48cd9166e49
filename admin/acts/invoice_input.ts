/** The fields of an invoice: page counts by item, notes by line, words to the customer. */
import { z } from 'zod';
import type { DraftRefusal } from '../../services/orders/invoices.ts';
import type { Values } from '../forms/form.ts';
import type { Complaint } from './act_form.ts';
import { optionalWords } from './words_act.tsx';

const PAGES = 'pages.';
const MOST_NOTES = 8;
const LONGEST_NOTE = 300;

export const pagesField = (itemId: string): string => `${PAGES}${itemId}`;

/** What was typed so far, for a draft: whatever cannot be read is left out. */
export function invoiceInput(values: Values): { pages: Record<string, number>; notes: string[] } {
  const pages: Record<string, number> = {};
  for (const [name, typed] of Object.entries(values)) {
    if (name.startsWith(PAGES) && isPageCount(typed)) pages[name.slice(PAGES.length)] = Number(typed.trim());
  }
  return { pages, notes: notesOf(values['notes'] ?? '') };
}

export const invoiceFields = z.record(z.string(), z.string()).transform((values, check) => {
  for (const [name, typed] of Object.entries(values)) {
    if (!name.startsWith(PAGES) || isPageCount(typed)) continue;
    check.addIssue({ code: 'custom', path: [name], message: 'Isi jumlah halaman, bilangan bulat mulai 1.' });
  }
  const notes = notesOf(values['notes'] ?? '');
  if (notes.length > MOST_NOTES || notes.some((note) => note.length > LONGEST_NOTE)) {
    const message = `Paling banyak ${MOST_NOTES} catatan dengan masing-masing ${LONGEST_NOTE} huruf.`;
    check.addIssue({ code: 'custom', path: ['notes'], message });
  }
  const words = optionalWords.safeParse(values['words']);
  if (!words.success)
    check.addIssue({ code: 'custom', path: ['words'], message: words.error.issues[0]?.message ?? '' });
  return { ...invoiceInput(values), words: words.data ?? null };
});

export const INVOICE_COMPLAINTS: Record<DraftRefusal, Complaint> = {
  no_tariff: { field: '', message: 'Tidak ada tarif yang berlaku hari ini; minta admin melengkapi tabel tarif.' },
  no_price: { field: '', message: 'Harga salah satu produk tidak dapat dihitung; lengkapi jumlah halamannya.' },
};

function notesOf(text: string): string[] {
  return text
    .split('\n')
    .map((note) => note.trim())
    .filter((note) => note !== '');
}

function isPageCount(typed: string): boolean {
  return /^[1-9]\d{0,5}$/.test(typed.trim());
}
