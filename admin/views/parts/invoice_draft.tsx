import { isAgreed } from '../../../domain/abstraction.ts';
import { formatRupiah } from '../../../domain/money.ts';
import type { InvoiceLine } from '../../../documents/content.ts';
import type { ActFieldsProps } from '../../acts/act_form.ts';
import { INVOICE_COMPLAINTS, bytesField, pagesField } from '../../acts/invoice_input.ts';
import { count, differenceWords } from '../../words/formats.ts';
import { versionWords } from '../../words/orders.ts';
import { BuyerFields } from './buyer_fields.tsx';
import { AgreementPreviewLink, InvoicePreviewButton } from './draft_links.tsx';
import { TextArea, TextField } from './fields.tsx';
import { PartyFields } from './party_fields.tsx';

/** The invoice before it is sent: what may be changed, and what it comes to. */
export function InvoiceDraftFields({ order, form, scope, facts }: ActFieldsProps) {
  const { draft } = facts;
  return (
    <>
      {draft?.ok === true ? (
        <DraftLines
          lines={draft.draft.content.lines}
          total={draft.draft.content.total}
          version={draft.draft.version}
          before={order.documents.some(({ kind }) => kind === 'invoice') ? order.total : null}
        />
      ) : (
        <p class="field-error">
          {draft && draft.reason !== 'not_found' ? INVOICE_COMPLAINTS[draft.reason].message : ''}
        </p>
      )}
      {order.items
        .filter(({ kind }) => kind === 'publication')
        .map((item) => (
          <TextField
            form={form}
            scope={scope}
            name={pagesField(item.id)}
            label={`Jumlah halaman: ${item.title}`}
            initial={String(item.pages ?? '')}
            inputmode="numeric"
            hint="Ubah hanya bila berkasnya berbeda dari katalog."
            required
          />
        ))}
      {order.items
        .filter(({ kind }) => kind === 'microdata')
        .map((item) => (
          <TextField
            form={form}
            scope={scope}
            name={bytesField(item.id)}
            label={`Ukuran dalam byte: ${item.title}`}
            initial={String(item.bytes ?? item.file?.size ?? '')}
            inputmode="numeric"
            hint={`Dasar harganya. Berkas yang disiapkan: ${count(item.file?.size ?? 0)} byte; ubah bila yang dihitung bukan berkas itu, misalnya isi berkas ZIP.`}
            required
          />
        ))}
      <BuyerFields order={order} form={form} />
      <PartyFields order={order} form={form} scope={scope} />
      <TextArea
        form={form}
        scope={scope}
        name="notes"
        label="Catatan pada tagihan"
        hint="Satu catatan per baris."
        rows={2}
      />
      <TextArea
        form={form}
        scope={scope}
        name="words"
        label={order.phase === 'correcting' ? 'Jawaban atas permintaan koreksi' : 'Pesan untuk pelanggan'}
        hint="Disampaikan bersama tagihan."
        rows={3}
      />
      <p class="button-row">
        <button
          class="btn btn-outline-secondary"
          type="submit"
          formaction={`/panel/pesanan/${order.code}/hitung-tagihan`}
        >
          Hitung ulang
        </button>
        <InvoicePreviewButton code={order.code} />
      </p>
      {order.items.some(isAgreed) && <AgreementPreviewLink code={order.code} />}
    </>
  );
}

interface DraftLinesProps {
  lines: readonly InvoiceLine[];
  total: number;
  version: number;
  /** rupiah of the invoice in force that this one would replace */
  before: number | null;
}

function DraftLines({ lines, total, version, before }: DraftLinesProps) {
  return (
    <table class="table table-sm draft-lines">
      <caption>Rincian tagihan {version > 0 && <strong>{versionWords(version)}</strong>}</caption>
      <thead>
        <tr>
          <th scope="col">Uraian dan dasar hukum</th>
          <th scope="col" class="num">
            Jumlah
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr>
            <td>
              {line.description}
              <small>
                {line.detail} · {line.quantity} {line.unit} · {line.legalBasis}
              </small>
            </td>
            <td class="num">{formatRupiah(line.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td class="num">
            <strong>{formatRupiah(total)}</strong>
          </td>
        </tr>
        {before !== null && (
          <tr>
            <th scope="row">Selisih dari tagihan sebelumnya ({formatRupiah(before)})</th>
            <td class="num">{differenceWords(total - before)}</td>
          </tr>
        )}
      </tfoot>
    </table>
  );
}
