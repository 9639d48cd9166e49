import type { OrderDetail } from '../../../services/orders/detail.ts';
import { lacksSample } from './attachments.tsx';

/** What has to be there before the invoice can go out; the order machine asks for the same (`invoiceReady`). */
export function InvoiceTodo({ order }: { order: OrderDetail }) {
  const preparing = order.phase === 'preparing' || order.phase === 'correcting';
  if (!preparing || !order.acts.includes('prepare')) return null;
  const steps = stepsOf(order);
  if (steps.every(({ done }) => done)) return null;
  return (
    <div class="todo">
      <p>Sebelum tagihan dapat dikirim:</p>
      <ul>
        {steps.map(({ done, words }) => (
          <li class={done ? 'todo-done' : 'todo-open'}>
            <span aria-hidden="true">{done ? '✓' : '○'}</span> {words}
            <span class="visually-hidden">{done ? ' (sudah)' : ' (belum)'}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function stepsOf({ items, reductionRequests }: OrderDetail): { done: boolean; words: string }[] {
  const files = items.map(({ title, file }) => ({ done: file !== null, words: `Berkas produk: ${title}` }));
  const samples = items
    .filter(({ kind }) => kind === 'microdata')
    .map((item) => ({ done: !lacksSample(item), words: `Contoh data: ${item.title}` }));
  const waiting = reductionRequests.some(({ status }) => status === 'waiting');
  const reduction = { done: !waiting, words: 'Permohonan keringanan tarif diputuskan' };
  return [...files, ...samples, ...(reductionRequests.length > 0 ? [reduction] : [])];
}
