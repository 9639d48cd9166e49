/** What must be true of complaints and visits, whatever was killed in between. Each finding is a sentence. */
import type { Reader } from '../../prisma/database.ts';
import type { ChatPage } from './chat_page.ts';

/** Each complaint was told its code in one chat, once; each queue number (drawn in opening hours only) likewise. */
export async function checkCounter(read: Reader, pages: readonly ChatPage[]): Promise<string[]> {
  const complaints = await read.complaint.findMany({ select: { code: true } });
  const visits = await read.visit.findMany({ select: { service: true, number: true } });
  return [
    ...differences(
      'complaint',
      complaints.map(({ code }) => code),
      told(pages, (view) => (view.kind === 'code' && view.value.startsWith('AD-') ? [view.value] : [])),
    ),
    ...differences(
      'queue number',
      visits.map(({ service, number }) => `${service}-${String(number).padStart(3, '0')}`),
      told(pages, (view) =>
        view.kind === 'text' && view.text.startsWith('✅')
          ? (/\*([A-Z]-\d{3,})\*/.exec(view.text)?.slice(1) ?? [])
          : [],
      ),
    ),
  ];
}

type OfficeView = Extract<ReturnType<ChatPage['messages']['get']>, { from: 'office' }>;

function told(pages: readonly ChatPage[], read: (view: OfficeView) => string[]): string[] {
  return pages.flatMap(({ messages }) =>
    [...messages.values()].flatMap((view) => (view.from === 'office' ? read(view) : [])),
  );
}

function differences(what: string, kept: string[], shown: string[]): string[] {
  return [...new Set([...kept, ...shown])].flatMap((one) => {
    const [rows, bubbles] = [kept, shown].map((all) => all.filter((other) => other === one).length);
    return rows === 1 && bubbles === 1 ? [] : [`The ${what} ${one} has ${rows} rows and was told ${bubbles} times`];
  });
}
