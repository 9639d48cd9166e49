import type { Occupation, Role, Segment, Use } from '../../domain/vocabulary.ts';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  petugas: 'Petugas layanan',
  bendahara: 'Bendahara',
  admin: 'Admin',
  pimpinan: 'Pimpinan',
};

/** docs/domain.md 4: the list of the Survei Kebutuhan Data. */
export const SEGMENT_WORDS: Readonly<Record<Segment, string>> = {
  state_institution: 'Lembaga Negara',
  ministry: 'Kementerian & Lembaga Pemerintah',
  security: 'TNI/Polri/BIN/Kejaksaan',
  local_government: 'Pemerintah Daerah',
  international: 'Lembaga Internasional',
  research_education: 'Lembaga Penelitian & Pendidikan',
  state_enterprise: 'BUMN/BUMD',
  private_company: 'Swasta',
  other: 'Lainnya',
};

export const OCCUPATION_WORDS: Readonly<Record<Occupation, string>> = {
  student: 'Pelajar/mahasiswa',
  researcher: 'Peneliti/dosen',
  civil_servant: 'ASN/TNI/Polri',
  state_enterprise_employee: 'Pegawai BUMN/BUMD',
  private_employee: 'Pegawai swasta',
  self_employed: 'Wiraswasta',
  other: 'Lainnya',
};

export const USE_WORDS: Readonly<Record<Use, string>> = {
  school: 'Tugas sekolah/kuliah',
  government: 'Pemerintahan',
  commercial: 'Komersial',
  research: 'Penelitian',
  other: 'Lainnya',
};

/** Who acted, when it was not a person of the office. */
export function actorWords(kind: string, name: string): string {
  if (kind === 'customer') return name === '' ? 'Pelanggan' : `${name} (pelanggan)`;
  return kind === 'system' ? 'Sistem' : name;
}
