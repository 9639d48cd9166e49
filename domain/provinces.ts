/** The provinces by the two digits that region codes begin with (docs/domain.md 4; the list itself is M). */
import type { Region } from './request.ts';

export interface Province extends Region {
  /** as they are also called, the English name among them */
  aliases: readonly string[];
}

const LIST = `
11 Aceh: NAD, Nanggroe Aceh Darussalam
12 Sumatera Utara: Sumut, Sumatra Utara, North Sumatra
13 Sumatera Barat: Sumbar, Sumatra Barat, West Sumatra
14 Riau:
15 Jambi:
16 Sumatera Selatan: Sumsel, Sumatra Selatan, South Sumatra
17 Bengkulu:
18 Lampung:
19 Kepulauan Bangka Belitung: Babel, Bangka Belitung, Bangka Belitung Islands
21 Kepulauan Riau: Kepri, Riau Islands
31 DKI Jakarta: Jakarta, DKI, DKJ, Daerah Khusus Jakarta
32 Jawa Barat: Jabar, West Java
33 Jawa Tengah: Jateng, Central Java
34 DI Yogyakarta: DIY, Yogyakarta, Jogja, Jogjakarta, Daerah Istimewa Yogyakarta
35 Jawa Timur: Jatim, East Java
36 Banten:
51 Bali:
52 Nusa Tenggara Barat: NTB, West Nusa Tenggara
53 Nusa Tenggara Timur: NTT, East Nusa Tenggara
61 Kalimantan Barat: Kalbar, West Kalimantan
62 Kalimantan Tengah: Kalteng, Central Kalimantan
63 Kalimantan Selatan: Kalsel, South Kalimantan
64 Kalimantan Timur: Kaltim, East Kalimantan
65 Kalimantan Utara: Kaltara, North Kalimantan
71 Sulawesi Utara: Sulut, North Sulawesi
72 Sulawesi Tengah: Sulteng, Central Sulawesi
73 Sulawesi Selatan: Sulsel, South Sulawesi
74 Sulawesi Tenggara: Sultra, Southeast Sulawesi
75 Gorontalo:
76 Sulawesi Barat: Sulbar, West Sulawesi
81 Maluku:
82 Maluku Utara: Malut, North Maluku
91 Papua Barat: West Papua
92 Papua Barat Daya: Southwest Papua
94 Papua:
95 Papua Selatan: South Papua
96 Papua Tengah: Central Papua
97 Papua Pegunungan: Highland Papua
`;

export const PROVINCES: readonly Province[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const [head = '', rest = ''] = line.split(':');
    const aliases = rest
      .split(',')
      .map((alias) => alias.trim())
      .filter((alias) => alias !== '');
    return { code: head.slice(0, 2), name: head.slice(3), aliases };
  });
