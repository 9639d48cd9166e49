/** What the customer would receive, in their language and the office's wording, as bubbles. */
import { newsSays } from '../machines/conversation/flows/order_news.ts';
import { cardAnswers, cardText } from '../machines/conversation/flows/order_texts.ts';
import { bubble, type Say } from '../machines/conversation/setup.ts';
import { renderText, type Wording } from '../machines/texts/render.ts';
import type { ServiceContext } from '../services/context.ts';
import { readOffice } from '../services/office.ts';
import type { OrderDetail } from '../services/orders/detail.ts';
import { previewNews } from '../services/orders/preview.ts';
import { currentOverrides } from '../services/texts.ts';
import type { ActFacts, ActForm } from './acts/act_form.ts';
import type { Values } from './forms/form.ts';
import type { BubbleBody } from './views/parts/bubble.tsx';
import type { Officer } from './visit.ts';

export interface PreviewOf {
  order: OrderDetail;
  act: ActForm;
  /** as typed so far */
  values: Values;
  facts: ActFacts;
}

/**
 * As it comes to a chat in which nothing else is being asked: the news, then the order's card. Empty when the customer is told
 * nothing; null while that depends on what is still to be typed.
 */
export async function previewMessages(
  ctx: ServiceContext,
  officer: Officer,
  of: PreviewOf,
): Promise<BubbleBody[] | null> {
  const { order, act, values, facts } = of;
  const part = act.preview(values, facts, order);
  if (part === null) return null;
  const news = await previewNews(ctx, officer, { code: order.code, act: act.act, ...part });
  if (!news) return [];
  const wording: Wording = {
    language: order.language,
    timeZone: (await readOffice(ctx)).office.timeZone,
    overrides: await currentOverrides(ctx),
  };
  const card = bubble(cardText(news.order), cardAnswers(news.order));
  return [...newsSays(news, true), card].map((say) => bubbleOf(say, wording));
}

function bubbleOf(say: Say, wording: Wording): BubbleBody {
  switch (say.kind) {
    case 'code':
      return { kind: 'code', text: say.value, choices: [] };
    case 'link':
      return { kind: 'link', text: renderText(say.text, wording), choices: [renderText(say.label, wording)] };
    case 'text': {
      const choices = (say.answers ?? []).map(({ label }) => renderText(label, wording));
      return { kind: 'text', text: renderText(say.text, wording), choices };
    }
  }
}
