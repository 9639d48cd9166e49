import type { ComplaintDetail } from '../../../services/complaints/detail.ts';
import type { ComplaintAct } from '../../../services/complaints/office_acts.ts';
import { NOBODY_OF_OURS } from '../../../services/complaints/visibility.ts';
import { EMPTY_FORM, type FormState } from '../../forms/form.ts';
import { COMPLAINT_ACT_WORDS } from '../../words/complaints.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CheckField, CsrfField, FileField, SelectField, TextArea, UploadProgress } from '../parts/fields.tsx';

export interface ComplaintActProps {
  complaint: ComplaintDetail;
  act: ComplaintAct;
  first: boolean;
  form: FormState | null;
  csrf: string;
}

export function ComplaintActCard(props: ComplaintActProps) {
  const { act, first, form } = props;
  const { title } = COMPLAINT_ACT_WORDS[act];
  const id = `tindakan-${act}`;
  if (first) {
    return (
      <section class="act act-first" id={id} aria-labelledby={`${id}-judul`}>
        <h3 id={`${id}-judul`}>{title}</h3>
        <Body {...props} />
      </section>
    );
  }
  return (
    <details class={`act act-${act === 'decline' ? 'danger' : 'other'}`} id={id} open={form !== null}>
      <summary>
        <h3>{title}</h3>
      </summary>
      <Body {...props} />
    </details>
  );
}

function Body({ complaint, act, first, form, csrf }: ComplaintActProps) {
  const state = form ?? EMPTY_FORM;
  const { intro, button, words } = COMPLAINT_ACT_WORDS[act];
  const scope = act;
  const look = act === 'decline' ? 'btn btn-danger' : first ? 'btn btn-primary' : 'btn btn-outline-primary';
  const upload = act === 'answer' ? ({ enctype: 'multipart/form-data', 'data-upload': true } as const) : {};
  return (
    <>
      <p class="act-intro">{intro}</p>
      <form method="post" action={`/panel/pengaduan/${complaint.code}/tindakan/${act}`} {...upload}>
        <CsrfField token={csrf} />
        <input type="hidden" name="revision" value={String(complaint.revision)} />
        <ErrorSummary form={state} scope={scope} title="Belum terkirim. Mohon periksa:" />
        {words !== null && (
          <TextArea
            form={state}
            scope={scope}
            name="words"
            label={words}
            rows={act === 'answer' ? 6 : 3}
            maxlength={3000}
            required={act !== 'close' || complaint.status !== 'answered'}
          />
        )}
        {act === 'verify' && complaint.kind === 'complaint' && (
          <CheckField
            form={state}
            scope={scope}
            name="supervision"
            label="Berkadar pengawasan"
            hint="Perlu diperiksa pengawasan intern; batas jawabannya menjadi lebih panjang."
          />
        )}
        {act === 'answer' && (
          <>
            <FileField
              form={state}
              scope={scope}
              name="file"
              label="Berkas"
              hint="PDF atau gambar, paling besar 20 MB. Pengadu mengunduhnya lewat tautan selama 30 hari."
            />
            <UploadProgress />
          </>
        )}
        {act === 'assign' && (
          <SelectField
            form={state}
            scope={scope}
            name="officerId"
            label="Petugas"
            required
            initial={complaint.handler?.id ?? ''}
            options={complaint.handlers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {act === 'about' && (
          <SelectField
            form={state}
            scope={scope}
            name="officerId"
            label="Diadukan"
            required
            options={[
              ...complaint.colleagues.map(({ id, name }) => ({ value: id, label: name })),
              { value: NOBODY_OF_OURS, label: 'Bukan petugas kantor ini' },
            ]}
          />
        )}
        <button class={look} type="submit">
          {button}
        </button>
      </form>
    </>
  );
}
