/** A queue number drawn at a kiosk: nothing is told there later (docs/domain.md 13). */
import { expect, it } from 'vitest';
import { takenSays } from '../../../machines/conversation/flows/visit_texts.ts';
import { renderText } from '../../../machines/texts/render.ts';
import { VISIT } from './counter/visits.ts';

it.each(['id', 'en'] as const)('is to be remembered, and stands in a line of its own: %s', (language) => {
  const said = (kiosk: boolean) =>
    takenSays({ visit: VISIT, kiosk }).flatMap((say) =>
      say.kind === 'text' ? [renderText(say.text, { language, timeZone: 'Asia/Jakarta', overrides: new Map() })] : [],
    );
  const [kiosk = ''] = said(true);
  expect(kiosk.split('\n')).toContain(`*${VISIT.number}*`);
  expect(kiosk).toMatch(/TV/);
  const promise = /memberi tahu di sini|tell you here/;
  expect(kiosk).not.toMatch(promise);
  expect(said(false)[0]).toMatch(promise);
});
