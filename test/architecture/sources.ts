/** The project's own source files, read as text: no compiler is needed to hold a few plain rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Source {
  /** from the project's root, with slashes: 'bots/turn.ts' */
  path: string;
  text: string;
  /** the same without comments */
  code: string;
}

export interface Import {
  from: string;
  /** a path of ours, or the name of a package */
  to: string;
  ours: boolean;
  typeOnly: boolean;
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const NOT_OURS = new Set(['node_modules', 'dist', 'data', '.git', '.tmp', 'fixtures', 'generated', 'coverage']);
const IMPORT =
  /^[ \t]*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|new URL\('(\.[^']+\.[jt]sx?)'/gm;

/** Every TypeScript and JavaScript file that a person has written. */
export function sources(): Source[] {
  return filesIn(ROOT).map((file) => {
    const text = readFileSync(file, 'utf8');
    return { path: relative(ROOT, file).split(sep).join('/'), text, code: withoutComments(text) };
  });
}

export function importsOf({ path, code }: Source): Import[] {
  return [...code.matchAll(IMPORT)].map(([, type, static_, dynamic, url]) => {
    const named = static_ ?? dynamic ?? url ?? '';
    const ours = named.startsWith('.');
    const to = ours ? posix.join(posix.dirname(path), named) : named;
    return { from: path, to, ours, typeOnly: type !== undefined };
  });
}

/** The package of 'express/lib/x' or '@scope/name/x'. */
export function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesIn(path);
    return /\.(?:tsx?|mjs|js)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

// Strings are kept, and skipped, so that "https://" in one of them is no comment.
function withoutComments(text: string): string {
  return text.replace(
    /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|(^|[^:\\])\/\/[^\n]*/g,
    (_whole, quoted: string | undefined, before: string | undefined) => quoted ?? before ?? '',
  );
}
