/** What a chat shows, as the panel shows it: the same bubbles, read only. */
import { Fragment } from 'preact';

/** *bold* and `code`, as in every channel; values from people cannot open them (machines/texts/render). */
export function Markup({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\*[^*\n]+\*|`[^`\n]+`)/).map((part) => {
        if (part.length > 2 && part.startsWith('*') && part.endsWith('*')) return <strong>{part.slice(1, -1)}</strong>;
        if (part.length > 2 && part.startsWith('`') && part.endsWith('`')) return <code>{part.slice(1, -1)}</code>;
        return <Fragment>{part}</Fragment>;
      })}
    </>
  );
}

export interface BubbleBody {
  kind: 'text' | 'code' | 'link' | 'file' | 'other';
  text: string;
  /** labels of the choices under it */
  choices: readonly string[];
}

export function Bubble({ body, from }: { body: BubbleBody; from: 'office' | 'customer' }) {
  return (
    <div class={`bubble bubble-${from} bubble-${body.kind}`}>
      <p>
        {body.kind === 'code' ? <code>{body.text}</code> : from === 'office' ? <Markup text={body.text} /> : body.text}
      </p>
      {body.choices.length > 0 && (
        <ul class="bubble-choices" aria-label="Pilihan">
          {body.choices.map((label) => (
            <li>{label}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
