// A program of ours as a process of its own, and requests to it over connections that stay open.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** Starts a script; resolves with the child and the address that it prints. */
export function startScript(script, { args = [], env = {} } = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const url = /http:\/\/localhost:\d+(?=\/panel|\n)/.exec(printed)?.[0];
      if (url) resolve({ child, url });
    });
  });
}

/** The built program on a free port. */
export function startProgram(dataDir) {
  const main = new URL('../../dist/main.js', import.meta.url).pathname;
  return startScript(main, { env: { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' } });
}

export function stop({ child }) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

/** Processor time that a child has used, ms. Linux only. */
export function processorMs({ child }) {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  // user and system time, in hundredths of a second
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Connections that stay open. Each kind of client has its own, as each browser has. */
export const connections = () => new Agent({ keepAlive: true, maxSockets: Infinity });

const shared = connections();

/** One request; throws when it is answered with an error. */
export async function send(url, options = {}) {
  try {
    return await sendOnce(url, options);
  } catch (error) {
    // the server closed a connection that had been idle, in the moment in which it was used again
    if (!error.reused) throw error;
    return sendOnce(url, options);
  }
}

function sendOnce(url, { method = 'POST', headers = {}, body, agent = shared }) {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode < 400) resolve({ headers: response.headers, text });
        else reject(new Error(`${method} ${url} was answered ${response.statusCode}: ${text.slice(0, 200)}`));
      });
    });
    sent.on('error', (error) => reject(Object.assign(error, { reused: sent.reusedSocket })));
    sent.end(body);
  });
}
