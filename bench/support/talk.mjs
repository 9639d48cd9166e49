// People in the web chat who look for a publication and look at it, again and again, as the page sends it.
import { connections, send } from './child.mjs';

/** One round: menu -> search -> a product of the results -> menu. */
const LINES = ['cari produk', 'dalam angka 2025', '1', 'menu'];
/** A session may send 600 messages a minute; then somebody else comes. */
const MESSAGES_PER_CHAT = 500;

export class Talker {
  #url;
  #cookie = '';
  #after = 0;
  #said = 0;
  #agent = connections();

  constructor(url) {
    this.#url = url;
  }

  /** Says the next line; resolves when the answer is here. */
  async say() {
    if (this.#said % MESSAGES_PER_CHAT === 0) await this.#begin();
    const text = LINES[this.#said % LINES.length];
    this.#said += 1;
    await this.#post(text);
  }

  async #begin() {
    const started = await send(`${this.#url}/chat/start`, {
      headers: { 'x-gerai-chat': 'id' },
      body: '',
      agent: this.#agent,
    });
    this.#cookie = started.headers['set-cookie'][0].split(';')[0];
    this.#after = JSON.parse(started.text).messages.at(-1).id;
    await this.#post('setuju');
  }

  async #post(text) {
    const id = `bench-${Math.random().toString(36).slice(2)}-${this.#said}`;
    const headers = { 'x-gerai-chat': 'id', 'content-type': 'application/json', cookie: this.#cookie };
    const body = JSON.stringify({ id, after: this.#after, body: { kind: 'text', text } });
    const { text: answer } = await send(`${this.#url}/chat/messages`, { headers, body, agent: this.#agent });
    this.#after = JSON.parse(answer).messages.at(-1).id;
  }
}

/** Several at once, each as soon as the last answer is there, until `until` is true; how long each answer took, ms. */
export async function talk(talkers, until) {
  const times = [];
  await Promise.all(
    talkers.map(async (talker) => {
      while (!until()) {
        const begin = performance.now();
        await talker.say();
        times.push(performance.now() - begin);
      }
    }),
  );
  return times;
}
