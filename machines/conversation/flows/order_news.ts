/** The office's news of an order as bubbles: what happened, in what words, and what goes with it. */
import { text } from '../../texts/text.ts';
import type { Text, TextKey } from '../../texts/text.ts';
import type { OrderNews } from '../effects.ts';
import { bubble } from '../setup.ts';
import type { Say } from '../setup.ts';
import { agreementNumber, billingSays, cardSays, partSays } from './order_documents.ts';
import { cancelledDetails, changeText, openText, returnedReasons, tellsOfAbstraction } from './order_texts.ts';

/**
 * The words, then what goes with them. `cardFollows`: the order's card is asked right after, so what it says is not said
 * here.
 */
export function newsSays(news: OrderNews, cardFollows = false): Say[] {
  const { order } = news;
  const details = [...(cardFollows ? [] : saidByCard(news)), ...noteOf(news)];
  const words = newsText(news);
  const first = bubble(details.length === 0 ? words : text('news.full', { news: words, details }));
  return [
    tellsOfAbstraction(order) && first.kind === 'text' ? { ...first, sealed: true } : first,
    ...(SHOWS_BILLING.has(news.about) && order.billing !== null ? billingSays(order.billing) : []),
    ...(news.about === 'agreementRenewed' || news.about === 'agreementReturned' ? partSays(order, 'agreement') : []),
    ...(ANSWERS_REVIEW.has(news.about) ? newSamples(order) : []),
    ...(SHOWS_CARD.has(news.about) ? cardSays(order) : []),
  ];
}

/** Said where something else is being asked: a button opens the order. */
export function newsWithButton(news: OrderNews): Say[] {
  const button = [{ id: `order:${news.order.code}`, label: text('order.open') }];
  return newsSays(news).map((say, index) => (index === 0 && say.kind === 'text' ? { ...say, answers: button } : say));
}

const SHOWS_CARD = new Set<OrderNews['about']>(['invoiced', 'delivered', 'deliveryAnswered', 'receiptCorrected']);
/** The invoice stays, but the sample may be another (B10, R15). */
const ANSWERS_REVIEW = new Set<OrderNews['about']>(['correctionAnswered', 'agreementRenewed']);
/** The code again with the reminder: nobody should have to look for it (docs/domain.md 5). */
const SHOWS_BILLING = new Set<OrderNews['about']>(['billingCode', 'billingEnds']);

/** With all that goes along, once one of them was replaced. */
function newSamples(order: OrderNews['order']): Say[] {
  return order.attachments.some(({ version }) => version > 0) ? partSays(order, 'sample') : [];
}

function newsText({ about: what, order }: OrderNews): Text {
  const code = order.code;
  const words = order.officerWords ?? '-';
  switch (what) {
    case 'correctionAnswered':
    case 'paymentMissing':
    case 'deliveryAnswered':
    case 'receiptAnswered':
      return text(`news.${what}`, { code, words });
    case 'invoiced':
      return order.invoice === null || order.invoice.version === 0
        ? text('news.invoiced', { code })
        : text('news.invoicedAgain', { code, version: order.invoice.version });
    case 'agreementRenewed':
      return text('news.agreementRenewed', { code, number: agreementNumber(order) });
    case 'billingEnds':
      return order.billing === null
        ? text('news.billingExpired', { code })
        : text('news.billingEnds', { code, expires: order.billing.expiresAt });
    case 'reductionDecided':
      return reductionText(order);
    default:
      return text(`news.${what}` satisfies TextKey, { code });
  }
}

/** 0: free; 100: the tariff as it is (docs/domain.md 3). */
function reductionText({ code, reduction }: OrderNews['order']): Text {
  const percent = reduction?.percent ?? 100;
  const reason = reduction?.reason ?? '-';
  if (percent === 0) return text('news.reductionDecided.free', { code, reason });
  if (percent === 100) {
    // an officer may decide without having been asked
    return reduction?.asked === null
      ? text('news.reductionDecided.unasked', { code, reason })
      : text('news.reductionDecided.full', { code, reason });
  }
  return text('news.reductionDecided', { code, percent, reason });
}

/** What the news is about in full, as the card says it. */
function saidByCard({ about: what, order }: OrderNews): Text[] {
  switch (what) {
    case 'accepted':
      return order.clock === null
        ? []
        : [text('news.accepted.by', { due: order.clock.dueDay, remaining: order.clock.remaining })];
    case 'returned':
      return returnedReasons(order);
    case 'proofRefused':
    case 'agreementReturned':
      return [text('news.note', { words: order.officerWords ?? '-' })];
    case 'cancelled':
      return cancelledDetails(order);
    case 'invoiced':
      return [text('news.invoiced.total', { total: order.total ?? 0 }), ...changeText(order)];
    case 'delivered':
      return order.phase === 'delivered' ? [text('news.delivered.silent', { days: order.silentDays })] : [];
    default:
      return [];
  }
}

/** What an officer wrote along with a document or a product, and what is still open: no card says it with the news. */
function noteOf({ about: what, order }: OrderNews): Text[] {
  const noted = NOTED.has(what) && order.officerWords !== null;
  return [
    ...(noted ? [text('news.note', { words: order.officerWords ?? '' })] : []),
    // both parts are answered before the delivery is the customer's to judge again (R22)
    ...(order.phase === 'redelivering' && order.openParts.length > 0
      ? [text('news.stillOpen', { open: openText(order) })]
      : []),
  ];
}

const NOTED = new Set<OrderNews['about']>(['invoiced', 'delivered', 'receiptCorrected', 'agreementRenewed']);
