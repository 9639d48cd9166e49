import type {
  AgreementContent,
  InvoiceContent,
  InvoiceLine,
  ReceiptContent,
  SharedContent,
} from '../../documents/content.ts';

const BASIS = 'PP 13 Tahun 2024, Lampiran: publikasi elektronik';

export function publication(index: number): InvoiceLine {
  return {
    description: `Kabupaten Rembang Dalam Angka ${2000 + index}`,
    detail: `Publikasi softcopy, kode 1102001.33${String(index).padStart(2, '0')}, 379 halaman`,
    quantity: 1,
    unit: 'publikasi',
    amount: 155_000,
    legalBasis: BASIS,
  };
}

const shared: SharedContent = {
  language: 'id',
  letterhead: {
    officeName: 'Badan Pusat Statistik Kabupaten Contoh',
    unitName: 'Pelayanan Statistik Terpadu',
    address: 'Jalan Pemuda Nomor 31, Kelurahan Contoh, Kecamatan Kota, Kabupaten Contoh 59200',
    phone: '(0295) 690000',
    email: 'pst3300@example.go.id',
    website: 'https://contoh.example.go.id',
    city: 'Contoh',
    example: false,
  },
  number: 'B-026/33000/HM.340/2026',
  version: 1,
  supersedes: null,
  issuedOn: '2026-11-23',
  issuedAt: Date.UTC(2026, 10, 23, 3, 15),
  orderCode: 'PST-7K4M9Q',
  customer: {
    name: 'Siti Rahmawati',
    institution: 'Universitas Diponegoro',
    email: 'siti.rahmawati@example.ac.id',
    npwp: null,
    country: 'Indonesia',
  },
  notes: [
    'Pembayaran hanya melalui kode billing ke kas negara. Petugas tidak pernah meminta transfer ke rekening pribadi.',
    'Kode billing dikirim setelah invoice disetujui.',
  ],
  signatory: { title: 'Petugas Pelayanan Statistik Terpadu', name: 'Budi Santoso, S.ST.', nip: '198501012009021001' },
  verifyUrl: 'https://pst.example.go.id/v/8FQ2-M7XK-4RTW',
  verifyCode: '8FQ2-M7XK-4RTW',
};

export const shortInvoice: InvoiceContent = {
  ...shared,
  kind: 'invoice',
  lines: [publication(24), publication(25)],
  total: 310_000,
  totalInWords: 'Tiga Ratus Sepuluh Ribu Rupiah',
};

export const shortReceipt: ReceiptContent = {
  ...shared,
  kind: 'receipt',
  lines: [publication(24), publication(25)],
  number: 'B-031/33000/KU.410/2026',
  invoiceNumber: shared.number,
  amount: 310_000,
  amountInWords: 'Tiga Ratus Sepuluh Ribu Rupiah',
  purpose: 'Dua publikasi elektronik sesuai invoice nomor B-026/33000/HM.340/2026',
  payment: {
    method: 'billing',
    billingCode: '820261123000017',
    ntpn: 'A1B2C3D4E5F6G7H8',
    ntb: '240911223344',
    paidOn: '2026-11-25',
  },
  signatory: { title: 'Bendahara Penerimaan', name: 'Dewi Lestari, S.E.', nip: '198703152010122004' },
};

const longLine = (index: number): InvoiceLine => ({
  description:
    'Data mikro Survei Sosial Ekonomi Nasional (Susenas) Maret 2025, Kor dan Modul Konsumsi Pengeluaran, ' +
    `menurut variabel dan wilayah pilihan, tahap ${index + 1}`,
  detail:
    'Seluruh kabupaten/kota di Provinsi Jawa Tengah, Jawa Timur, Daerah Istimewa Yogyakarta dan Banten; 214 variabel ' +
    'terpilih dari blok keterangan anggota rumah tangga, perumahan, kesehatan dan konsumsi bahan makanan',
  quantity: 1_203_880_050 + index,
  unit: 'byte data mikro dengan pengolahan',
  amount: 24_077_601_000 + index,
  legalBasis:
    'Peraturan Pemerintah Nomor 13 Tahun 2024 tentang Jenis dan Tarif atas Jenis PNBP, Lampiran angka II huruf b',
  english: {
    description: `Micro data of the National Socio-Economic Survey (Susenas), March 2025, Core and Consumption, ${index + 1}`,
    detail: 'All municipalities of Jawa Tengah, Jawa Timur, DI Yogyakarta and Banten; 214 selected variables',
    unit: 'bytes of processed micro data',
  },
});

