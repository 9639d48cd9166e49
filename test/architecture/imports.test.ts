/** Holds the directions of docs/architecture.md: what may import what, and what stays pure. */
import { describe, expect, it } from 'vitest';
import { importsOf, packageOf, sources } from './sources.ts';
import type { Import } from './sources.ts';

const all = sources();
const program = all.filter(({ path }) => !/^(?:test|bench|scripts)\//.test(path) && path !== 'vitest.config.ts');
const imports = program.flatMap(importsOf);
const ours = imports.filter((one) => one.ours);

/** `main -> web -> admin, bots -> services -> prisma, documents`; `machines` and `domain` below them. */
const BELOW: Record<string, string[]> = {
  domain: [],
  machines: ['domain'],
  documents: ['domain'],
  prisma: ['domain'],
  services: ['prisma', 'documents', 'machines', 'domain'],
  bots: ['services', 'prisma', 'documents', 'machines', 'domain'],
  admin: ['services', 'prisma', 'documents', 'machines', 'domain'],
  web: ['admin', 'bots', 'services', 'prisma', 'documents', 'machines', 'domain'],
};

/** The first folder of a path; the files at the top, which put the program together, import whatever they need. */
function areaOf(path: string): string | null {
  return path.includes('/') ? (path.split('/')[0] ?? null) : null;
}

function shown({ from, to }: Import): string {
  return `${from} -> ${to}`;
}

it('finds the files and their imports', () => {
  // so that a change of the pattern cannot make all of this pass by finding nothing
  expect(program.length).toBeGreaterThan(200);
  expect(ours.length).toBeGreaterThan(500);
  const known = new Set(all.map(({ path }) => path));
  const lost = ours.filter(({ to }) => /\.tsx?$/.test(to) && !to.startsWith('prisma/generated/') && !known.has(to));
  expect(lost.map(shown)).toEqual([]);
});

describe('imports', () => {
  it('every area is known', () => {
    const areas = new Set(program.map(({ path }) => areaOf(path)).filter((area) => area !== null));
    expect([...areas].filter((area) => BELOW[area] === undefined)).toEqual([]);
  });

  it.each(Object.entries(BELOW))('%s imports only what lies below it', (area, below) => {
    const wrong = ours.filter(({ from, to }) => {
      const other = areaOf(to);
      return areaOf(from) === area && other !== area && (other === null || !below.includes(other));
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('the browser client of the web chat shares nothing but the protocol and the wording', () => {
    const client = 'bots/webchat/client/';
    const wrong = imports.filter(
      ({ from, to }) =>
        from.startsWith(client) &&
        !to.startsWith(client) &&
        !['bots/webchat/protocol.ts', 'bots/webchat/wording.ts'].includes(to),
    );
    expect(wrong.map(shown)).toEqual([]);
    for (const shared of ['bots/webchat/protocol.ts', 'bots/webchat/wording.ts']) {
      const value = ours.filter(({ from, to, typeOnly }) => from === shared && !typeOnly && areaOf(to) !== 'domain');
      expect(value.map(shown)).toEqual([]);
    }
  });

  it('nothing about an order or a conversation knows a channel', () => {
    const wrong = ours.filter(
      ({ from, to }) => /^bots\/[^/]+\//.test(to) && areaOf(from) === 'bots' && !/^bots\/[^/]+\//.test(from),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it.each([
    ['domain', []],
    ['machines', ['xstate']],
  ])('%s needs no packages but %j', (area, packages) => {
    const wrong = imports.filter(
      (one) => !one.ours && areaOf(one.from) === area && !packages.some((name) => name === packageOf(one.to)),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it.each([
    ['xstate', ['machines']],
    ['better-sqlite3', ['prisma']],
    ['@prisma/client', ['prisma']],
    ['@prisma/adapter-better-sqlite3', ['prisma']],
    ['pdfkit', ['documents']],
    ['express', ['admin', 'web', 'bots', null]],
    ['preact', ['admin', 'web']],
  ])('%s is used in %j alone', (name, areas) => {
    const wrong = imports.filter((one) => !one.ours && packageOf(one.to) === name && !areas.includes(areaOf(one.from)));
    expect(wrong.map(shown)).toEqual([]);
  });

  it('run in no circle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to, typeOnly } of ours) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, way: string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
      if (done.has(path) || way.includes(path)) return;
      for (const other of next.get(path) ?? []) visit(other, [...way, path]);
      done.add(path);
    };
    for (const { path } of program) visit(path, []);
    expect(circles).toEqual([]);
  });
});

describe('machines and domain', () => {
  const pure = program.filter(({ path }) => /^(?:machines|domain)\//.test(path));

  it.each([
    ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bperformance\b/],
    ['chance', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\bcrypto\b/],
    ['the machine they run on', /\bprocess\b|\bglobalThis\b|['"]node:|\brequire\(|\bimport\.meta\b/],
    ['timers or the network', /\bsetTimeout\b|\bsetInterval\b|\bsetImmediate\b|\bfetch\(|\bconsole\b/],
    ['waiting', /\bawait\b|\basync\b|\bPromise\b/],
  ])('never use %s', (_what, forbidden) => {
    const wrong = pure
      .filter(({ code }) => forbidden.test(code))
      .map(({ path, code }) => `${path}: ${forbidden.exec(code)?.[0]}`);
    expect(wrong).toEqual([]);
  });
});
