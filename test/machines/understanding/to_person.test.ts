/** What is typed while a person of the office speaks is said to that person (docs/domain.md 12). */
import { describe, expect, test } from 'vitest';
import type { Question } from '../../../machines/conversation/question.ts';
import { understand } from '../../../machines/understanding/understand.ts';
import { text } from '../../../machines/texts/text.ts';

const question: Question = {
  text: text('desk.held'),
  answers: [],
  beyond: [{ id: 'desk.end', label: text('desk.end') }],
  accepts: 'text or file',
  silent: true,
  toPerson: { is: 'speaks', ends: 'desk.end' },
};
const labels = [{ id: 'Kembali ke asisten', en: 'Back to the assistant' }];

function typed(message: string) {
  return understand({ kind: 'text', text: message }, { question, labels });
}

describe('the words that end a talk', () => {
  test.each([
    'selesai',
    'Selesai.',
    'SELESAI!',
    'kembali ke asisten',
    'akhiri percakapan',
    'end chat',
    'Back to the assistant',
  ])('%s', (message) => {
    expect(typed(message)).toEqual({ type: 'answer', id: 'desk.end' });
  });
});

test.each(['menu', 'Menu utama', '/menu', 'main menu', 'status', 'batal', 'kembali'])(
  '%s is said to the person, who does not get there by it',
  (message) => {
    expect(typed(message)).toEqual({ type: 'text', text: message, command: true });
  },
);

test.each([
  ['BERHENTI', 'optOut'],
  ['Tarik persetujuan.', 'withdraw'],
  ['hapus data saya', 'eraseData'],
  ['Hapus Data', 'eraseData'],
  ['my data', 'myData'],
])('%s is a right of one’s own, whoever speaks', (message, type) => {
  expect(typed(message)).toEqual({ type });
});

test.each([
  'petugas',
  'english',
  '0',
  '1',
  'ya',
  'sudah',
  'done',
  'GP-ABC234',
  '?',
  'halo',
  '👍',
  'pekerjaan saya belum selesai',
  'menunya apa saja?',
  'berhenti dulu ya, saya cek',
  'apakah data saya sudah ada?',
  'SB-ABCDE-FGH23',
])('%s is said to the person', (message) => {
  expect(typed(message)).toEqual({ type: 'text', text: message });
});
