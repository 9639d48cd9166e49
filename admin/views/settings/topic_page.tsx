import type { OfficeTopic } from '../../../services/office.ts';
import type { FormState, Values } from '../../forms/form.ts';
import { KIND_OPTIONS, TOPIC_FORMS, ZONE_OPTIONS, type OfficeField } from '../../forms/office_fields.ts';
import { nameOf } from '../../forms/office_values.ts';
import { ErrorSummary } from '../parts/error_summary.tsx';
import { CheckField, CsrfField, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { BuiltInClauses } from './built_in_clauses.tsx';

export interface TopicPageProps {
  frame: Frame;
  topic: OfficeTopic;
  form: FormState;
  /** as it is now */
  initial: Values;
  /** when it was last changed (UTC ms), to notice that somebody else did meanwhile; '' never */
  seen: string;
}

export function TopicPage({ frame, topic, form, initial, seen }: TopicPageProps) {
  const { title, intro, fields } = TOPIC_FORMS[topic];
  return (
    <Shell frame={frame} title={title} parent={{ href: '/panel/kantor', label: 'Data kantor' }}>
      <form class="sheet narrow" method="post" action={`/panel/kantor/${topic}`} data-once>
        <p>{intro}</p>
        {topic === 'agreement' && <BuiltInClauses stampDuty={Number(initial['stampDuty'] ?? 0)} />}
        <CsrfField token={frame.csrf} />
        <input type="hidden" name="seen" value={seen} />
        <ErrorSummary form={form} />
        {fields.map((field) => (
          <TopicField field={field} form={form} initial={initial} />
        ))}
        <button class="btn btn-primary" type="submit">
          Simpan
        </button>
      </form>
    </Shell>
  );
}

function TopicField({ field, form, initial }: { field: OfficeField; form: FormState; initial: Values }) {
  const name = nameOf(field);
  const common = {
    form,
    name,
    label: field.label,
    initial: initial[name] ?? '',
    required: field.optional !== true,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
  };
  switch (field.kind) {
    case 'long':
      return <TextArea {...common} rows={3} />;
    case 'services':
      return <TextArea {...common} rows={6} look="code-input" />;
    case 'paragraphs':
      return <TextArea {...common} rows={14} />;
    case 'check':
      return <CheckField {...common} />;
    case 'zone':
      return <SelectField {...common} options={ZONE_OPTIONS} />;
    case 'choice':
      return <SelectField {...common} options={field.options ?? []} />;
    case 'number':
      return <TextField {...common} inputmode="numeric" />;
    case 'email':
      return <TextField {...common} type="email" />;
    case 'kinds':
      return (
        <fieldset>
          <legend>{field.label}</legend>
          {KIND_OPTIONS.map(({ value, label }) => (
            <CheckField
              form={form}
              name={`${name}.${value}`}
              label={label}
              initial={initial[`${name}.${value}`] ?? ''}
            />
          ))}
        </fieldset>
      );
    default:
      return <TextField {...common} />;
  }
}
