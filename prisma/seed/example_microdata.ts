/** Micro-data sets of the example office (docs/domain.md 4: which surveys, down to which level). */
import { englishTerm } from '../../domain/data_terms.ts';
import { PROVINCE, REGENCIES, type ExampleProduct } from './example_product.ts';

interface DataSet {
  code: string;
  survey: string;
  surveyEn: string;
  year: number;
  rounds: string[];
  levels: string[];
  /** 'code|label' */
  variables: string[];
  rows: number;
  /** Susenas Modul Konsumsi stands for the province only */
  provinceOnly?: boolean;
  keywords: string;
}

const PERSON = ['JK|Jenis kelamin', 'UMUR|Umur (tahun)', 'KAWIN|Status perkawinan', 'IJAZAH|Ijazah tertinggi'];

const DATA_SETS: readonly DataSet[] = [
  {
    code: 'MIKRO-SUSENAS-KOR-2025',
    survey: 'Susenas KOR',
    surveyEn: 'National Socio-Economic Survey, Core',
    year: 2025,
    rounds: ['Maret 2025'],
    levels: ['rumah tangga', 'individu'],
    variables: [
      ...PERSON,
      'R1817|Luas lantai (m2)',
      'R1809A|Sumber air minum',
      'EXPCAP|Pengeluaran per kapita sebulan',
    ],
    rows: 21_480,
    keywords: 'sosial ekonomi rumah tangga kesra',
  },
  {
    code: 'MIKRO-SUSENAS-KOR-2024',
    survey: 'Susenas KOR',
    surveyEn: 'National Socio-Economic Survey, Core',
    year: 2024,
    rounds: ['Maret 2024'],
    levels: ['rumah tangga', 'individu'],
    variables: [...PERSON, 'R1817|Luas lantai (m2)', 'EXPCAP|Pengeluaran per kapita sebulan'],
    rows: 21_322,
    keywords: 'sosial ekonomi rumah tangga kesra',
  },
  {
    code: 'MIKRO-SUSENAS-KP-2025',
    survey: 'Susenas Modul Konsumsi dan Pengeluaran',
    surveyEn: 'National Socio-Economic Survey, Consumption Module',
    year: 2025,
    rounds: ['Maret 2025'],
    levels: ['rumah tangga'],
    variables: ['KODE|Kode komoditas', 'B41K5|Banyaknya konsumsi seminggu', 'B41K6|Nilai konsumsi seminggu (Rp)'],
    rows: 5_370,
    provinceOnly: true,
    keywords: 'konsumsi pengeluaran makanan komoditas',
  },
  {
    code: 'MIKRO-SAKERNAS-2025-08',
    survey: 'Sakernas Agustus',
    surveyEn: 'National Labor Force Survey, August',
    year: 2025,
    rounds: ['Agustus 2025'],
    levels: ['individu'],
    variables: [...PERSON, 'R10A|Kegiatan utama seminggu lalu', 'KBLI|Lapangan usaha', 'R14A1|Upah sebulan (Rp)'],
    rows: 24_816,
    keywords: 'tenaga kerja pengangguran upah',
  },
  {
    code: 'MIKRO-SAKERNAS-2024-08',
    survey: 'Sakernas Agustus',
    surveyEn: 'National Labor Force Survey, August',
    year: 2024,
    rounds: ['Agustus 2024'],
    levels: ['individu'],
    variables: [...PERSON, 'R10A|Kegiatan utama seminggu lalu', 'KBLI|Lapangan usaha'],
    rows: 24_650,
    keywords: 'tenaga kerja pengangguran upah',
  },
  {
    code: 'MIKRO-PODES-2024',
    survey: 'Podes',
    surveyEn: 'Village Potential Census',
    year: 2024,
    rounds: ['2024'],
    levels: ['desa'],
    variables: [
      'R305A|Topografi wilayah desa',
      'R701|Sekolah menurut jenjang',
      'R704|Sarana kesehatan',
      'R1001|Sinyal telepon',
    ],
    rows: 1_552,
    keywords: 'potensi desa kelurahan fasilitas',
  },
  {
    code: 'MIKRO-SP-2020',
    survey: 'SP2020 Long Form',
    surveyEn: 'Population Census 2020, Long Form',
    year: 2020,
    rounds: ['2022'],
    levels: ['rumah tangga', 'individu'],
    variables: [...PERSON, 'MIGRASI|Tempat tinggal lima tahun lalu', 'ALH|Anak lahir hidup'],
    rows: 612_400,
    keywords: 'sensus penduduk long form fertilitas migrasi',
  },
  {
    code: 'MIKRO-ST-2023',
    survey: 'ST2023 Usaha Pertanian Perorangan',
    surveyEn: 'Census of Agriculture 2023, Individual Holdings',
    year: 2023,
    rounds: ['2023'],
    levels: ['usaha pertanian perorangan'],
    variables: [
      'SUB|Subsektor',
      'LUAS|Luas lahan dikuasai (m2)',
      'KOMODITAS|Komoditas utama',
      'URUTP|Unit usaha pertanian',
    ],
    rows: 586_100,
    keywords: 'sensus pertanian petani lahan ternak',
  },
  {
    code: 'MIKRO-SUPAS-2025',
    survey: 'SUPAS',
    surveyEn: 'Intercensal Population Survey',
    year: 2025,
    rounds: ['2025'],
    levels: ['rumah tangga', 'individu'],
    variables: [...PERSON, 'DISABILITAS|Kesulitan fungsional', 'KEMATIAN|Kematian sejak 2020'],
    rows: 58_930,
    keywords: 'survei penduduk antar sensus',
  },
  {
    code: 'MIKRO-IMK-2024',
    survey: 'Survei Industri Mikro dan Kecil',
    surveyEn: 'Micro and Small Industry Survey',
    year: 2024,
    rounds: ['Tahunan 2024'],
    levels: ['usaha'],
    variables: ['KBLI|Klasifikasi industri', 'TK|Jumlah tenaga kerja', 'OUTPUT|Nilai produksi (Rp)'],
    rows: 3_940,
    keywords: 'imk industri umkm usaha kecil',
  },
];

export const EXAMPLE_MICRODATA: readonly ExampleProduct[] = DATA_SETS.map(product);

function product(set: DataSet): ExampleProduct {
  // a census names its year itself: 'SP2020 Long Form'
  const year = set.survey.includes(String(set.year)) ? '' : ` ${set.year}`;
  const regions = set.provinceOnly ? [PROVINCE] : [PROVINCE, ...REGENCIES];
  return {
    code: set.code,
    kind: 'microdata',
    title: `Data Mikro ${set.survey}${year} Provinsi Banten`,
    titleEn: `Micro Data: ${set.surveyEn}${set.surveyEn.includes(String(set.year)) ? '' : ` ${set.year}`}, Banten Province`,
    year: set.year,
    pages: null,
    description: `Data mikro menurut ${set.levels.join(' dan ')}, putaran ${set.rounds.join(', ')}.`,
    descriptionEn: `Anonymised records, round ${set.rounds.map(englishTerm).join(', ')}.`,
    keywords: `mikro raw data ${set.keywords}`,
    attributes: {
      survey: set.survey,
      rounds: set.rounds,
      levels: set.levels,
      variables: [`PROV|Provinsi`, ...(set.provinceOnly ? [] : ['KABU|Kabupaten/kota']), ...set.variables].map(
        variable,
      ),
      regions,
      rows: set.rows,
    },
  };
}

function variable(text: string): { code: string; label: string } {
  const [code = '', label = ''] = text.split('|');
  return { code, label };
}
