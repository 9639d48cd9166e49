/** What the small office of these tests sells, charges and is. */
import type { Region } from '../../../domain/request.ts';
import type {
  Localized,
  OfficeCard,
  Option,
  OptionKind,
  ProductCard,
  TariffCard,
} from '../../../machines/conversation/effects.ts';

export const OFFICE: OfficeCard = {
  name: 'BPS Kabupaten Contoh',
  example: true,
  address: 'Jl. Contoh 1',
  phone: '0254 000000',
  email: 'pst@contoh.id',
  website: 'https://kantor.contoh',
  hours: { id: 'Senin-Jumat 08.00-15.30', en: 'Monday to Friday 08:00-15:30' },
  openNow: false,
  opensAt: 1_795_500_000_000,
  whereElse: { id: 'Silakan datang ke kantor.', en: 'Please come to the office.' },
  privacyContact: 'pst@contoh.id',
};

export const TARIFF: TariffCard = {
  legalBasis: 'PP 13/2024',
  validFrom: '2024-05-01',
  serviceDays: 8,
  rates: {
    publicationFirst: 50_000,
    publicationPagesFirst: 50,
    publicationStep: 15_000,
    publicationPagesStep: 50,
    microdataPlain: 20_000,
    microdataProcessed: 22_000,
    microdataBytesFirst: 1_000_000,
    microdataBytesStep: 1_000,
    microdataPlainStep: 20,
    microdataProcessedStep: 22,
    mapIndonesiaByDistrict: 12_000_000,
    mapIndonesiaByVillage: 36_000_000,
    mapRegencyByDistrict: 30_000,
    mapRegencyByVillage: 70_000,
  },
};

const DESCRIPTION: Localized = { id: 'Keterangan.', en: 'Description.' };

/** More than one page of a long list. */
const REGIONS: Region[] = [
  { code: '36', name: 'Banten' },
  ...['Pandeglang', 'Lebak', 'Tangerang', 'Serang'].map((name, at) => ({
    code: `360${at + 1}`,
    name: `Kabupaten ${name}`,
  })),
  ...['Tangerang', 'Cilegon', 'Serang', 'Tangerang Selatan'].map((name, at) => ({
    code: `367${at + 1}`,
    name: `Kota ${name}`,
  })),
  ...['Menes', 'Labuan', 'Panimbang'].map((name, at) => ({ code: `36010${at + 1}0`, name: `Kecamatan ${name}` })),
];

const VARIABLES: Option[] = ['Jenis kelamin', 'Umur', 'Ijazah tertinggi', 'Luas lantai'].map((label, at) => ({
  code: `R10${at + 1}`,
  label,
}));

const ONE_REGENCY: Region = { code: '3601', name: 'Kabupaten Pandeglang' };

/** The lists behind the forms. */
export function optionsOf(code: string, what: OptionKind): Option[] {
  const form = CATALOGUE.find((product) => product.code === code)?.form ?? null;
  if (form === null) return [];
  if (what === 'variables') return form.kind === 'microdata' ? VARIABLES : [];
  const regions = form.kind === 'map' ? REGIONS.filter((region) => region.code.length === 4) : REGIONS;
  return regions.map((region) => ({ code: region.code, label: region.name }));
}

function microdata(code: string, form: { fullSetOnly?: boolean; sold?: boolean }): ProductCard {
  const { fullSetOnly = false, sold = true } = form;
  return {
    code,
    kind: 'microdata',
    title: { id: `Susenas Kor ${code}`, en: `Susenas core ${code}` },
    description: DESCRIPTION,
    year: 2025,
    pages: null,
    price: null,
    sold,
    form: {
      kind: 'microdata',
      survey: 'Susenas',
      rounds: ['Maret', 'September'],
      levels: ['rumah tangga', 'individu'],
      variables: VARIABLES.length,
      regions: REGIONS.length,
      fullSetOnly,
    },
  };
}

function map(code: string, only: Region | null): ProductCard {
  return {
    code,
    kind: 'map',
    title: { id: `Peta wilayah ${code}`, en: `Map of areas ${code}` },
    description: DESCRIPTION,
    year: 2024,
    pages: null,
    price: null,
    sold: true,
    form: { kind: 'map', area: 'Banten', levels: ['kecamatan', 'desa'], regions: only === null ? 8 : 1, only },
  };
}

/**
 * More publications than two pages of a menu hold; micro data by parts, in full sets only, and not sold by chat; maps of
 * several areas and of one.
 */
export const CATALOGUE: ProductCard[] = [
  ...Array.from({ length: 14 }, (_, index): ProductCard => {
    const year = 2025 - index;
    return {
      code: `PUB-${year}`,
      kind: 'publication',
      title: { id: `Contoh Dalam Angka ${year}`, en: `Contoh in Figures ${year}` },
      description: DESCRIPTION,
      year,
      pages: 60 + index,
      price: 65_000,
      sold: true,
      form: null,
    };
  }),
  microdata('MIK-SUSENAS', {}),
  microdata('MIK-PENUH', { fullSetOnly: true }),
  microdata('MIK-TUTUP', { sold: false }),
  map('PETA-3600', null),
  map('PETA-3601', ONE_REGENCY),
];

export function title(code: string): Localized {
  return CATALOGUE.find((product) => product.code === code)?.title ?? { id: code, en: code };
}
