/** The screen at the counter over HTTP: what it is sent, and that it holds nobody up (docs/domain.md 13). */
import { expect, onTestFinished, test } from 'vitest';
import { callNext, recall } from '../../services/visits/calling.ts';
import { enterVisit } from '../../services/visits/take.ts';
import { openOffice } from '../office.ts';

interface State {
  now: { number: string; counter: string; call: string }[];
  waiting: { service: string; next: string[] }[];
}

/** The states as they come in; undefined: the office has closed the connection. */
async function* statesOf(response: Response): AsyncGenerator<State, undefined> {
  if (response.body === null) throw new Error('No events');
  let text = '';
  for await (const bytes of response.body.pipeThrough(new TextDecoderStream())) {
    text += bytes;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const [, data] = /^event: state\ndata: (.+)$/.exec(event) ?? [];
      if (data !== undefined) yield JSON.parse(data) as State;
    }
  }
  return undefined;
}

test('the state comes at once and after every change, and ends with the office', async () => {
  const office = await openOffice();
  let stopped = false;
  onTestFinished(async () => {
    if (!stopped) await office.stop();
  });
  const { ctx, people } = office;
  const guest = { service: 'A', name: 'Siti Aminah', institution: '', purpose: 'Konsultasi', language: 'id' } as const;
  const entered = await enterVisit(ctx, people.petugas, guest);
  if (!entered.ok) throw new Error(entered.reason);

  const page = await fetch(`${office.url}/layar`);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const html = await page.text();
  expect(html).toContain('A-001');
  expect(html).not.toContain('Siti');

  const states = statesOf(await fetch(`${office.url}/layar/langsung`));
  expect((await states.next()).value).toMatchObject({ now: [], waiting: [{ service: 'A', next: ['A-001'] }, {}, {}] });
  await callNext(ctx, people.petugas, { service: '', counter: '2' });
  expect((await states.next()).value).toMatchObject({
    now: [{ number: 'A-001', counter: '2', call: '2026-11-23/A-001/1' }],
    waiting: [{ next: [] }, {}, {}],
  });
  // the same number once more is another call
  await recall(ctx, people.petugas, entered.code);
  const again = (await states.next()).value;
  expect(again).toMatchObject({ now: [{ call: '2026-11-23/A-001/2' }] });
  expect(JSON.stringify(again)).not.toContain('Siti');

  const end = states.next();
  await office.stop();
  stopped = true;
  expect(await end).toEqual({ done: true, value: undefined });
});
