/**
 * An order holds personal data, so it is spoken of in private chats alone (docs/domain.md 9). Who speaks to the bot in a
 * group is told so, at most once a day in each group; all else there is none of its business.
 */
import type { Context, MiddlewareFn } from 'telegraf';
import type { Message, MessageEntity, Update } from 'telegraf/types';
import { LANGUAGES } from '../../domain/vocabulary.ts';
import { renderText } from '../../machines/texts/render.ts';
import { text } from '../../machines/texts/text.ts';
import type { Text } from '../../machines/texts/text.ts';
import type { ServiceContext } from '../../services/context.ts';
import { reachedAgain } from '../../services/reachability.ts';
import { speakerOf } from '../speak.ts';
import type { BotAccount } from './account.ts';
import type { TelegramClient } from './client.ts';

const DAY_MS = 24 * 60 * 60_000;

interface GroupsParts {
  ctx: ServiceContext;
  client: TelegramClient;
  account: BotAccount;
}

/** Takes up whatever does not come from a private chat. */
export function inGroups({ ctx, client, account }: GroupsParts): MiddlewareFn<Context> {
  /** by group: when it was told, UTC ms */
  const told = new Map<number, number>();

  /** For the admin, who names a group of officers in the panel (docs/domain.md 15); the group can be written to again. */
  async function tellId(group: number, now: number): Promise<void> {
    await ctx.db.write((tx) => reachedAgain(tx, { ...account.key, chat: String(group) }, now));
    await say(group, text('telegram.groupId', { id: String(group) }));
  }

  async function say(group: number, said: Text): Promise<void> {
    const speaker = await speakerOf(ctx);
    const lines = LANGUAGES.map((language) => renderText(said, speaker(language)));
    // a group that does not let the bot write is left in peace
    await client
      .call('sendMessage', {
        chat_id: group,
        text: lines.join('\n\n'),
        link_preview_options: { is_disabled: true },
      })
      .catch(() => {});
  }

  return async (arrival, next) => {
    const { chat } = arrival;
    if (chat === undefined || chat.type === 'private') return next();
    const name = await account.username();
    if (name === undefined || !isAddressed(arrival.update, { id: Number(account.key.account), name })) return;
    const now = ctx.now();
    if (asksId(arrival.update, name)) return tellId(chat.id, now);
    for (const [group, at] of told) if (now - at >= DAY_MS) told.delete(group);
    if (told.has(chat.id)) return;
    told.set(chat.id, now);
    await say(chat.id, text('telegram.group', { link: `https://t.me/${name}` }));
  };
}

/** '/id' and '/id@geraipst_bot' */
function asksId(update: Update, name: string): boolean {
  if (!('message' in update)) return false;
  const [words] = wordsAndEntities(update.message);
  return [`/id`, `/id@${name.toLowerCase()}`].includes(words.trim().toLowerCase());
}

interface Bot {
  id: number;
  /** without @ */
  name: string;
}

/** Of an update from a group: a command, a mention, an answer to the bot, or its being taken into the group. */
export function isAddressed(update: Update, { id, name }: Bot): boolean {
  if ('my_chat_member' in update) {
    const { old_chat_member: before, new_chat_member: after } = update.my_chat_member;
    return isIn(after.status) && !isIn(before.status);
  }
  if (!('message' in update)) return false;
  const { message } = update;
  const repliedTo = 'reply_to_message' in message ? message.reply_to_message?.from?.id : undefined;
  return repliedTo === id || names(message, name.toLowerCase());
}

function isIn(status: string): boolean {
  return status === 'member' || status === 'administrator';
}

/** '/menu', '/menu@geraipst_bot' and '@geraipst_bot'; not '/menu@another_bot'. */
function names(message: Message, name: string): boolean {
  const [words, entities] = wordsAndEntities(message);
  return entities.some(({ type, offset, length }) => {
    const word = words.slice(offset, offset + length).toLowerCase();
    if (type === 'mention') return word === `@${name}`;
    return type === 'bot_command' && (!word.includes('@') || word.endsWith(`@${name}`));
  });
}

function wordsAndEntities(message: Message): [string, MessageEntity[]] {
  if ('text' in message) return [message.text, message.entities ?? []];
  if ('caption' in message) return [message.caption ?? '', message.caption_entities ?? []];
  return ['', []];
}
