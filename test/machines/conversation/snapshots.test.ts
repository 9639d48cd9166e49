/**
 * One stored conversation of every state and machine version. After raising CONVERSATION_MACHINE_VERSION run
 * `UPDATE_SNAPSHOTS=1 npx vitest run test/machines/conversation/snapshots.test.ts`: it adds the new version's, and never
 * touches an older one's, for such conversations are out there.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyContext } from '../../../machines/conversation/context.ts';
import { CONVERSATION_MACHINE_VERSION } from '../../../machines/conversation/machine.ts';
import { restoreConversation } from '../../../machines/conversation/restore.ts';
import type { Question } from '../../../machines/conversation/question.ts';
import { questionOf } from '../../../machines/conversation/step.ts';
import type { ConversationState } from '../../../machines/conversation/step.ts';
import { renderText } from '../../../machines/texts/render.ts';
import { asked, nameOf, tell } from './chat.ts';
import { WORDS, leaves, walk } from './walk.ts';
import { registered } from './stories.ts';
import { NEW_OFFICE } from './office.ts';

const CORPUS = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'fixtures', 'snapshots', 'conversation');
const CURRENT = join(CORPUS, `v${CONVERSATION_MACHINE_VERSION}`);

if (process.env['UPDATE_SNAPSHOTS'] === '1') {
  rmSync(CURRENT, { recursive: true, force: true });
  mkdirSync(CURRENT, { recursive: true });
  for (const { state } of [...walk().places.values()].toReversed()) {
    writeFileSync(join(CURRENT, `${nameOf(state.value)}.json`), `${JSON.stringify(state, null, 1)}\n`);
  }
}

interface Fixture {
  name: string;
  state: ConversationState;
}

function read(folder: string): Fixture[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((file) => ({
    name: file.replace(/\.json$/, ''),
    state: JSON.parse(readFileSync(join(folder, file), 'utf8')) as ConversationState,
  }));
}

const FIXTURES = readdirSync(CORPUS).flatMap((version) =>
  read(join(CORPUS, version)).map((fixture) => [`${version} ${fixture.name}`, fixture] as const),
);

/** A question and its answers in both languages: a value that is missing would leave its placeholder behind. */
function wordsOf({ text, answers, beyond = [] }: Question): string[] {
  return [text, ...[...answers, ...beyond].map(({ label }) => label)].flatMap((said) =>
    (['id', 'en'] as const).map((language) =>
      renderText(said, { language, timeZone: 'Asia/Jakarta', overrides: new Map() }),
    ),
  );
}

/** In version 1 a basket's line was its product. */
function codesIn(basket: readonly unknown[]): unknown[] {
  return (basket as { code?: string; product?: { code: string } }[]).map(({ code, product }) => product?.code ?? code);
}

describe('conversations of older programs', () => {
  it('are here for every state of this version', () => {
    const here = read(CURRENT).map(({ name }) => name);
    expect(here.toSorted()).toEqual(
      leaves()
        .filter(({ rests }) => rests)
        .map(({ path }) => path)
        .toSorted(),
    );
  });

  it.each(FIXTURES)('%s goes on where it was', (_name, { state }) => {
    const { kind, state: restored } = restoreConversation(state);
    expect(kind).toBe('restored');
    expect(restored.version).toBe(CONVERSATION_MACHINE_VERSION);
    const { context } = state;
    expect(restored.context).toMatchObject({ consented: context.consented, profile: context.profile });
    expect(restored.context.basket.map(({ product }) => product.code)).toEqual(codesIn(context.basket));
    const chat = { state: restored, office: NEW_OFFICE, undo: [] };
    expect(wordsOf(asked(chat)).filter((words) => /^$|[{}]|undefined|NaN|null/.test(words))).toEqual([]);
    // and it can be spoken with
    for (const type of WORDS) expect(questionOf(tell(chat, { type }).chat.state), type).not.toBeNull();
  });
});

describe('the rules that version 1 showed', () => {
  const state = FIXTURES.find(([name]) => name === 'v1 shop.basket')?.[1].state;
  const known = FIXTURES.find(([name]) => name === 'v1 shop.rules')?.[1].state;

  it('lack figures of today: they are read again, and shown before anything is ordered', () => {
    expect(state?.context.tariff).toBeDefined();
    expect(state?.context.tariff).not.toBeNull();
    const { state: restored } = restoreConversation(state as ConversationState);
    expect(restored.context.tariff).toBeNull();
    const chat = { state: restored, office: NEW_OFFICE, undo: [] };
    const shown = tell(chat, { type: 'answer', id: 'basket.order' }).chat.state;
    expect([nameOf(shown.value), shown.context.tariff?.rates.microdataBytesStep]).toEqual(['shop.rules', 1_000]);
  });

  it('are left where somebody stood at them, also when they are parked', () => {
    expect(known).toBeDefined();
    const { state: restored } = restoreConversation(known as ConversationState);
    expect(restored.value).toBe('menu');
    const parked = { value: known?.value, page: 0, order: null, words: '', stars: 0 };
    const away = { ...known, value: 'menu', context: { ...known?.context, parked } } as ConversationState;
    expect(restoreConversation(away).state.context.parked).toBeNull();
  });
});

describe('a conversation that cannot be restored', () => {
  const { state: known } = registered();
  const { basket: _basket, ...incomplete } = known.context;
  const cases: [string, unknown][] = [
    ['a state that is no more', { ...known, value: 'guestbook' }],
    ['an inner state that is no more', { ...known, value: { shop: 'guestbook' } }],
    ['a state that only waits for the office', { ...known, value: { shop: 'pricing' } }],
    ['a flow without its inner state', { ...known, value: 'shop' }],
    ['no state', { ...known, value: {} }],
    ['a later version', { ...known, version: CONVERSATION_MACHINE_VERSION + 1 }],
    ['a version that there never was', { ...known, version: -7 }],
    ['no version', { value: known.value, context: known.context }],
    ['a context that lacks a field', { ...known, context: incomplete }],
  ];

  it.each(cases)('%s: begins again at the menu, consent and registration kept', (_name, stored) => {
    const { kind, state } = restoreConversation(stored as ConversationState);
    expect(kind).toBe('recovered');
    expect(state.value).toBe('menu');
    expect(state.context).toMatchObject({ consented: true, profile: known.context.profile, parked: null });
    expect(questionOf(state)?.text.key).toBe('menu.ask');
  });

  it('keeps the language, too', () => {
    const english = { ...known, value: 'guestbook', context: { ...known.context, language: 'en' as const } };
    expect(restoreConversation(english).state.context.language).toBe('en');
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 7],
    ['an empty object', {}],
    ['a context of another kind', { version: 1, value: 'menu', context: 'menu' }],
    ['a list', []],
    ['no consent', { version: 1, value: 'guestbook', context: emptyContext('id') }],
    ['a consent that is not plain', { version: 1, value: 'guestbook', context: { consented: 'yes' } }],
    [
      'a registration that is none',
      { version: 1, value: 'guestbook', context: { consented: 'yes', profile: { name: 'S' } } },
    ],
  ])('%s: begins with consent', (_name, stored) => {
    const { kind, state } = restoreConversation(stored as ConversationState);
    expect(kind).toBe('recovered');
    expect(state.value).toEqual({ welcome: 'consent' });
    expect(state.context.profile).toBeNull();
    expect(questionOf(state)?.text.key).toBe('consent.ask');
  });
});
