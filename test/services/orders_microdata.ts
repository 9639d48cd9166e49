/** What a test asks of micro data, and what it is asked for. */
import type { Abstraction } from '../../domain/abstraction.ts';
import type { MicrodataRequest } from '../../domain/request.ts';

/** Priced by the bytes of the prepared file (docs/domain.md 3). */
export const MICRODATA = 'UJI-SAKERNAS';
export const VARIABLES = Array.from({ length: 12 }, (_, at) => ({ code: `B${at + 1}`, label: `Pertanyaan ${at + 1}` }));

/** Seven variables of one regency, without processing. */
export const REQUEST: MicrodataRequest = {
  kind: 'microdata',
  round: 'Agustus 2025',
  level: 'kab/kota',
  variables: VARIABLES.slice(0, 7),
  regions: [{ code: '3671', name: 'Kota Tangerang' }],
  table: null,
};

export const ABSTRACTION: Abstraction = {
  fields: {
    title: 'Pekerja muda di Banten',
    background: 'Pengangguran muda tinggi.',
    purpose: 'Skripsi.',
    data: 'Sakernas Agustus 2025',
    method: 'Regresi',
    output: 'Skripsi dan satu artikel',
    period: 'Satu tahun',
    access: 'Peneliti sendiri',
    supervisor: 'Dr. Contoh',
  },
  file: null,
  statement: true,
};
