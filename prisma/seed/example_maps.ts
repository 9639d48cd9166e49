/** Digital maps of statistical work areas (wilkerstat), one product per kabupaten/kota and one for the province. */
import { englishName, PROVINCE, REGENCIES, type ExampleProduct, type Region } from './example_product.ts';

const YEAR = 2024;

export const EXAMPLE_MAPS: readonly ExampleProduct[] = [
  map('PETA-3600', { code: PROVINCE.code, name: `Provinsi ${PROVINCE.name}` }, REGENCIES),
  ...REGENCIES.map((region) => map(`PETA-${region.code}`, region, [region])),
];

function map(code: string, area: Region, regions: readonly Region[]): ExampleProduct {
  return {
    code: `${code}-${YEAR}`,
    kind: 'map',
    title: `Peta Digital Wilkerstat ${area.name} ${YEAR}`,
    titleEn: `Digital Map of Statistical Work Areas, ${area.name === 'Provinsi Banten' ? 'Banten Province' : englishName(area)} ${YEAR}`,
    year: YEAR,
    pages: null,
    description: `Batas kecamatan dan desa/kelurahan ${area.name} dalam GeoPackage.`,
    descriptionEn: 'District and village boundaries as a GeoPackage.',
    keywords: 'peta wilayah kerja statistik batas desa kecamatan gis shp gpkg banten',
    attributes: { area: area.name, levels: ['kecamatan', 'desa'], regions },
  };
}
