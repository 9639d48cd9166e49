/** The built program as a process of its own, that can be killed and started again on the same data. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Dice } from './dice.ts';

const built = join(import.meta.dirname, '../../dist');
const READY = /\/panel$/;

export class KillableProgram {
  readonly #environment: Record<string, string>;
  readonly port: number;
  readonly url: string;
  /** what it wrote to its log at level error, over all its lives */
  readonly errors: string[] = [];
  #child: ChildProcess | undefined;
  #up: Promise<void> = Promise.resolve();
  #rise: () => void = () => {};
  #isUp = true;

  /** `port`: the same in every life, as in an office, so that links and pages stay good. */
  constructor(environment: Record<string, string>, port: number) {
    this.#environment = environment;
    this.port = port;
    this.url = `http://localhost:${port}`;
    this.#goDown();
  }

  /** Resolves as soon as the program answers (again). */
  up(): Promise<void> {
    return this.#up;
  }

  /** Begins a life. Resolves when it answers; rejects when it ends before, unless it was killed. */
  async start(): Promise<void> {
    if (!existsSync(join(built, 'main.js'))) throw new Error('Build the program first: npm run build');
    const child = spawn(process.execPath, [join(built, 'main.js')], {
      env: { ...process.env, ...this.#settings() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const complaint = text(child.stderr);
    const ready = new Promise<boolean>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('{')) this.errors.push(line);
        if (READY.test(line)) resolve(true);
      });
      child.once('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve(false);
        else void complaint.then((words) => reject(new Error(`The program ended with ${code}: ${words}`)));
      });
    });
    if (await ready) {
      this.#isUp = true;
      this.#rise();
    }
  }

  /** kill -9 */
  async kill(): Promise<void> {
    this.#goDown();
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Ends it as a service manager does; returns its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    if (child === undefined) return null;
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    return child.exitCode;
  }

  /** `npm run officer -- add`, beside the running program. */
  async addOfficer(officer: { name: string; email: string; role: string }, password: string): Promise<void> {
    const given = ['add', '--name', officer.name, '--email', officer.email, '--role', officer.role];
    const command = spawn(process.execPath, [join(built, 'officer.js'), ...given], {
      env: { ...process.env, ...this.#settings() },
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    command.stdin.end(password);
    const [code] = (await once(command, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`The officer command ended with ${code}`);
  }

  #settings(): Record<string, string> {
    return { ...this.#environment, PORT: String(this.port), PUBLIC_URL: this.url, LOG_LEVEL: 'error' };
  }

  #goDown(): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#up = new Promise((resolve) => {
      this.#rise = resolve;
    });
  }
}

/** Below the ports that systems give to outgoing connections: a client of ours could otherwise take it meanwhile. */
export async function freePort(dice: Dice): Promise<number> {
  for (;;) {
    const port = dice.between(20_000, 29_999);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