/** The longest input that is realistic: a bilingual example document for a foreign customer with forty lines. */
const long: SharedContent = {
  ...shared,
  language: 'en',
  letterhead: {
    officeName: 'Badan Pusat Statistik Kabupaten Kepulauan Siau Tagulandang Biaro dan Kepulauan Pangkajene',
    unitName: 'Unit Pelayanan Statistik Terpadu dan Perpustakaan Kabupaten Kepulauan Siau Tagulandang Biaro',
    address:
      'Kompleks Perkantoran Pemerintah Daerah Blok C Lantai 2, Jalan Profesor Doktor Haji Raden Mohammad Soerjohadikoesoemo ' +
      'Nomor 1234, Kelurahan Ondong, Kecamatan Siau Barat, Kabupaten Kepulauan Siau Tagulandang Biaro, Sulawesi Utara 95862',
    phone: '(0432) 3310001, 3310002, pesawat 123',
    email: 'pelayanan.statistik.terpadu.bps8299@example.go.id',
    website: 'https://kepulauan-siau-tagulandang-biaro-kabupaten.example.go.id',
    city: 'Kepulauan Siau Tagulandang Biaro',
    example: true,
  },
  number: 'B-0000026/82990/HM.340.TERBATAS/2026',
  version: 12,
  supersedes: 'B-0000025/82990/HM.340.TERBATAS/2026 (R11)',
  issuedOn: '2026-08-23',
  customer: {
    name: 'Prof. Dr. Ir. H. Raden Mas Wirjosoemarto Kartadiningrat-Nguyễn Thị Ánh Nguyệt Łukasiewicz, M.Sc., Ph.D., IPU',
    institution:
      'Lembaga Penelitian dan Pengabdian kepada Masyarakat, Fakultas Ekonomika dan Bisnis, Universitas Internasional ' +
      'Kepulauan Nusantara Timur Raya',
    email: 'prof.raden.mas.wirjosoemarto.kartadiningrat.nguyen.lukasiewicz@departemen.universitas.example.ac.id',
    npwp: '0012345678901000',
    country: 'Saint Vincent and the Grenadines',
  },
  notes: Array.from(
    { length: 6 },
    (_, index) =>
      `Catatan ${index + 1}: data digunakan hanya untuk penelitian yang disebutkan dan tidak diteruskan kepada pihak lain; ` +
      'lihat https://kepulauan-siau-tagulandang-biaro-kabupaten.example.go.id/pelayanan/data-mikro/syarat-dan-ketentuan-penggunaan-data-mikro-badan-pusat-statistik-2026.html',
  ),
  signatory: {
    title: 'Kepala Subbagian Umum selaku Pejabat Pembuat Komitmen Pelayanan Statistik Terpadu',
    name: 'Dr. Muhammad Abdurrahman Soerjohadikoesoemo Wirjopranoto, S.ST., S.E., M.Si., M.Ec.Dev.',
    nip: '198501012009021001',
  },
  verifyUrl:
    'https://pelayanan-statistik-terpadu.kepulauan-siau-tagulandang-biaro.example.go.id/verifikasi/8FQ2-M7XK-4RTW',
};

const LONG_WORDS =
  'Sembilan Ratus Enam Puluh Tiga Miliar Seratus Empat Juta Empat Puluh Ribu Tujuh Ratus Delapan Puluh Rupiah';

export const longInvoice: InvoiceContent = {
  ...long,
  kind: 'invoice',
  lines: Array.from({ length: 40 }, (_, index) => longLine(index)),
  total: 963_104_040_780,
  totalInWords: LONG_WORDS,
};

export const longReceipt: ReceiptContent = {
  ...long,
  kind: 'receipt',
  lines: Array.from({ length: 40 }, (_, index) => longLine(index)),
  number: 'B-0000031/82990/KU.410.TERBATAS/2026',
  invoiceNumber: long.number,
  amount: 963_104_040_780,
  amountInWords: LONG_WORDS,
  purpose:
    'Empat puluh kumpulan data mikro Susenas Maret 2025 dengan pengolahan menurut variabel dan wilayah pilihan, sesuai ' +
    'invoice nomor B-0000026/82990/HM.340.TERBATAS/2026 versi R12 dan perjanjian penggunaan data',
  payment: {
    method: 'transfer',
    billingCode: null,
    ntpn: 'A1B2C3D4E5F6G7H8',
    ntb: '12345678901234567890',
    paidOn: '2026-08-30',
  },
};

