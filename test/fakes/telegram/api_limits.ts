/** The limits that the documentation of the Bot API states in words, read from those words. */

export interface Limits {
  /** of a text: characters (UTF-16 units) or bytes (UTF-8); of a number: its size; of a list: its items */
  in: 'characters' | 'bytes' | 'number' | 'items';
  least: number;
  most: number;
  /** counted on what is seen, after the markup was read */
  seen: boolean;
}

export interface Pattern {
  expression: RegExp;
  says: string;
}

/** `what`: the kind of value that the words are about. No limit is stated: least 0, most infinite. */
export function limitsOf(documentation: string, what: 'text' | 'number' | 'items' | null): Limits {
  const words = documentation.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  if (what === 'text') return textLimits(words);
  const range = /\b(\d+) ?- ?(\d+)\b(?! ?\\?\*)/.exec(words) ?? /between (\d+) and (\d+)/.exec(words);
  const most = /\b(?:at most|up to) (\d+)\b/i.exec(words);
  return {
    in: what === 'items' ? 'items' : 'number',
    least: what !== null && range ? Number(range[1]) : Number.NEGATIVE_INFINITY,
    most: statedMost(what, range?.[2] ?? (what === 'items' ? most?.[1] : undefined)),
    seen: false,
  };
}

function statedMost(what: 'number' | 'items' | null, stated: string | undefined): number {
  return what === null || stated === undefined ? Number.POSITIVE_INFINITY : Number(stated);
}

function textLimits(words: string): Limits {
  const range = /\b(\d+)-(\d+) (characters|bytes)( after entit(?:y|ies) parsing)?/i.exec(words);
  return {
    in: range?.[3]?.toLowerCase() === 'bytes' ? 'bytes' : 'characters',
    least: Number(range?.[1] ?? 0),
    most: range ? Number(range[2]) : Number.POSITIVE_INFINITY,
    seen: range?.[4] !== undefined,
  };
}

const PATTERNS: { when: RegExp; pattern: Pattern }[] = [
  {
    when: /can contain only lowercase English letters, digits and underscores/i,
    pattern: { expression: /^[a-z0-9_]*$/, says: 'holds only lowercase English letters, digits and underscores' },
  },
  {
    when: /Only characters `A-Z`, `a-z`, `0-9`, `_` and `-` are allowed/,
    pattern: { expression: /^[A-Za-z0-9_-]*$/, says: 'holds only A-Z, a-z, 0-9, _ and -' },
  },
  {
    when: /two-letter ISO 639-1 language code/i,
    pattern: { expression: /^(?:[a-z]{2})?$/, says: 'is a two-letter language code or empty' },
  },
];

export function patternOf(documentation: string): Pattern | undefined {
  return PATTERNS.find(({ when }) => when.test(documentation))?.pattern;
}
