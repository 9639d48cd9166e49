import { drawAnnex } from './agreement_annex.ts';
import { abstractionIn, ending, opening, PARTIES } from './agreement_words.ts';
import { drawSignatures, signaturesHeight } from './agreement_signatures.ts';
import type { AgreementContent } from './content.ts';
import { drawFactColumns, drawFacts, fact, strongFact } from './facts.ts';
import { drawHeading, drawLetterhead, drawTitle } from './head.ts';
import type { Label } from './labels.ts';
import { drawParagraph, PARAGRAPH_GAP, paragraphHeight } from './paragraph.ts';
import { drawRows } from './rows.ts';
import type { Cell } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, styles } from './style.ts';

const NUMBER_WIDTH = 18;
/** Between the last clause and the end. */
const BEFORE_END = 8;

/** Writes an agreement on the use of data (SPPD, docs/domain.md 4): the parties, the data, the purpose, the clauses. */
export function drawAgreement(sheet: Sheet, label: Label, content: AgreementContent): void {
  const { language } = content;
  drawLetterhead(sheet, content.letterhead);
  drawTitle(sheet, label, 'agreement', content);
  drawParagraph(sheet, opening(content), { language });
  sheet.y += 2;
  drawParties(sheet, label, content);
  drawParagraph(sheet, PARTIES, { language });
  sheet.y += 4;
  drawData(sheet, label, content);
  drawPurpose(sheet, label, content);
  drawClauses(sheet, label, content);
  drawAnnex(sheet, label, content);
}

function drawParties(sheet: Sheet, label: Label, content: AgreementContent): void {
  const { letterhead, signatory, customer, receiver } = content;
  drawFactColumns(
    sheet,
    {
      heading: label('office'),
      facts: [
        strongFact(label('name'), signatory.name),
        fact(label('nip'), signatory.nip),
        fact(label('position'), signatory.title),
        fact(label('institution'), letterhead.officeName),
        fact(label('address'), letterhead.address),
      ],
    },
    {
      heading: label('receiver'),
      facts: [
        strongFact(label('name'), customer.name),
        fact(label('position'), receiver.position),
        fact(label('institution'), customer.institution),
        fact(label('address'), receiver.address),
        fact(label('country'), customer.country),
        fact(label('email'), customer.email),
      ],
    },
  );
}

function drawData(sheet: Sheet, label: Label, { data, language, orderCode }: AgreementContent): void {
  drawHeading(sheet, `${label('data')} · ${label('orderCode')} ${orderCode}`);
  const rows = data.map(({ title, detail }, index): Cell[] => [
    [{ text: `${index + 1}.`, style: styles.body }],
    [
      { text: title.id, style: styles.strong },
      ...(language === 'en' && title.en !== title.id ? [{ text: title.en, style: styles.label }] : []),
      { text: detail.id, style: styles.body },
      ...(language === 'en' && detail.en !== detail.id ? [{ text: detail.en, style: styles.small }] : []),
    ],
  ]);
  drawRows(sheet, [{ width: NUMBER_WIDTH }, { width: contentWidth - NUMBER_WIDTH }], rows, { padX: 0, padY: 2 });
  sheet.y += 8;
}

function drawPurpose(sheet: Sheet, label: Label, { purpose, language }: AgreementContent): void {
  drawHeading(sheet, label('purposeOfUse'));
  const file = purpose.file === null ? null : abstractionIn(purpose.file);
  drawFacts(sheet, [
    strongFact(label('study'), purpose.title),
    fact(label('use'), purpose.text, file && file.id, file && language === 'en' ? file.en : null),
  ]);
}

/** The last clause stays with the signatures: nobody signs a page that says nothing. */
function drawClauses(sheet: Sheet, label: Label, content: AgreementContent): void {
  const { clauses, language } = content;
  const end = ending(content);
  const signing = signaturesHeight(sheet, label, content);
  const following = paragraphHeight(sheet, end, { language }) + signing;
  drawHeading(sheet, label('clauses'));
  clauses.forEach((clause, index) => {
    const isLast = index === clauses.length - 1;
    drawParagraph(sheet, clause, { language, number: `${index + 1}.`, following: isLast ? following + BEFORE_END : 0 });
  });
  sheet.y += BEFORE_END - PARAGRAPH_GAP;
  drawParagraph(sheet, end, { language, following: signing });
  drawSignatures(sheet, label, content);
}
