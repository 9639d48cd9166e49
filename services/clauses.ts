/** The clauses of the agreement on the use of data, SPPD (docs/domain.md 4): the office's own wording, or the built-in one. */
import { createHash } from 'node:crypto';
import type { Localized, Result } from '../machines/conversation/effects.ts';
import type { ServiceContext } from './context.ts';
import { readOffice } from './office.ts';
import type { Office } from './office.ts';

/** Raise it when the built-in clauses change: orders keep the version that was agreed to. */
const BUILT_IN_VERSION = 'built-in-1';

/** docs/domain.md 4, paraphrased there from one source: an office replaces them by its own (setting `agreement`). */
const BUILT_IN: readonly Localized[] = [
  {
    id: 'BPS (Pihak Pertama) menyerahkan data yang direkam dalam media elektronik kepada penerima (Pihak Kedua) sesuai pesanan ini.',
    en: 'BPS (the First Party) provides the receiver (the Second Party) with the data of this order, recorded in electronic media.',
  },
  {
    id: 'Penerima tidak menggandakan data, seluruhnya atau sebagian, untuk orang atau lembaga lain.',
    en: 'The receiver makes no copy of the data, in whole or in part, for any other person or organisation.',
  },
  {
    id: 'Penerima memakai data hanya untuk penelitian dan analisis yang dinyatakan dalam abstraksi.',
    en: 'The receiver uses the data only for the research and analysis stated in the abstraction.',
  },
  {
    id: 'Penggunaan lain memerlukan persetujuan tertulis terlebih dahulu dari Kepala BPS.',
    en: 'Any other use needs the prior written approval of the Head of BPS.',
  },
  {
    id: 'Penerima menyerahkan hasil penelitian atau analisis yang memakai data ini kepada BPS.',
    en: 'The receiver hands the result of the research or analysis that uses the data to BPS.',
  },
  {
    id: 'Data bersifat rahasia dan tetap menjadi milik BPS; penerima menjaga kerahasiaannya.',
    en: 'The data are confidential and remain the property of BPS; the receiver keeps them confidential.',
  },
];
const STAMPED: Localized = {
  id: 'Perjanjian ini ditandatangani kedua pihak dan dibubuhi meterai atau e-meterai yang berlaku.',
  en: 'Both parties sign this agreement, and it bears the duty stamp (meterai or e-meterai) that is due.',
};
/** Where the office asks for no stamp. */
const UNSTAMPED: Localized = {
  id: 'Perjanjian ini ditandatangani kedua pihak.',
  en: 'Both parties sign this agreement.',
};

/** Those of an office that has none of its own; `stampDuty` in rupiah, 0: none is due. */
export function builtInClauses(stampDuty: number): readonly Localized[] {
  return [...BUILT_IN, stampDuty > 0 ? STAMPED : UNSTAMPED];
}

export interface AgreementClauses {
  /** of the wording: kept with the order as what was agreed to */
  version: string;
  clauses: readonly Localized[];
}

export function agreementClauses({ agreement }: Pick<Office, 'agreement'>): AgreementClauses {
  const { clauses, stampDuty } = agreement;
  if (clauses.length === 0) {
    const version = stampDuty > 0 ? BUILT_IN_VERSION : `${BUILT_IN_VERSION}-unstamped`;
    return { version, clauses: builtInClauses(stampDuty) };
  }
  const wording = JSON.stringify(clauses.map(({ id, en }) => [id, en]));
  return { version: `office-${createHash('sha256').update(wording).digest('hex').slice(0, 12)}`, clauses };
}

/** As the conversation shows them; the stamp duty in rupiah. */
export async function showClauses(
  ctx: Pick<ServiceContext, 'db'>,
): Promise<Extract<Result, { type: 'clauses.shown' }>> {
  const office = await readOffice(ctx);
  const { version, clauses } = agreementClauses(office);
  return { type: 'clauses.shown', version, clauses: [...clauses], stampDuty: office.agreement.stampDuty };
}
