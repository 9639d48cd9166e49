/** Where an officer can go, by role: what every role may read, and what only some may. */
import type { Role } from '../domain/vocabulary.ts';

export interface Place {
  href: string;
  label: string;
  /** undefined: everybody */
  roles?: readonly Role[];
}

/** Who reads orders: who works on them, and who is responsible for all of it. The admin has no part in them. */
export const ORDER_READERS: readonly Role[] = ['petugas', 'bendahara', 'pimpinan'];
/** Who handles complaints, and who is responsible for that. */
export const COMPLAINT_READERS: readonly Role[] = ['petugas', 'pimpinan'];
/** Who answers for the figures: the treasurer, and the head of office. */
export const ACCOUNTANTS: readonly Role[] = ['bendahara', 'pimpinan'];
/** Who sees people, channels and the audit log. */
export const OVERSEERS: readonly Role[] = ['admin', 'pimpinan'];

const GROUPS: readonly (readonly Place[])[] = [
  [
    { href: '/panel', label: 'Beranda' },
    { href: '/panel/percakapan', label: 'Percakapan', roles: ORDER_READERS },
    { href: '/panel/pesanan', label: 'Pesanan', roles: ORDER_READERS },
    { href: '/panel/antrean', label: 'Antrean', roles: ORDER_READERS },
    { href: '/panel/pengaduan', label: 'Pengaduan', roles: COMPLAINT_READERS },
    { href: '/panel/katalog', label: 'Katalog' },
  ],
  [
    { href: '/panel/kepuasan', label: 'Kepuasan' },
    { href: '/panel/laporan', label: 'Laporan', roles: ACCOUNTANTS },
  ],
  [
    { href: '/panel/tarif', label: 'Tarif' },
    { href: '/panel/hari-libur', label: 'Hari libur' },
    { href: '/panel/kantor', label: 'Data kantor' },
    { href: '/panel/teks', label: 'Teks percakapan' },
    { href: '/panel/balasan', label: 'Balasan siap pakai', roles: ['admin', 'petugas'] },
  ],
  [
    { href: '/panel/kanal', label: 'Kanal', roles: OVERSEERS },
    { href: '/panel/orang', label: 'Petugas', roles: OVERSEERS },
    { href: '/panel/data-pribadi', label: 'Data pribadi', roles: OVERSEERS },
    { href: '/panel/catatan', label: 'Catatan audit', roles: OVERSEERS },
  ],
];

/** Groups without a place for the role are left out. */
export function navigationFor(role: Role): Place[][] {
  return GROUPS.map((group) => group.filter(({ roles }) => roles?.includes(role) ?? true)).filter(
    (group) => group.length > 0,
  );
}
