/** Checking invoice, sample and agreement in the chat (standard B9-10, R14-15). */
import { describe, expect, it } from 'vitest';
import { asked, nameOf, tapped, tell, typed } from './chat.ts';
import type { Chat, Turn } from './chat.ts';
import { newOrder, orderCodeAt } from './desk.ts';
import { commandsOf, keysOf, linksOf } from './says.ts';
import { Desk, office } from './written.ts';
import { dataInvoiced, play, registered, served } from './stories.ts';

function where({ state }: Chat): string {
  return nameOf(state.value);
}

function say(chat: Chat, words: string): Turn {
  return tell(chat, typed(chat, words));
}

/** An order of one publication, its invoice with the customer. */
function invoiced(): Chat {
  const chat = registered();
  const order = newOrder(orderCodeAt(0), [{ code: 'PUB-2025', request: null }], false);
  return served({ ...chat, office: { ...chat.office, orders: [order] } }, ['accept', 'prepare', 'sendInvoice']);
}

describe('the review of publications', () => {
  it('is one approval', () => {
    const chat = invoiced();
    expect(asked(chat).answers.map(({ id }) => id.split(':')[0])).toEqual([
      'act.approveInvoice',
      'act.requestInvoiceCorrection',
      'act.cancel',
      'word',
    ]);
    expect(commandsOf(say(chat, 'setuju'))).toMatchObject([{ act: 'approveInvoice' }]);
  });

  it('takes no courtesy for an approval, and says how it is done', () => {
    for (const words of ['oke', 'siap kak', 'hmm']) {
      const turn = say(invoiced(), words);
      expect([words, commandsOf(turn), keysOf(turn)]).toEqual([words, [], ['review.how']]);
    }
  });

  it.each(['belum', 'tidak', 'belum sesuai', 'perbaiki', 'tolong perbaiki kak'])(
    'asks what is wrong after "%s"',
    (no) => {
      expect(where(say(invoiced(), no).chat)).toBe('orders.describingPart');
    },
  );

  it('confirms the words before it sends them', () => {
    const asks = play(invoiced(), ['act.requestInvoiceCorrection']);
    for (const bare of ['belum', 'tidak sesuai', 'salah kak', 'oke', '👎']) {
      const again = say(asks, bare);
      expect([bare, where(again.chat), keysOf(again)]).toEqual([
        bare,
        'orders.describingPart',
        ['correction.describe'],
      ]);
    }
    const confirms = say(asks, 'Nama instansi salah').chat;
    expect([where(confirms), commandsOf(say(asks, 'Nama instansi salah'))]).toEqual(['orders.confirmingPart', []]);
    const more = say(confirms, 'Seharusnya Universitas Contoh').chat;
    for (const words of ['kirim', 'kirim aja', 'ya', 'oke']) {
      expect(commandsOf(say(more, words))).toMatchObject([
        {
          act: 'requestInvoiceCorrection',
          parts: [{ part: 'invoice', words: 'Nama instansi salah\nSeharusnya Universitas Contoh' }],
        },
      ]);
    }
    expect(where(play(more, ['correction.again']))).toBe('orders.describingPart');
    expect(where(play(more, ['correction.drop']))).toBe('orders.card');
    expect(where(tell(more, { type: 'cancel' }).chat)).toBe('orders.card');
  });

  it('keeps a note within its length', () => {
    const confirms = say(play(invoiced(), ['act.requestInvoiceCorrection']), `Kata ${'a'.repeat(3_900)}`).chat;
    const turn = say(confirms, `lagi ${'b'.repeat(200)}`);
    expect(keysOf(turn)).toEqual(['correction.full']);
    expect(turn.chat.state.context.words).toBe(confirms.state.context.words);
  });
});