/** Signs that the font lacks, look-alike letters, and words without a place to break. */
export const oddReceipt: ReceiptContent = {
  ...shortReceipt,
  version: 2,
  supersedes: 'B-030/33000/KU.410/2026 (R1)',
  customer: {
    ...shortReceipt.customer,
    name: 'Ｒｉｎａ 𝐏𝐮𝐭𝐫𝐢 👩‍👩‍👧 محمد بن سلمان \u202E1️⃣',
    institution: '北京大学 / Όμηρος / Москва / Kraków / Đà Nẵng / Hawaiʻi / x̂q̃',
    email: `${'a'.repeat(120)}@example.org`,
  },
  lines: [
    ...shortReceipt.lines,
    {
      ...publication(26),
      quantity: 2.5,
      amount: 0,
      description: 'Peta wilkerstat',
      detail: 'Baris satu\nbaris dua',
      legalBasis: '',
    },
  ],
  payment: { method: 'none', billingCode: null, ntpn: null, ntb: null, paidOn: null },
  notes: [],
};

/** One line whose detail alone is longer than a page. */
export const endlessInvoice: InvoiceContent = {
  ...shortInvoice,
  lines: [{ ...publication(24), detail: 'Rincian wilayah dan variabel terpilih '.repeat(250) }, publication(25)],
};

const CLAUSE = {
  id:
    'Pihak kedua menggunakan data hanya untuk penelitian dan analisis yang tertulis dalam perjanjian ini; penggunaan lain ' +
    'memerlukan persetujuan tertulis Kepala BPS terlebih dahulu.',
  en:
    'The second party uses the data only for the research and analysis written in this agreement; any other use needs the ' +
    'prior written approval of the Head of BPS.',
};

export const shortAgreement: AgreementContent = {
  ...shared,
  kind: 'agreement',
  number: 'B-027/33000/HM.340/2026',
  notes: [],
  receiver: { position: 'Peneliti', address: 'Jalan Prof. Soedarto Nomor 13, Tembalang, Semarang 50275' },
  data: [
    {
      title: { id: 'Data Mikro Susenas KOR 2025', en: 'Micro data of Susenas Core 2025' },
      detail: {
        id: 'Kode MIKRO-SUSENAS-KOR-2025; Maret 2025; set lengkap',
        en: 'Code MIKRO-SUSENAS-KOR-2025; full set',
      },
      lists: [],
    },
  ],
  purpose: {
    title: 'Kemiskinan perkotaan di pesisir utara Jawa',
    text: 'Menghitung garis kemiskinan per kecamatan.',
    file: null,
  },
  clauses: Array.from({ length: 6 }, () => CLAUSE),
  stampDuty: 10_000,
};

/** More than the agreement's own pages have room for. */
const VARIABLES = Array.from({ length: 301 }, (_, at) => ({
  code: `B5R${at + 1}`,
  name: at % 7 === 0 ? `Rata-rata pengeluaran sebulan menurut kelompok barang ke-${at + 1}` : `Variabel ke-${at + 1}`,
}));

export const longAgreement: AgreementContent = {
  ...long,
  kind: 'agreement',
  notes: [],
  receiver: {
    position: 'Guru besar statistika terapan dan kepala laboratorium data mikro kependudukan dan ketenagakerjaan',
    address:
      'Gedung Penelitian Lantai 7, Jalan Profesor Doktor Haji Raden Mohammad Soerjohadikoesoemo Nomor 1234, Kingstown, ' +
      'Saint Vincent and the Grenadines',
  },
  data: Array.from({ length: 14 }, (_, index) => {
    const { description, detail, english } = longLine(index);
    return {
      title: { id: description, en: english?.description ?? '' },
      detail: { id: detail, en: english?.detail ?? '' },
      lists: index === 3 ? [{ what: { id: 'variabel', en: 'variables' }, entries: VARIABLES }] : [],
    };
  }),
  purpose: {
    title: 'Perubahan pola konsumsi rumah tangga pesisir dan pengaruhnya atas ketahanan pangan '.repeat(2),
    text: 'Menelaah ketahanan pangan rumah tangga nelayan menurut musim dan harga bahan bakar. '.repeat(45),
    file: null,
  },
  clauses: Array.from({ length: 20 }, () => CLAUSE),
  stampDuty: 10_000,
};

/** Without anything that may be missing. */
export const bareAgreement: AgreementContent = {
  ...shortAgreement,
  language: 'en',
  receiver: { position: '', address: '' },
  purpose: {
    title: 'Tanpa abstraksi tertulis',
    text: null,
    file: { name: 'abstraksi.pdf', sha256: '0f'.repeat(32) },
  },
  stampDuty: 0,
};
