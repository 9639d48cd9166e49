import { COUNTRIES } from './countries.ts';

// What people write besides the names of the list: short forms, former and colloquial names, and "domestic".
const ALIASES: Readonly<Record<string, string>> = {
  wni: 'ID',
  'warga negara indonesia': 'ID',
  'dalam negeri': 'ID',
  domestik: 'ID',
  domestic: 'ID',
  'di indonesia': 'ID',
  'republik indonesia': 'ID',
  'republic of indonesia': 'ID',
  nkri: 'ID',
  ri: 'ID',
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  // In Indonesian "AS" is Amerika Serikat, so American Samoa is found by its name only.
  as: 'US',
  amerika: 'US',
  america: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'u k': 'GB',
  inggris: 'GB',
  england: 'GB',
  skotlandia: 'GB',
  scotland: 'GB',
  wales: 'GB',
  britania: 'GB',
  britain: 'GB',
  'britania raya': 'GB',
  'great britain': 'GB',
  uea: 'AE',
  uae: 'AE',
  dubai: 'AE',
  saudi: 'SA',
  'saudi arabia': 'SA',
  'kerajaan arab saudi': 'SA',
  korea: 'KR',
  korsel: 'KR',
  korut: 'KP',
  'republic of korea': 'KR',
  cina: 'CN',
  rrc: 'CN',
  rrt: 'CN',
  prc: 'CN',
  'republik rakyat tiongkok': 'CN',
  hongkong: 'HK',
  macau: 'MO',
  holland: 'NL',
  'the netherlands': 'NL',
  'negeri belanda': 'NL',
  perancis: 'FR',
  swis: 'CH',
  'republik ceko': 'CZ',
  'czech republic': 'CZ',
  'timor timur': 'TL',
  'east timor': 'TL',
  birma: 'MM',
  burma: 'MM',
  brunei: 'BN',
  'viet nam': 'VN',
  muangthai: 'TH',
  pilipina: 'PH',
  'the philippines': 'PH',
  png: 'PG',
  papua: 'ID',
  turkey: 'TR',
  'russian federation': 'RU',
  'federasi rusia': 'RU',
  afsel: 'ZA',
  'cote d ivoire': 'CI',
  makedonia: 'MK',
  swaziland: 'SZ',
};

// Codes that are everyday words in small letters ("no", "ga" for no, "is", "to") need capitals to be read as codes.
const WORDS_LIKE_CODES = new Set([
  'no',
  'ga',
  'in',
  'is',
  'it',
  'to',
  'so',
  'my',
  'me',
  'am',
  'at',
  'be',
  'la',
  'ma',
  'sa',
  'do',
]);

let byName: ReadonlyMap<string, string> | undefined;

/**
 * The ISO code of a country as a person writes it: its Indonesian or English name, a common short form, the two-letter
 * code, or "WNI" and "dalam negeri" for Indonesia; case, accents and punctuation do not matter. A near miss is refused
 * rather than guessed, because the country decides who verifies the payment.
 */
export function parseCountry(
  text: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: 'empty' | 'unknown' } {
  const typed = text.trim();
  const name = plain(typed);
  if (name === '') return { ok: false, reason: 'empty' };
  byName ??= new Map([
    ...COUNTRIES.flatMap(({ code, id, en }) => [[plain(id), code] as const, [plain(en), code] as const]),
    ...Object.entries(ALIASES),
  ]);
  const found = byName.get(name) ?? byCode(typed);
  return found === undefined ? { ok: false, reason: 'unknown' } : { ok: true, value: found };
}

function byCode(typed: string): string | undefined {
  const capitals = typed.toUpperCase();
  if (typed !== capitals && WORDS_LIKE_CODES.has(typed.toLowerCase())) return undefined;
  return COUNTRIES.find(({ code }) => code === capitals)?.code;
}

/** Small letters without accents or punctuation, "&" and "St." written out. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^st /, 'saint ');
}
