/** Form fields: a label, the field, a hint and what is wrong with it, tied together for every reader. */
import type { ComponentChildren } from 'preact';
import type { FormState } from '../../forms/form.ts';

export function CsrfField({ token }: { token: string }) {
  return <input type="hidden" name="_csrf" value={token} />;
}

export interface FieldProps {
  form: FormState;
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** before the first attempt */
  initial?: string;
  /** several forms on one page: sets apart the ids of their fields */
  scope?: string;
}

interface InputProps extends FieldProps {
  type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'datetime-local' | 'number' | 'search' | 'tel' | 'url';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'text';
  pattern?: string;
  maxlength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  placeholder?: string;
  spellcheck?: boolean;
  /** class of the input, e.g. for codes */
  look?: string;
  /** what htmx does while it is typed */
  live?: Readonly<Record<`hx-${string}`, string>>;
}

export function TextField(props: InputProps) {
  const { form, name, type = 'text', initial = '', look = '', required = false, spellcheck } = props;
  const secret = type === 'password';
  return (
    <Field {...props}>
      <input
        class={classOf('form-control', look, name in form.errors)}
        {...described(props)}
        {...props.live}
        type={type}
        value={secret ? '' : (form.values[name] ?? initial)}
        required={required}
        autocomplete={props.autocomplete ?? 'off'}
        inputmode={props.inputmode}
        pattern={props.pattern}
        maxlength={props.maxlength}
        min={props.min}
        max={props.max}
        step={props.step}
        placeholder={props.placeholder}
        spellcheck={spellcheck}
      />
    </Field>
  );
}

export function TextArea(props: FieldProps & { rows?: number; maxlength?: number; look?: string }) {
  const { form, name, initial = '', rows = 3, look = '', required = false } = props;
  return (
    <Field {...props}>
      <textarea
        class={classOf('form-control', look, name in form.errors)}
        {...described(props)}
        rows={rows}
        maxlength={props.maxlength}
        required={required}
        value={form.values[name] ?? initial}
      />
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function SelectField(props: FieldProps & { options: readonly Option[] }) {
  const { form, name, initial = '', options, required = false } = props;
  const chosen = form.values[name] ?? initial;
  return (
    <Field {...props}>
      <select class={classOf('form-select', '', name in form.errors)} {...described(props)} required={required}>
        {options.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function CheckField({ form, name, label, hint, initial = '', scope = '' }: FieldProps) {
  const id = idOf(scope, name);
  const on = Object.keys(form.values).length === 0 ? initial === 'on' : form.values[name] === 'on';
  return (
    <div class="mb-3">
      <label class="form-check mb-0" for={id}>
        <input
          class="form-check-input"
          type="checkbox"
          id={id}
          name={name}
          checked={on}
          aria-describedby={hint ? `${id}-petunjuk` : undefined}
        />
        <span class="form-check-label">{label}</span>
      </label>
      {hint && (
        <small class="form-hint" id={`${id}-petunjuk`}>
          {hint}
        </small>
      )}
      {form.errors[name] && <p class="field-error">{form.errors[name]}</p>}
    </div>
  );
}

export function FileField(props: Omit<FieldProps, 'initial'> & { accept?: string; several?: boolean }) {
  const { form, name, required = false, accept, several = false } = props;
  return (
    <Field {...props}>
      <input
        class={classOf('form-control', '', name in form.errors)}
        {...described(props)}
        type="file"
        required={required}
        accept={accept}
        multiple={several}
      />
    </Field>
  );
}

/** How far an upload is, shown while it runs (assets/panel.js). */
export function UploadProgress() {
  return (
    <div class="upload-progress" hidden data-progress>
      <progress max={100} value={0} aria-label="Kemajuan unggahan" />
      <span role="status" />
    </div>
  );
}

function Field({
  form,
  name,
  label,
  hint,
  required = false,
  scope = '',
  children,
}: FieldProps & { children: ComponentChildren }) {
  const id = idOf(scope, name);
  const error = form.errors[name];
  return (
    <div class="mb-3">
      <label class="form-label" for={id}>
        {label}
        {!required && <span class="form-label-description">opsional</span>}
      </label>
      {children}
      {hint && (
        <small class="form-hint" id={`${id}-petunjuk`}>
          {hint}
        </small>
      )}
      {error && (
        <p class="field-error" id={`${id}-salah`}>
          {error}
        </p>
      )}
    </div>
  );
}

function described({ form, name, hint, scope = '' }: FieldProps) {
  const id = idOf(scope, name);
  const wrong = name in form.errors;
  const notes = [hint ? `${id}-petunjuk` : '', wrong ? `${id}-salah` : ''].filter((note) => note !== '');
  return {
    id,
    name,
    'aria-describedby': notes.length > 0 ? notes.join(' ') : undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  };
}

function classOf(base: string, look: string, wrong: boolean): string {
  return [base, look, wrong ? 'is-invalid' : ''].filter((part) => part !== '').join(' ');
}

/** The id of a field; `scope` sets apart several forms of one page. */
export function idOf(scope: string, name: string): string {
  return `${scope === '' ? 'f' : scope}-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;
}
