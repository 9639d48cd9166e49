/** Replies that officers send often. */
import type { CannedReply } from '../../../prisma/generated/sqlite/client.ts';
import type { FormState } from '../../forms/form.ts';
import { Empty } from '../parts/empty.tsx';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CsrfField, TextArea, TextField } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';

export function CannedPage({ frame, replies }: { frame: Frame; replies: readonly CannedReply[] }) {
  return (
    <Shell
      frame={frame}
      title="Balasan siap pakai"
      actions={
        <a class="btn btn-primary" href="/panel/balasan/baru">
          Tambah balasan
        </a>
      }
    >
      {replies.length === 0 ? (
        <Empty title="Belum ada balasan.">
          Tulis jawaban yang sering dikirim sekali saja, dalam bahasa Indonesia dan Inggris.
        </Empty>
      ) : (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Judul</th>
              <th scope="col">Bahasa Indonesia</th>
              <th scope="col">Keadaan</th>
            </tr>
          </thead>
          <tbody>
            {replies.map((reply) => (
              <tr>
                <th scope="row">
                  <a class="row-link" href={`/panel/balasan/${reply.id}`}>
                    {reply.title}
                  </a>
                </th>
                <td class="talk-text">{reply.textId}</td>
                <td>
                  <form method="post" action={`/panel/balasan/${reply.id}/${reply.active ? 'simpan' : 'pakai'}`}>
                    <CsrfField token={frame.csrf} />
                    {reply.active ? 'Dipakai' : 'Tidak dipakai'}{' '}
                    <button class="btn btn-sm" type="submit">
                      {reply.active ? 'Hentikan' : 'Pakai lagi'}
                      <span class="visually-hidden"> {reply.title}</span>
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Shell>
  );
}

export interface CannedFormPageProps {
  frame: Frame;
  /** null: a new one */
  reply: CannedReply | null;
  form: FormState;
}

export function CannedFormPage({ frame, reply, form }: CannedFormPageProps) {
  const hint = 'Dapat memuat {nama}, {kode} (pesanan terbaru), {kantor}, dan {petugas}.';
  return (
    <Shell
      frame={frame}
      title={reply === null ? 'Balasan baru' : reply.title}
      parent={{ href: '/panel/balasan', label: 'Balasan siap pakai' }}
    >
      <form class="sheet" method="post" action={`/panel/balasan/${reply?.id ?? 'baru'}`} data-once>
        <CsrfField token={frame.csrf} />
        <ErrorSummary form={form} scope="" />
        <TextField form={form} name="title" label="Judul" initial={reply?.title ?? ''} maxlength={80} required />
        <TextArea
          form={form}
          name="textId"
          label="Bahasa Indonesia"
          hint={hint}
          initial={reply?.textId ?? ''}
          rows={5}
          maxlength={2000}
          required
        />
        <TextArea
          form={form}
          name="textEn"
          label="Bahasa Inggris"
          initial={reply?.textEn ?? ''}
          rows={5}
          maxlength={2000}
          required
        />
        <button class="btn btn-primary" type="submit">
          Simpan
        </button>
      </form>
    </Shell>
  );
}
