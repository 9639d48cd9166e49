import { expect, it } from 'vitest';
import { conversationPage } from './conversation_diagram.ts';
import { orderPage } from './order_diagram.ts';

// made anew by `npm run diagrams`
it.each([
  ['order', orderPage],
  ['conversation', conversationPage],
])('docs/machines/%s.md shows the machine as it is', async (name, page) => {
  await expect(page()).toMatchFileSnapshot(`../../docs/machines/${name}.md`);
});
