/** The built program as a process of its own (stallable_program.mjs), that can be held up as well as killed. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { PATIENT } from './whatsapp_people.ts';

export class StallableProgram {
  /** what it wrote to its log at level error */
  readonly errors: string[] = [];
  readonly #child: ChildProcess;
  readonly #url: Promise<string>;

  constructor(given: object) {
    const script = join(import.meta.dirname, 'stallable_program.mjs');
    this.#child = fork(script, [JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    if (this.#child.stdout !== null)
      createInterface({ input: this.#child.stdout }).on('line', (line) => this.errors.push(line));
    this.#url = new Promise((resolve, reject) => {
      this.#child.once('message', ({ url }: { url: string }) => resolve(url));
      this.#child.once('exit', (code) => reject(new Error(`The program ended with ${code}`)));
    });
  }

  /** Resolves when it answers. */
  async up(): Promise<void> {
    const url = await this.#url;
    await answers(`${url}/healthz`);
  }

  /** As if the machine were suspended. */
  stall(): void {
    this.#child.kill('SIGSTOP');
  }

  async goOn(): Promise<void> {
    this.#child.kill('SIGCONT');
    await this.up();
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** As a service manager does it; its exit code. */
  async stop(): Promise<unknown> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const [code] = (await gone) as [unknown];
    return code;
  }
}

async function answers(url: string): Promise<void> {
  await expect.poll(async () => (await fetch(url)).status, PATIENT).toBe(200);
}
