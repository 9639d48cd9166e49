/** E-publications of the example office: titles as such offices publish them, with page counts that price them. */
import { englishName, REGENCIES, type ExampleProduct } from './example_product.ts';

type Series = readonly [
  code: string,
  catalogNumber: string,
  title: string,
  titleEn: string,
  about: string,
  aboutEn: string,
];
type Issue = readonly [year: number, pages: number];

const SERIES: readonly (readonly [...Series, keywords: string, issues: readonly Issue[]])[] = [
  [
    'PDA-3600',
    '1102001.36',
    'Provinsi Contoh Dalam Angka',
    'Contoh Province in Figures',
    'Gambaran lengkap geografi, pemerintahan, penduduk, sosial, pertanian, industri, dan ekonomi provinsi.',
    'A full picture of geography, government, population, social affairs, agriculture, industry and the economy.',
    'banten dda daerah dalam angka provinsi',
    [
      [2026, 812],
      [2025, 798],
      [2024, 774],
    ],
  ],
  [
    'KESRA-3600',
    '4101002.36',
    'Statistik Kesejahteraan Rakyat Provinsi Banten',
    'Welfare Statistics of Banten Province',
    'Pendidikan, kesehatan, perumahan, dan pengeluaran rumah tangga hasil Susenas Maret.',
    'Education, health, housing and household expenditure from the March National Socio-Economic Survey.',
    'susenas kesra sosial rumah tangga',
    [
      [2025, 268],
      [2024, 262],
    ],
  ],
  [
    'INDEK-3600',
    '9201001.36',
    'Indikator Ekonomi Provinsi Banten',
    'Economic Indicators of Banten Province',
    'Inflasi, ekspor-impor, pariwisata, transportasi, dan upah bulanan.',
    'Monthly inflation, trade, tourism, transport and wages.',
    'inflasi ekspor impor bulanan',
    [[2025, 146]],
  ],
  [
    'PDRBLU-3600',
    '9302021.36',
    'Produk Domestik Regional Bruto Provinsi Banten Menurut Lapangan Usaha',
    'Gross Regional Domestic Product of Banten Province by Industry',
    'PDRB harga berlaku dan harga konstan menurut 17 lapangan usaha, lima tahun terakhir.',
    'Gross regional domestic product at current and constant prices by 17 industries, last five years.',
    'pdrb grdp ekonomi pertumbuhan sektor',
    [
      [2026, 188],
      [2025, 184],
    ],
  ],
  [
    'PDRBPE-3600',
    '9302022.36',
    'Produk Domestik Regional Bruto Provinsi Banten Menurut Pengeluaran',
    'Gross Regional Domestic Product of Banten Province by Expenditure',
    'PDRB menurut konsumsi, investasi, ekspor, dan impor.',
    'Gross regional domestic product by consumption, investment, exports and imports.',
    'pdrb grdp pengeluaran konsumsi',
    [[2026, 132]],
  ],
  [
    'SAKER-3600',
    '2301004.36',
    'Keadaan Angkatan Kerja di Provinsi Banten',
    'Labor Force Situation in Banten Province',
    'Penduduk bekerja, pengangguran, dan upah hasil Sakernas Agustus.',
    'Employment, unemployment and wages from the August National Labor Force Survey.',
    'sakernas pengangguran tenaga kerja tpt tpak',
    [
      [2025, 214],
      [2024, 208],
    ],
  ],
  [
    'IPM-3600',
    '4102002.36',
    'Indeks Pembangunan Manusia Provinsi Banten',
    'Human Development Index of Banten Province',
    'IPM dan komponennya menurut kabupaten/kota.',
    'The human development index and its components by regency.',
    'ipm hdi pembangunan manusia',
    [[2025, 96]],
  ],
  [
    'MISKIN-3600',
    '3205014.36',
    'Profil Kemiskinan Provinsi Banten',
    'Poverty Profile of Banten Province',
    'Garis kemiskinan, jumlah penduduk miskin, kedalaman dan keparahan kemiskinan.',
    'Poverty line, number of poor people, depth and severity of poverty.',
    'kemiskinan miskin garis kemiskinan poverty',
    [[2025, 84]],
  ],
  [
    'TANI-3600',
    '5101017.36',
    'Hasil Pencacahan Lengkap Sensus Pertanian Provinsi Banten Tahap I',
    'Complete Enumeration Results of the Census of Agriculture, Banten Province, Edition I',
    'Usaha pertanian perorangan, perusahaan, dan usaha lainnya menurut kabupaten/kota.',
    'Individual, corporate and other agricultural holdings by regency.',
    'st2023 sensus pertanian usaha tani petani',
    [[2023, 102]],
  ],
  [
    'HOTEL-3600',
    '8403004.36',
    'Statistik Hotel dan Akomodasi Lainnya Provinsi Banten',
    'Hotel and Other Accommodation Statistics of Banten Province',
    'Jumlah usaha, kamar, tamu, dan tingkat penghunian kamar.',
    'Establishments, rooms, guests and occupancy.',
    'pariwisata wisata hotel tpk',
    [[2024, 50]],
  ],
  [
    'LEAF-3600',
    '1103003.36',
    'Provinsi Banten dalam Infografis',
    'Banten Province in Infographics',
    'Ringkasan indikator utama dalam gambar.',
    'Main indicators in pictures.',
    'infografis ringkas leaflet',
    [[2025, 28]],
  ],
];

const REGENCY_PAGES = [486, 472, 518, 504, 438, 396, 412, 424];

export const EXAMPLE_PUBLICATIONS: readonly ExampleProduct[] = [
  ...SERIES.flatMap(([code, catalogNumber, title, titleEn, about, aboutEn, keywords, issues]) =>
    issues.map(([year, pages]) =>
      issue([code, catalogNumber, title, titleEn, about, aboutEn], keywords, [year, pages]),
    ),
  ),
  ...REGENCIES.map((region, at) =>
    issue(
      [
        `KDA-${region.code}`,
        `1102001.${region.code}`,
        `${region.name} Dalam Angka`,
        `${englishName(region)} in Figures`,
        `Data ragam kecamatan dan sektor di ${region.name}, Provinsi Banten.`,
        `Data by district and sector for ${englishName(region)}, Banten Province.`,
      ],
      'banten dda daerah dalam angka kabupaten kota',
      [2025, REGENCY_PAGES[at] ?? 400],
    ),
  ),
  issue(
    [
      'KCDA-3602010',
      '1102001.3602010',
      'Kecamatan Malingping Dalam Angka',
      'Malingping District in Figures',
      'Data desa di Kecamatan Malingping, Kabupaten Lebak.',
      'Village data of Malingping District, Lebak Regency.',
    ],
    'banten lebak kecamatan desa',
    [2025, 64],
  ),
];

function issue(
  [code, catalogNumber, title, titleEn, about, aboutEn]: Series,
  keywords: string,
  [year, pages]: Issue,
): ExampleProduct {
  return {
    code: `${code}-${year}`,
    kind: 'publication',
    title: `${title} ${year}`,
    titleEn: `${titleEn} ${year}`,
    year,
    pages,
    description: about,
    descriptionEn: aboutEn,
    keywords,
    attributes: { catalogNumber, size: '14,8 x 21 cm' },
  };
}
