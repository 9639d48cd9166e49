/**
 * The Chromium of the npm package @sparticuz/chromium, so that the tests need no browser of the machine. The package
 * brings the libraries that a bare system lacks (nss, nspr, expat) and a font: with them the program needs nothing else
 * but the C library. Pages therefore look the same wherever the tests run.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';

const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The package unpacks its libraries too when it believes to be in a place that has none. */
const PLACE_WITHOUT_LIBRARIES = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
const UNPACK = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

/** A browser is a busy thing: on a machine with much else to do its tests may take their time. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000 };

/** One browser for all tests of the file that calls this; it ends with them, however they end. */
export function sharedBrowser(): () => Browser {
  vi.setConfig(PATIENCE);
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('The browser is there only while tests run');
    return browser;
  };
}

export async function launchBrowser(): Promise<Browser> {
  const folder = await unpacked();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ARGS,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  });
}

/**
 * The folder with the unpacked browser, kept for the next run. It appears there whole or not at all: test files run side
 * by side, and a run may be broken off.
 */
async function unpacked(): Promise<string> {
  const { version } = createRequire(import.meta.url)(join(MODULES, '@sparticuz/chromium/package.json')) as {
    version: string;
  };
  const cache = join(MODULES, '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, 'chromium-unpacking-'));
  const args = ['--input-type=module', '--eval', UNPACK];
  const env = { ...process.env, ...PLACE_WITHOUT_LIBRARIES, TMPDIR: fresh };
  await promisify(execFile)(process.execPath, args, { cwd: join(MODULES, '..'), env });
  await writeFile(join(fresh, 'fonts.conf'), fontsIn(folder));
  await rename(fresh, folder).catch(async (err: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    // another test file was faster
    if (!existsSync(folder)) throw err;
  });
  return folder;
}

/** The package's own configuration looks for the font at places of its own. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
