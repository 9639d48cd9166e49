import { expect, it } from 'vitest';
import type { InboxEvent } from '../../../bots/channel.ts';
import { openStation } from './station.ts';

it('a message taken up with its edit, and both again after a crash: the edit is nothing new', async () => {
  const { ctx, telegram, bot, inbox, taken } = await openStation();
  const sari = telegram.person();
  await telegram.taken(await sari.start());
  for (const words of ['setuju', 'data diri saya']) await telegram.taken(await sari.text(words));
  await taken();
  await inbox.stop();
  const said = await sari.text('Sari Dew');
  if (!('message' in said)) throw new Error('No message');
  await telegram.taken(said);
  const address = { channel: 'telegram', account: bot.channel.account, chat: String(sari.id) };
  const edited = {
    update_id: said.update_id + 1,
    edited_message: { ...said.message, edit_date: said.message.date, text: 'Sari Dewi' },
  };
  const events: InboxEvent[] = [said, edited].map((body, at) => ({
    id: at + 1,
    externalId: String(body.update_id),
    address,
    body,
    receivedAt: ctx.now(),
  }));
  await bot.channel.inbox?.take(events);
  const heard = () => ctx.db.read.message.count({ where: { direction: 'out' } });
  const before = await heard();
  await bot.channel.inbox?.take(events);
  expect(await heard()).toBe(before);
  // one that came later is offered
  const later = {
    ...edited,
    update_id: said.update_id + 2,
    edited_message: { ...edited.edited_message, text: 'Sari D' },
  };
  await bot.channel.inbox?.take([{ ...events[1], body: later } as InboxEvent]);
  expect(await heard()).toBe(before + 1);
});
