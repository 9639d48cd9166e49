/** The Bot API over HTTP: reads a call, holds it against the API and the faults, carries it out, answers. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { methodNamed } from './api_table.ts';
import type { Calls, FakeCall } from './calls.ts';
import { checkCall } from './check.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { Method } from './methods.ts';
import { readBody } from './read_body.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { World } from './world.ts';

export interface ServerParts {
  world: World;
  methods: ReadonlyMap<string, Method>;
  faults: Faults;
  calls: Calls;
  /** a call that is wrong in itself, whatever the state of the chats */
  violation: (what: string) => void;
}

/** "50 MB for other files" (Sending files), with some room for the rest of the form */
const MOST_BODY = 50 * 1024 * 1024;
const METHOD = /^\/bot([^/]+)\/(\w+)$/;
const FILE = /^\/file\/bot([^/]+)\/(.+)$/;

type Carry = () => unknown;

export function createApiServer(parts: ServerParts): Server {
  return createServer((request, response) => {
    void answer(parts, request, response).catch(() => response.destroy());
  });
}

async function answer(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const [, token, name] = METHOD.exec(pathname) ?? FILE.exec(pathname) ?? [];
  if (token === undefined || name === undefined) return refuse(response, new Refusal(404, 'Not Found'));
  if (token !== parts.world.token) {
    request.resume();
    return refuse(response, new Refusal(401, 'Unauthorized'));
  }
  return FILE.test(pathname)
    ? download(parts, decodeURIComponent(name), response)
    : call(parts, name, request, response, searchParams);
}

async function call(
  parts: ServerParts,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const { calls, methods, violation } = parts;
  const body = await readBody(request, query);
  const method = methodNamed(name);
  // telegraf names the method once more in its forms
  const { method: _method, ...given } = body.form ? body.payload : { method: undefined, ...body.payload };
  if (method === undefined) {
    violation(`${name}: there is no such method`);
    return refuse(response, new Refusal(404, 'Not Found: method not found'));
  }
  const { payload, problems } = checkCall(method, given, body.form);
  const record = calls.begin(method, payload);
  for (const problem of problems) violation(`${method}: ${problem}`);
  const carry = methods.get(method);
  const refusal = refusalOf(body.bytes, problems, carry !== undefined);
  if (!carry) violation(`${method}: this Telegram does not know it yet`);
  if (refusal?.status === 413) violation(`${method}: ${body.bytes} bytes, most ${MOST_BODY}`);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  return settle(parts, record, response, () => {
    if (refusal) throw refusal;
    return carry?.(payload, gone.signal);
  });
}

function refusalOf(bytes: number, problems: readonly string[], known: boolean): Refusal | undefined {
  if (bytes > MOST_BODY) return new Refusal(413, 'Request Entity Too Large');
  if (problems[0] !== undefined) return badRequest(problems[0]);
  return known ? undefined : new Refusal(501, 'Not Implemented');
}

async function download(parts: ServerParts, path: string, response: ServerResponse): Promise<void> {
  const record = parts.calls.begin('download', { path });
  return settle(parts, record, response, () => {
    const file = parts.world.files.byPath(path);
    if (!file) throw new Refusal(404, 'Not Found: file not found');
    return file.bytes;
  });
}

/** Meets the fault that waits for this call, if there is one, and carries the call out if it is to be. */
async function settle(parts: ServerParts, record: FakeCall, response: ServerResponse, carry: Carry): Promise<void> {
  const { faults, calls } = parts;
  const fault = faults.take(record.method, record.chat);
  try {
    if (fault?.kind === 'reset-before') return reset(response);
    if (fault?.kind === 'slow') await fault.until;
    faults.admit(record.method, record.chat);
    if (fault?.kind === 'status') throw new Refusal(fault.status, fault.description, fault.retryAfter);
    if (fault?.kind === 'hang' && fault.carriedOut !== true) return;
    const result = await carry();
    record.carriedOut = true;
    if (fault?.kind === 'reset-after') return reset(response);
    if (fault?.kind === 'hang') return;
    record.status = 200;
    succeed(response, result);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(500, 'Internal Server Error');
    if (refusal !== error) parts.violation(`${record.method}: the fake itself failed: ${String(error)}`);
    if (refusal.retryAfter !== undefined) faults.closed(record.chat, refusal.retryAfter);
    record.description = refusal.message;
    if (leavesUnanswered(fault)) return fault?.kind === 'hang' ? undefined : reset(response);
    record.status = refusal.status;
    refuse(response, refusal);
  } finally {
    calls.tell();
  }
}

function leavesUnanswered(fault: FaultKind | undefined): boolean {
  return fault?.kind === 'hang' || fault?.kind === 'reset-after';
}

function reset(response: ServerResponse): void {
  const { socket } = response;
  if (socket && 'resetAndDestroy' in socket) socket.resetAndDestroy();
  else response.destroy();
}

function succeed(response: ServerResponse, result: unknown): void {
  if (Buffer.isBuffer(result)) {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': result.length });
    response.end(result);
    return;
  }
  json(response, 200, { ok: true, result });
}

function refuse(response: ServerResponse, { status, message, retryAfter }: Refusal): void {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  json(response, status, { ok: false, error_code: status, description: message, ...parameters });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
