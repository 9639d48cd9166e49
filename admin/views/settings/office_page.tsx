import type { Office, OfficeTopic } from '../../../services/office.ts';
import { KIND_OPTIONS, TOPIC_FORMS, type OfficeField } from '../../forms/office_fields.ts';
import { valuesOfTopic } from '../../forms/office_values.ts';
import { Facts } from '../parts/facts.tsx';
import { Shell, type Frame } from '../parts/shell.tsx';
import { BuiltInClauses } from './built_in_clauses.tsx';

const TOPICS = Object.keys(TOPIC_FORMS) as OfficeTopic[];

/** All facts of the office at a glance, each with the way to change it. */
export function OfficePage({ frame, office }: { frame: Frame; office: Office }) {
  const admin = frame.officer.role === 'admin';
  return (
    <Shell frame={frame} title="Data kantor">
      <div class="topics">
        {TOPICS.map((topic) => {
          const { title, intro, fields } = TOPIC_FORMS[topic];
          return (
            <section class="sheet" aria-labelledby={`topik-${topic}`}>
              <h2 id={`topik-${topic}`}>{title}</h2>
              <p class="text-secondary">{intro}</p>
              <Facts facts={fields.map((field) => [field.label, shown(field, office[topic])])} />
              {topic === 'agreement' && office.agreement.clauses.length === 0 && (
                <BuiltInClauses stampDuty={office.agreement.stampDuty} />
              )}
              {admin && (
                <a class="btn btn-outline-primary" href={`/panel/kantor/${topic}`}>
                  Ubah<span class="visually-hidden"> {title}</span>
                </a>
              )}
            </section>
          );
        })}
      </div>
    </Shell>
  );
}

function shown(field: OfficeField, value: unknown): string {
  const values = valuesOfTopic([field], value);
  if (field.kind === 'check') return Object.keys(values).length > 0 ? 'Ya' : 'Tidak';
  if (field.kind === 'kinds')
    return (
      Object.keys(values)
        .map((name) => KIND_OPTIONS.find((kind) => name.endsWith(`.${kind.value}`))?.label)
        .join(', ') || 'tidak ada'
    );
  if (field.kind === 'spans') return Object.values(values)[0] || 'tutup';
  if (field.kind === 'paragraphs') return Object.values(values)[0] || 'ketentuan bawaan, di bawah';
  const [first = ''] = Object.values(values);
  return field.options?.find(({ value: option }) => option === first)?.label ?? first;
}
