import type { ProductKind } from '../../../domain/vocabulary.ts';
import type { WaysIn } from '../../../services/channels.ts';
import type { FormState, Values } from '../../forms/form.ts';
import { KIND_WORDS } from '../../words/orders.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CheckField, CsrfField, TextArea, TextField } from '../parts/fields.tsx';
import { ChatLinks } from '../parts/chat_links.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface ProductPageProps {
  frame: Frame;
  kind: ProductKind;
  /** null: a new one */
  id: string | null;
  form: FormState;
  /** as it is now */
  initial: Values;
  /** its last change as shown here (UTC ms); '' for a new one */
  seen: string;
  /** that lead to it; null: none does */
  ways: WaysIn | null;
}

export function ProductPage({ frame, kind, id, form, initial, seen, ways }: ProductPageProps) {
  const start = (name: string): { form: FormState; name: string; initial: string } => ({
    form,
    name,
    initial: initial[name] ?? '',
  });
  return (
    <Shell
      frame={frame}
      title={id === null ? `Tambah ${KIND_WORDS[kind].toLowerCase()}` : (initial['title'] ?? 'Produk')}
      parent={{ href: '/panel/katalog', label: 'Katalog' }}
    >
      <form
        class="sheet"
        method="post"
        action={id === null ? `/panel/katalog/baru/${kind}` : `/panel/katalog/${id}`}
        data-once
      >
        <CsrfField token={frame.csrf} />
        <input type="hidden" name="seen" value={seen} />
        <ErrorSummary form={form} />
        <div class="field-row">
          <TextField
            {...start('code')}
            label="Kode"
            hint="Huruf besar, angka, dan tanda hubung."
            look="code-input"
            required
          />
          <TextField {...start('year')} label="Tahun" inputmode="numeric" required />
          {kind === 'publication' && (
            <TextField
              {...start('pages')}
              label="Jumlah halaman"
              inputmode="numeric"
              hint="Menentukan harga."
              required
            />
          )}
        </div>
        <TextField {...start('title')} label="Judul" required />
        <TextField {...start('titleEn')} label="Judul dalam bahasa Inggris" required />
        <TextArea {...start('description')} label="Keterangan" rows={3} />
        <TextArea {...start('descriptionEn')} label="Keterangan dalam bahasa Inggris" rows={3} />
        <TextField {...start('keywords')} label="Kata kunci" hint="Kata lain yang dipakai orang untuk mencarinya." />
        <Attributes kind={kind} start={start} />
        <CheckField
          {...start('active')}
          initial={id === null ? 'on' : (initial['active'] ?? '')}
          label="Ditawarkan dalam percakapan"
        />
        <button class="btn btn-primary" type="submit">
          Simpan produk
        </button>
      </form>
      {ways !== null && (
        <ChatLinks ways={ways} to={{ kind: 'product', code: initial['code'] ?? '' }}>
          Untuk brosur dan papan informasi: yang memindai langsung sampai ke produk ini.
        </ChatLinks>
      )}
    </Shell>
  );
}

type Start = (name: string) => { form: FormState; name: string; initial: string };

const REGIONS_HINT = 'Satu per baris: kode lalu nama, misalnya 3604 Kabupaten Serang.';

function Attributes({ kind, start }: { kind: ProductKind; start: Start }) {
  switch (kind) {
    case 'publication':
      return (
        <div class="field-row">
          <TextField {...start('catalogNumber')} label="Nomor katalog" required />
          <TextField {...start('issn')} label="ISSN" />
          <TextField {...start('size')} label="Ukuran" />
        </div>
      );
    case 'microdata':
      return (
        <>
          <TextField {...start('survey')} label="Survei atau sensus" required />
          <div class="field-row">
            <TextArea {...start('rounds')} label="Putaran" hint="Satu per baris." required />
            <TextArea {...start('levels')} label="Tingkat penyajian" hint="Satu per baris." required />
          </div>
          <TextArea {...start('variables')} label="Variabel" hint="Satu per baris: kode lalu penjelasan." rows={6} />
          <TextArea {...start('regions')} label="Wilayah" hint={REGIONS_HINT} required />
          <TextField {...start('rows')} label="Jumlah baris data" inputmode="numeric" />
        </>
      );
    case 'map':
      return (
        <>
          <TextField {...start('area')} label="Cakupan" required />
          <TextArea {...start('levels')} label="Tingkat" hint="Satu per baris: kecamatan, desa." rows={2} required />
          <TextArea {...start('regions')} label="Wilayah" hint={REGIONS_HINT} required />
        </>
      );
  }
}
