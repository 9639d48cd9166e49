/** What the small office of these tests sells, charges and is. */
import type { Localized, OfficeCard, ProductCard, TariffCard } from '../../../machines/conversation/effects.ts';

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
  rates: {
    publicationFirst: 50_000,
    publicationPagesFirst: 50,
    publicationStep: 15_000,
    publicationPagesStep: 50,
    microdataPlain: 20_000,
    microdataProcessed: 22_000,
    mapRegencyByDistrict: 30_000,
    mapRegencyByVillage: 70_000,
  },
};

const DESCRIPTION: Localized = { id: 'Keterangan.', en: 'Description.' };

/** More publications than two pages of a menu hold, micro data that is not sold by chat, and no map at all. */
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
    };
  }),
  {
    code: 'MIK-SUSENAS',
    kind: 'microdata',
    title: { id: 'Susenas Kor', en: 'Susenas core' },
    description: DESCRIPTION,
    year: 2025,
    pages: null,
    price: null,
    sold: false,
  },
];

export function title(code: string): Localized {
  return CATALOGUE.find((product) => product.code === code)?.title ?? { id: code, en: code };
}
