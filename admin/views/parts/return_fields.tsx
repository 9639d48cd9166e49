/** Returning an order: the abstraction field by field, a box for the reason under each, and words about the whole. */
import { ABSTRACTION_FIELDS, type AbstractionField } from '../../../domain/abstraction.ts';
import type { FieldReasons } from '../../../services/orders/review.ts';
import type { ActFieldsProps } from '../../acts/act_form.ts';
import type { Values } from '../../forms/form.ts';
import { ABSTRACTION_WORDS } from '../../words/requests.ts';
import { TextArea } from './fields.tsx';

const PREFIX = 'alasan.';

export const reasonField = (field: AbstractionField): string => `${PREFIX}${field}`;

/** The reasons typed so far, by field. */
export function reasonsIn(values: Values): FieldReasons {
  return Object.fromEntries(
    ABSTRACTION_FIELDS.flatMap((field) => {
      const reason = (values[reasonField(field)] ?? '').trim();
      return reason === '' ? [] : [[field, reason]];
    }),
  );
}

export function ReturnFields({ order, form, scope }: ActFieldsProps) {
  const { abstraction } = order;
  return (
    <>
      {abstraction !== null && (
        <fieldset>
          <legend>Abstraksi</legend>
          <p class="form-hint">
            Isi alasan hanya pada bagian yang harus ditulis ulang: hanya bagian itu yang ditanyakan lagi.
          </p>
          {ABSTRACTION_FIELDS.filter((field) => abstraction.file === null || field === 'title').map((field) => (
            <div class="return-field">
              <p class="return-label">{ABSTRACTION_WORDS[field]}</p>
              <blockquote class="answer">{abstraction.fields[field] ?? '(tidak diisi)'}</blockquote>
              <TextArea
                form={form}
                scope={scope}
                name={reasonField(field)}
                label={`Alasan mengembalikan: ${ABSTRACTION_WORDS[field]}`}
                rows={1}
              />
            </div>
          ))}
        </fieldset>
      )}
      <TextArea
        form={form}
        scope={scope}
        name="words"
        label="Yang perlu diperbaiki"
        hint={
          abstraction === null
            ? 'Tulis kepada pelanggan: apa yang kurang, dan bagaimana melengkapinya.'
            : 'Tentang permintaan seluruhnya; boleh kosong bila sudah ada alasan pada bagian di atas.'
        }
        rows={4}
        required={abstraction === null}
      />
    </>
  );
}
