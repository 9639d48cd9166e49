import { ATTACHMENT_KINDS, type AttachmentKind } from '../../../domain/abstraction.ts';
import type { OrderDetailItem } from '../../../services/orders/detail.ts';
import { fileSize } from '../../words/formats.ts';
import { versionWords } from '../../words/orders.ts';
import { ATTACHMENT_WORDS } from '../../words/requests.ts';
import type { UploadState } from './items.tsx';
import { UploadForm } from './upload_form.tsx';

export interface AttachmentsProps {
  code: string;
  item: OrderDetailItem;
  /** they may be handed in now */
  open: boolean;
  upload: UploadState | null;
  csrf: string;
}

/** Micro data go out with a sample to be looked at (B8, R13). */
export function lacksSample({ kind, attachments }: OrderDetailItem): boolean {
  return kind === 'microdata' && !attachments.some((one) => one.kind === 'sample' && one.status === 'current');
}

/** Sample, layout and questionnaire of an item of micro data, all versions. */
export function Attachments({ code, item, open, upload, csrf }: AttachmentsProps) {
  if (!open && item.attachments.length === 0) return null;
  return (
    <div class="attachments">
      {ATTACHMENT_KINDS.map((kind) => (
        <AttachmentKindRow {...{ code, item, open, csrf, kind }} upload={upload?.kind === kind ? upload : null} />
      ))}
    </div>
  );
}

function AttachmentKindRow({ code, item, open, upload, csrf, kind }: AttachmentsProps & { kind: AttachmentKind }) {
  const versions = item.attachments.filter((one) => one.kind === kind);
  const current = versions.find(({ status }) => status === 'current');
  if (!open && versions.length === 0) return null;
  const name = ATTACHMENT_WORDS[kind];
  return (
    <div>
      {versions.toReversed().map(({ version, status, file }) => (
        <p class={status === 'superseded' ? 'item-file superseded' : 'item-file'}>
          {name} {versionWords(version)}: <a href={`/panel/pesanan/${code}/berkas/${file.id}`}>{file.name}</a>{' '}
          <small>
            {fileSize(file.size)}
            {status === 'superseded' && ' · diganti'}
          </small>
        </p>
      ))}
      {open && kind === 'sample' && !current && <p class="item-missing">Contoh data belum diunggah</p>}
      {open && (
        <UploadForm
          action={`/panel/pesanan/${code}/lampiran/${item.id}/${kind}`}
          scope={`lampiran-${item.id}-${kind}`}
          what={name.toLowerCase()}
          replaces={current?.file.id ?? null}
          csrf={csrf}
          form={upload?.form ?? null}
          optional={kind !== 'sample'}
        />
      )}
    </div>
  );
}
