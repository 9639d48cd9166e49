import type { ItemRequest, MapRequest, MicrodataRequest } from '../../../domain/request.ts';
import { count } from '../../words/formats.ts';
import { MAP_LEVEL_WORDS } from '../../words/requests.ts';
import { Facts } from '../parts/facts.tsx';

/** More than this is folded away; the whole list is always there. */
const SHOWN_AT_ONCE = 5;

/** What was asked of micro data or of a map (standard B4, R9). */
export function Request({ request }: { request: ItemRequest }) {
  return <Facts facts={request.kind === 'microdata' ? microdataFacts(request) : mapFacts(request)} />;
}

function microdataFacts({ round, level, variables, regions, table }: MicrodataRequest) {
  return [
    ['Putaran', round],
    ['Level', level],
    [
      'Variabel',
      variables === 'all' ? 'semua' : <Chosen words={variables.map(({ code, label }) => `${code} ${label}`)} />,
    ],
    ['Wilayah', regions === 'all' ? 'semua' : <Chosen words={regions.map(({ code, name }) => `${code} ${name}`)} />],
    ['Pengolahan', table === null ? 'tanpa pengolahan' : table],
  ] as const;
}

function mapFacts({ level, regions }: MapRequest) {
  return [
    ['Peta', MAP_LEVEL_WORDS[level]],
    ['Wilayah', <Chosen words={regions.map(({ code, name }) => `${code} ${name}`)} />],
  ] as const;
}

function Chosen({ words }: { words: readonly string[] }) {
  if (words.length <= SHOWN_AT_ONCE) return <>{words.join(', ')}</>;
  return (
    <details>
      <summary>
        {words.slice(0, SHOWN_AT_ONCE).join(', ')} dan {count(words.length - SHOWN_AT_ONCE)} lain
      </summary>
      <ul class="plain-list">
        {words.map((word) => (
          <li>{word}</li>
        ))}
      </ul>
    </details>
  );
}
