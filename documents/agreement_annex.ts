import type { AgreedData, AgreementContent } from './content.ts';
import { drawHeading } from './head.ts';
import { bilingual } from './labels.ts';
import type { Label } from './labels.ts';
import { drawParagraph } from './paragraph.ts';
import { drawRows } from './rows.ts';
import type { Cell } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, styles } from './style.ts';

const CODE_WIDTH = 74;
const NAME_WIDTH = contentWidth / 2 - CODE_WIDTH;
const GAP = 10;
const COLUMNS = [
  { width: CODE_WIDTH, gap: GAP },
  { width: NAME_WIDTH, gap: GAP },
  { width: CODE_WIDTH, gap: GAP },
  { width: NAME_WIDTH },
];

/** The lists that are too long for the agreement's own pages, each entry with its code; nothing when there are none. */
export function drawAnnex(sheet: Sheet, label: Label, { data, language }: AgreementContent): void {
  if (data.every(({ lists }) => lists.length === 0)) return;
  sheet.breakPage();
  drawHeading(sheet, label('annex'));
  data.forEach(({ title, lists }, at) => {
    for (const { what, entries } of lists) {
      const heading = `${at + 1}. ${title.id}: ${bilingual(language, what.id, what.en)} (${entries.length})`;
      drawParagraph(sheet, { id: heading, en: heading }, { language, following: 30 });
      drawRows(sheet, COLUMNS, pairsOf(entries), { padX: 0, padY: 1 });
      sheet.y += GAP;
    }
  });
}

/** Two entries beside each other. */
function pairsOf(entries: AgreedData['lists'][number]['entries']): Cell[][] {
  return entries.flatMap((entry, at) => {
    if (at % 2 === 1) return [];
    const pair = [entry, entries[at + 1]];
    return [
      pair.flatMap((one): Cell[] =>
        one === undefined ? [[], []] : [one.code, one.name].map((text) => [{ text, style: styles.small }]),
      ),
    ];
  });
}
