/** How the office's facts are put in texts, topic by topic (docs/domain.md 14). */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { OfficeCard } from '../cards.ts';
import type { InformationCard, InformationTopic } from '../counter/information.ts';
import { bubble } from '../setup.ts';
import type { Say } from '../setup.ts';
import { tariffText } from './shop_texts.ts';

/** What is said of a topic: one bubble, or two where two belong together. */
export function informationSays(topic: InformationTopic, card: InformationCard): Say[] {
  switch (topic) {
    case 'requirements':
      return [bubble(text('info.requirements'))];
    case 'procedure':
      return [bubble(text('info.procedure')), bubble(timeText(card))];
    case 'service_time':
      return [bubble(timeText(card))];
    case 'tariff':
      return [bubble(tariffText(card.tariff, 'info')), ...exampleSays(card)];
    case 'products':
      return [bubble(productsText(card))];
    case 'hours':
      return [bubble(hoursText(card))];
    case 'contact':
      return [bubble(contactText(card)), bubble(complaintsText(card))];
    case 'complaint_channels':
      return [bubble(complaintsText(card))];
  }
}

/** When a person of the office answers: now, or from then on. Null: no opening is near. */
export function openingText({ openNow, opensAt }: OfficeCard): Text | null {
  if (openNow) return text('person.open');
  return opensAt === null ? null : text('person.opens', { at: opensAt });
}

export function productsText({ products }: InformationCard): Text {
  const lines = products.map(({ kind, count, sold }) => {
    const values = { kind: text(`kind.${kind}`), count };
    return sold ? text('info.products.line', values) : text('info.products.elsewhere', values);
  });
  return text('info.products', { lines });
}

function timeText({ serviceDays, counterMinutes }: InformationCard): Text {
  const order = text('info.time.order', { days: serviceDays });
  const counter = counterMinutes === null ? [] : [text('info.time.counter', { minutes: counterMinutes })];
  return text('info.time', { lines: [order, ...counter] });
}

function exampleSays({ examples }: InformationCard): Say[] {
  if (examples === null) return [];
  const { publication, microdata, maps } = examples;
  return [
    bubble(
      text('info.examples', {
        pages: publication.pages,
        publication: publication.price,
        bytes: microdata.bytes,
        microdata: microdata.price,
        maps: maps.count,
        map: maps.price,
      }),
    ),
  ];
}

function hoursText({ office, holidays }: InformationCard): Text {
  const opening = openingText(office);
  const closed = holidays.map(({ day, name, collectiveLeave }) =>
    collectiveLeave ? text('info.closed.leave', { day, name }) : text('info.closed.holiday', { day, name }),
  );
  const lines = [
    ...(opening === null ? [] : [opening]),
    ...(closed.length === 0 ? [] : [text('info.closed'), ...closed]),
  ];
  return text('info.hours', { hours: office.hours, lines });
}

function contactText({ office }: InformationCard): Text {
  const { phone, email, address, website, hours } = office;
  const opening = openingText(office);
  const lines = [
    ...(phone === '' ? [] : [text('info.contact.phone', { phone })]),
    text('info.contact.email', { email }),
    text('info.contact.address', { address }),
    ...(website === '' ? [] : [text('info.contact.website', { website })]),
    text('info.contact.hours', { hours }),
    ...(opening === null ? [] : [opening]),
  ];
  return text('info.contact', { office: office.name, lines });
}

function complaintsText({ complaintChannels }: InformationCard): Text {
  return text('info.complaints', { channels: complaintChannels });
}
