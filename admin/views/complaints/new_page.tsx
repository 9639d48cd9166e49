/** Entering what came in another way, so that one register holds all (docs/domain.md 7). */
import { earliestReceipt } from '../../../services/complaints/enter.ts';
import type { FormState } from '../../forms/form.ts';
import { CATEGORY_OPTIONS, COMPLAINT_KIND_WORDS, OTHER_CHANNEL_WORDS } from '../../words/complaints.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import {
  CheckField,
  CsrfField,
  FileField,
  SelectField,
  TextArea,
  TextField,
  UploadProgress,
} from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export interface NewComplaintProps {
  frame: Frame;
  form: FormState;
  officers: readonly { id: string; name: string }[];
  today: string;
}

/** After entering what the officer may not see any more. */
export function EnteredPage({ frame, code }: { frame: Frame; code: string }) {
  return (
    <Shell frame={frame} title="Aduan dicatat" parent={{ href: '/panel/pengaduan', label: 'Pengaduan' }}>
      <section class="sheet">
        <p>
          Berikan kode ini kepada pengadu: <strong>{code}</strong>
        </p>
        <p>Siapa yang diadukan belum pasti, maka aduan ini kini hanya terlihat oleh pimpinan.</p>
      </section>
    </Shell>
  );
}

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export function NewComplaintPage({ frame, form, officers, today }: NewComplaintProps) {
  const known = [{ value: '', label: 'Tidak tahu, atau bukan mengenai petugas' }];
  return (
    <Shell frame={frame} title="Catat aduan dari kanal lain" parent={{ href: '/panel/pengaduan', label: 'Pengaduan' }}>
      <section class="sheet">
        <p>
          Untuk aduan yang datang lewat website, e-mail, kotak saran, telepon, LAPOR! atau langsung. Berikan kodenya
          kepada pengadu: dengan itu ia dapat melihat perkembangannya di obrolan mana pun.
        </p>
        <p>Gratifikasi, pungli, dan penyalahgunaan wewenang tidak dicatat di sini; arahkan pengadu ke WBS.</p>
        <form method="post" action="/panel/pengaduan/baru" enctype="multipart/form-data" data-upload>
          <CsrfField token={frame.csrf} />
          <ErrorSummary form={form} />
          <SelectField form={form} name="channel" label="Kanal" required options={optionsOf(OTHER_CHANNEL_WORDS)} />
          <TextField
            form={form}
            name="receivedOn"
            label="Tanggal diterima"
            type="date"
            min={earliestReceipt(today)}
            max={today}
            initial={today}
            required
            hint="Batas waktu dihitung dari tanggal ini."
          />
          <SelectField form={form} name="kind" label="Jenis" required options={optionsOf(COMPLAINT_KIND_WORDS)} />
          <SelectField form={form} name="category" label="Mengenai" required options={CATEGORY_OPTIONS} />
          <SelectField
            form={form}
            name="aboutOfficerId"
            label="Petugas yang diadukan"
            hint="Hanya untuk perilaku petugas. Yang bersangkutan tidak dapat melihat aduan ini. Bila tidak dipilih, hanya pimpinan yang melihatnya."
            options={[...known, ...officers.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <TextField
            form={form}
            name="aboutName"
            label="Nama petugas menurut pengadu"
            hint="Bila orangnya tidak ada dalam pilihan."
            maxlength={120}
          />
          <TextArea form={form} name="text" label="Isi aduan" rows={8} maxlength={6000} required />
          <TextField form={form} name="name" label="Nama pengadu" hint="Seperti pada suratnya." maxlength={120} />
          <TextField form={form} name="contact" label="Kontak pengadu" maxlength={120} />
          <TextField
            form={form}
            name="order"
            label="Kode pesanan"
            hint="Bila aduannya menyebut pesanan di sini."
            maxlength={40}
          />
          <CheckField
            form={form}
            name="anonymous"
            label="Tanpa nama"
            hint="Pengadu tidak mau dikenal: nama, kontak, dan pesanan di atas tidak disimpan."
          />
          <SelectField
            form={form}
            name="language"
            label="Bahasa pengadu"
            required
            initial="id"
            options={[
              { value: 'id', label: 'Indonesia' },
              { value: 'en', label: 'Inggris' },
            ]}
          />
          <FileField
            form={form}
            name="file"
            label="Berkas"
            several
            hint="Misalnya pindaian suratnya: PDF atau gambar, paling banyak 8, masing-masing paling besar 20 MB."
          />
          <UploadProgress />
          <button class="btn btn-primary" type="submit">
            Simpan
          </button>
        </form>
      </section>
    </Shell>
  );
}
