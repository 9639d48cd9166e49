/** Which data an agreement is about: everything that was chosen, by code and name, for that is what is agreed on (B5, R10). */
import type { AgreedData } from '../../documents/content.ts';
import type { DocumentOrder } from './contents.ts';
import { requestOf } from './item_request.ts';
import { counted, joined, requestWords } from './request_words.ts';

/** Longer lists go to the annex of the agreement. */
const IN_LINE = 6;

export function agreedData(item: DocumentOrder['items'][number]): AgreedData {
  const title = { id: item.title, en: item.titleEn };
  const code = { id: `Kode ${item.code}`, en: `Code ${item.code}` };
  const request = requestOf(item);
  if (request === null) return { title, detail: code, lists: [] };
  const lists: AgreedData['lists'] = [];
  const words = requestWords(request, {
    longestTable: Infinity,
    list: (what, entries) => {
      if (entries.length <= IN_LINE) {
        const names = entries.map(({ code: each, name }) => `${each} ${name}`).join(', ');
        return { id: `${what.id}: ${names}`, en: `${what.en}: ${names}` };
      }
      lists.push({ what, entries: entries.map(({ code: each, name }) => ({ code: each, name })) });
      const count = counted(entries.length);
      return { id: `${what.id} (${count.id}): lihat lampiran`, en: `${what.en} (${count.en}): see the annex` };
    },
  });
  return { title, detail: joined([code, words]), lists };
}
