// Lets node import the TypeScript of the tests: the servers that measurements run against.
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transpile } from 'typescript-api';

if (isMainThread) register(import.meta.url);

/** `file`: within test/ */
export function importTest(file) {
  return import(new URL(`../../test/${file}`, import.meta.url).href);
}

/** Called by node. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const source = await readFile(fileURLToPath(url), 'utf8');
  // ES2023 and ESNext, by their numbers
  return { format: 'module', shortCircuit: true, source: transpile(source, { target: 10, module: 99 }) };
}
