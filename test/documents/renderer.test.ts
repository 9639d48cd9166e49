import { execFile } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInlineRenderer } from '../../documents/renderer.ts';
import type { Renderer, WorkerRendererOptions } from '../../documents/renderer.ts';
import { endlessInvoice, longInvoice, shortInvoice, shortReceipt } from './samples.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'test/.tmp', `documents-${process.pid}`);

interface Built {
  createWorkerRenderer(options?: WorkerRendererOptions): Renderer;
}

let create: Built['createWorkerRenderer'];
let renderer: Renderer | undefined;
const started: Worker[] = [];

const noteStart = (message: unknown): void => {
  started.push((message as { worker: Worker }).worker);
};

/** The thread that the last job started. */
function lastWorker(): Worker {
  const worker = started.at(-1);
  if (!worker) throw new Error('No worker was started');
  return worker;
}

// A worker cannot load TypeScript on Node 20, so the documents are compiled as the build does it.
beforeAll(async () => {
  await mkdir(built, { recursive: true });
  const up = relative(built, root);
  const config = {
    extends: join(up, 'tsconfig.build.json'),
    compilerOptions: { rootDir: up, outDir: 'out', noCheck: true },
    include: [join(up, 'documents')],
    exclude: [],
  };
  await writeFile(join(built, 'tsconfig.json'), JSON.stringify(config));
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', built]);
  await cp(join(root, 'documents/fonts'), join(built, 'out/documents/fonts'), { recursive: true });
  const module: Built = await import(/* @vite-ignore */ pathToFileURL(join(built, 'out/documents/renderer.js')).href);
  create = module.createWorkerRenderer;
});

afterAll(() => rm(built, { recursive: true, force: true }));

beforeEach(() => {
  started.length = 0;
  subscribe('worker_threads', noteStart);
});

afterEach(async () => {
  unsubscribe('worker_threads', noteStart);
  await renderer?.close();
  renderer = undefined;
});

describe('the renderer with a worker', () => {
  it('makes the same bytes as the one without, for several documents at once, in one thread', async () => {
    renderer = create();
    expect(started).toHaveLength(0);
    const contents = [shortInvoice, longInvoice, shortReceipt];
    const here = await Promise.all(contents.map((content) => createInlineRenderer().render(content)));
    const there = await Promise.all(contents.map((content) => renderer?.render(content)));
    there.forEach((bytes, index) => expect(Buffer.from(bytes ?? []).equals(here[index] ?? Buffer.alloc(0))).toBe(true));
    expect(started).toHaveLength(1);
  });

  it('ends the thread when nothing is asked of it, and starts one again for the next document', async () => {
    renderer = create({ idleMs: 0 });
    await renderer.render(shortInvoice);
    await once(lastWorker(), 'exit');
    await expect(renderer.render(shortReceipt)).resolves.toBeInstanceOf(Uint8Array);
    expect(started).toHaveLength(2);
  });

  it('makes a document that is asked for just while the idle thread ends', async () => {
    const own = create({ idleMs: 0 });
    renderer = own;
    await own.render(shortInvoice);
    const ending = lastWorker();
    const terminate = ending.terminate.bind(ending);
    const asked = new Promise<Uint8Array>((resolve, reject) => {
      ending.terminate = () => {
        const ended = terminate();
        own.render(longInvoice).then(resolve, reject);
        return ended;
      };
    });
    await expect(asked).resolves.toBeInstanceOf(Uint8Array);
    expect(started).toHaveLength(2);
  });

  it('rejects the document at work when the thread dies, and makes the waiting ones in a new thread', async () => {
    renderer = create();
    await renderer.render(shortInvoice);
    const atWork = renderer.render(endlessInvoice);
    const waiting = renderer.render(shortReceipt);
    void lastWorker().terminate();
    await expect(atWork).rejects.toMatchObject({ code: 'renderer_crashed' });
    await expect(waiting).resolves.toBeInstanceOf(Uint8Array);
    expect(started).toHaveLength(2);
  });

  it('rejects only the document whose content is broken, with its code', async () => {
    renderer = create();
    const broken = renderer.render({ ...shortInvoice, total: 0.5 });
    const unspeakable = renderer.render({ ...shortInvoice, notes: [(() => '') as unknown as string] });
    const good = renderer.render(shortInvoice);
    await expect(broken).rejects.toMatchObject({ code: 'rupiah_not_whole' });
    await expect(unspeakable).rejects.toMatchObject({ code: 'document_failed' });
    await expect(good).resolves.toBeInstanceOf(Uint8Array);
    expect(started).toHaveLength(1);
  });

  it('finishes what was asked for before it closes, and refuses what comes after', async () => {
    renderer = create();
    const asked = [renderer.render(shortInvoice), renderer.render(shortReceipt)];
    const closed = Promise.all([renderer.close(), renderer.close()]);
    await expect(renderer.render(shortInvoice)).rejects.toMatchObject({ code: 'renderer_closed' });
    await expect(Promise.all(asked)).resolves.toHaveLength(2);
    await closed;
    expect(started).toHaveLength(1);
  });

  it('leaves the caller free: its event loop turns while a document is made', async () => {
    renderer = create();
    let turns = 0;
    let done = false;
    const turn = (): void => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    turn();
    await renderer.render(longInvoice);
    done = true;
    expect(turns).toBeGreaterThan(50);
  });
});
