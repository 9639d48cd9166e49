/** What a phone shows that has scanned a kiosk's code: one button, and no script is needed to press it. */
import { escape, head, use, whose, type PageFacts } from './frame.ts';
import { WORDING, type Word } from './wording.ts';

/** As the page of the chat, but that there is a form, and nothing to connect to. */
export const HANDOVER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Why a conversation cannot be opened here. */
export type HandoverRefusal = 'gone' | 'used' | 'elsewhere' | 'slow_down';

const REFUSALS: Record<HandoverRefusal, { title: Word; body: Word }> = {
  gone: { title: 'goneTitle', body: 'goneBody' },
  used: { title: 'usedTitle', body: 'usedBody' },
  elsewhere: { title: 'elsewhereTitle', body: 'elsewhereBody' },
  slow_down: { title: 'slowDownTitle', body: 'slowDownBody' },
};

/** `replaces`: this device has a conversation of its own, which it will not find again. */
export function renderOffer(facts: PageFacts, { replaces }: { replaces: boolean }): string {
  const word = (key: Word) => escape(WORDING[facts.language][key]);
  return page(
    facts,
    `<h2 id="title">${word('offerTitle')}</h2>
<p>${word('offerBody')}</p>
${replaces ? `<p class="caution">${word('offerReplaces')}</p>` : ''}
<form method="post" class="welcome-buttons"><button type="submit" class="primary">${word('offerYes')}</button></form>
<p class="quiet-note">${word('offerNote')}</p>`,
  );
}

export function renderRefusal(facts: PageFacts, refusal: HandoverRefusal): string {
  const word = (key: Word) => escape(WORDING[facts.language][key]);
  const { title, body } = REFUSALS[refusal];
  const { phone } = facts.office;
  return page(
    facts,
    `<h2 id="title">${word(title)}</h2>
<p>${word(body)}</p>
<p class="quiet-note">${word('askCounter')}${phone === '' ? '' : ` ${escape(phone)}`}</p>`,
  );
}

function page(facts: PageFacts, body: string): string {
  return `<!doctype html>
<html lang="${facts.language}">
<head>
${head(facts)}
</head>
<body>
${facts.assets.text('icons.svg')}
<header class="top"><div class="top-in">
${whose(facts)}
</div></header>
<main class="welcome landing" aria-labelledby="title">
<span class="mark" aria-hidden="true">${use('phone')}</span>
${body}
</main>
</body>
</html>
`;
}
