/**
 * The library speaks https to the hosts of media, whatever it is told. These two lead all of it to the fake, in plain HTTP:
 * `agent` for what is uploaded (socket option fetchAgent), `dispatcher` for what is downloaded (options.dispatcher of fetch).
 * Any host leads there, as a name would be resolved: after a re-upload the library names its default host.
 */
import { Agent } from 'node:https';
import { connect } from 'node:net';

interface Request {
  origin?: string | URL;
  headers?: unknown;
}

interface Dispatcher {
  dispatch(request: Request, handler: unknown): boolean;
}

const GLOBAL = Symbol.for('undici.globalDispatcher.1');

/** Node's own, which there is once fetch has been called. */
function ownDispatcher(): Dispatcher {
  const own = Reflect.get(globalThis, GLOBAL) as Dispatcher | undefined;
  if (!own) throw new Error('fetch has no dispatcher');
  return own;
}

export function loopbackAgents(port: number): { agent: Agent; dispatcher: Dispatcher } {
  const agent = new Agent({ keepAlive: false });
  // the type says TLS; the library asks no more of it than of any connection
  Object.assign(agent, { createConnection: () => connect(port, '127.0.0.1') });
  return {
    agent,
    dispatcher: {
      dispatch: (request, handler) =>
        ownDispatcher().dispatch({ ...request, origin: `http://127.0.0.1:${port}` }, handler),
    },
  };
}
