/** The form of the office's topic on satisfaction (docs/domain.md 8). */
import { PUBLISHED_PERIOD_OPTIONS } from '../words/satisfaction.ts';
import type { TopicForm } from './office_fields.ts';

export const SURVEY_FORM: TopicForm = {
  title: 'Kepuasan pengguna',
  intro:
    'Penilaian setelah layanan selesai: bintang, lalu sembilan unsur IKM (PermenPANRB 14/2017). Yang diterbitkan tampil di /kepuasan; sebelum ditandai, tidak ada yang diterbitkan.',
  fields: [
    { path: 'reminderDays', label: 'Undangan menilai diingatkan sekali setelah (hari)', kind: 'number' },
    {
      path: 'skdLink',
      label: 'Alamat Survei Kebutuhan Data (SKD)',
      kind: 'line',
      hint: 'Ditawarkan setelah penilaian. Kosong: tidak ditawarkan.',
      optional: true,
    },
    { path: 'publish', label: 'Terbitkan angka kepuasan di /kepuasan', kind: 'check' },
    { path: 'show.ikm', label: 'Yang diterbitkan: nilai IKM', kind: 'check' },
    { path: 'show.band', label: 'Yang diterbitkan: mutu pelayanan (A-D)', kind: 'check' },
    { path: 'show.elements', label: 'Yang diterbitkan: nilai tiap unsur', kind: 'check' },
    { path: 'show.stars', label: 'Yang diterbitkan: rata-rata dan sebaran bintang', kind: 'check' },
    { path: 'show.respondents', label: 'Yang diterbitkan: banyaknya responden', kind: 'check' },
    { path: 'period', label: 'Masa yang diterbitkan', kind: 'choice', options: PUBLISHED_PERIOD_OPTIONS },
    {
      path: 'minimum',
      label: 'Jawaban paling sedikit',
      kind: 'number',
      hint: 'Angka dari jawaban yang lebih sedikit tidak diterbitkan.',
    },
  ],
};