describe('the review of micro data', () => {
  const chat = dataInvoiced(registered());

  it('shows invoice, sample and agreement, and approves all at once', () => {
    expect(linksOf(tell(chat, { type: 'status' }))).toEqual(['link.invoice', 'link.attachment', 'link.agreement']);
    expect(commandsOf(say(chat, 'semua sesuai'))).toMatchObject([{ act: 'approveInvoice' }]);
  });

  it('goes through the parts one by one, each with its own link', () => {
    const first = tell(chat, typed(chat, 'periksa satu per satu'));
    expect([asked(first.chat).text.key, linksOf(first)]).toEqual(['review.invoice', ['link.invoice']]);
    const second = say(first.chat, 'sesuai');
    expect([asked(second.chat).text.key, linksOf(second)]).toEqual(['review.sample', ['link.attachment']]);
    const third = say(second.chat, 'sesuai');
    expect([asked(third.chat).text.key, linksOf(third)]).toEqual(['review.agreement', ['link.agreement']]);
    expect(commandsOf(third)).toEqual([]);
    expect(commandsOf(say(third.chat, 'sudah sesuai'))).toMatchObject([{ act: 'approveInvoice' }]);
  });

  it('names what came with the sample, and nothing else', () => {
    const order = chat.state.context.order;
    const [sample] = order?.attachments ?? [];
    if (!order || !sample) throw new Error('No sample was sent');
    const kinds = (...more: ('layout' | 'questionnaire')[]) => {
      const attachments = [sample, ...more.map((kind) => ({ ...sample, kind }))];
      const context = { order: { ...order, attachments }, review: { invoice: true as const } };
      return new Desk({ orders: 'reviewing' }, context, office()).question;
    };
    expect(kinds()).toContain('Apakah *sampel data* sudah sesuai');
    expect(kinds('questionnaire')).toContain('*sampel data* dan kuesionernya sudah sesuai');
    expect(kinds('layout', 'questionnaire')).toContain('*sampel data*, tata letak, dan kuesionernya sudah sesuai');
  });

  it('sends what is wrong with each part in its own words, after a last look', () => {
    const wrong = play(chat, [
      'act.requestInvoiceCorrection',
      'review.right',
      'Variabel R401 tidak ada',
      'correction.send',
    ]);
    expect(asked(wrong).text.key).toBe('review.agreement');
    expect(asked(wrong).answers.map(({ id }) => id.split(':')[0])).not.toContain('review.all');
    const summary = play(wrong, ['review.wrong', 'Jabatan keliru', 'correction.send']);
    expect(where(summary)).toBe('orders.reviewed');
    expect(commandsOf(say(summary, 'kirim'))).toMatchObject([
      {
        act: 'requestInvoiceCorrection',
        parts: [
          { part: 'sample', words: 'Variabel R401 tidak ada' },
          { part: 'agreement', words: 'Jabatan keliru' },
        ],
      },
    ]);
    const anew = play(summary, ['review.anew']);
    expect([asked(anew).text.key, anew.state.context.review]).toEqual(['review.invoice', {}]);
  });

  it('takes no button of another part, and none of what came before a new version', () => {
    const idOf = (at: Chat, act: string) => asked(at).answers.find(({ id }) => id.startsWith(`${act}:`))?.id ?? '';
    const invoice = play(chat, ['act.requestInvoiceCorrection']);
    const sample = play(invoice, ['review.right']);
    const described = play(sample, ['Variabel R401 tidak ada']);
    const agreement = play(described, ['correction.send', 'Jabatan keliru']);
    const anew = served(play(agreement, ['correction.send', 'review.send']), ['sendInvoice']);
    for (const [at, shown, act] of [
      [sample, invoice, 'review.right'],
      [sample, invoice, 'review.wrong'],
      [agreement, described, 'correction.send'],
      [anew, chat, 'act.approveInvoice'],
      [play(anew, ['act.requestInvoiceCorrection']), invoice, 'review.all'],
    ] as const) {
      const turn = tell(at, tapped(at, idOf(shown, act)));
      // the order as it is now, and nothing judged or sent
      expect([act, where(turn.chat), commandsOf(turn)]).toEqual([act, 'orders.card', []]);
    }
    expect(commandsOf(tell(anew, tapped(anew, idOf(anew, 'act.approveInvoice'))))).toMatchObject([
      { version: '1.0.1' },
    ]);
  });

  it('does not take courtesy for a description or an approval', () => {
    const first = play(chat, ['act.requestInvoiceCorrection']);
    const turn = say(first, 'oke');
    expect([where(turn.chat), keysOf(turn), commandsOf(turn)]).toEqual(['orders.reviewing', ['review.how'], []]);
  });

  it('says what a new version changed, and that the agreement alone was renewed', () => {
    const correcting = play(chat, [
      'act.requestInvoiceCorrection',
      'Harga keliru',
      'correction.send',
      'review.right',
      'review.right',
      'review.send',
    ]);
    const again = served(correcting, ['sendInvoice']);
    expect(JSON.stringify(asked(again).text)).toContain('invoice.less');
    const renewed = served(correcting, ['sendAgreement']);
    expect(renewed.state.context.order?.agreement?.version).toBe(1);
    expect(JSON.stringify(asked(renewed).text)).not.toContain('invoice.less');
  });
});
