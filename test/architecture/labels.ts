/** What an arrow of the conversation bears: read from the source of its guard, which compares the answer's id. */

/** Longer conditions are left to the code. */
const LONGEST_CONDITION = 48;

/** `alone`: the state has no other transition for this event. */
export function labelOf(event: string, guard: unknown, alone: boolean): string {
  const parts = typeof guard === 'string' ? [guard] : guard === undefined ? [] : partsOf(String(guard));
  const ids = parts.flatMap((part) => answersIn(part) ?? []);
  const conditions = parts.filter((part) => answersIn(part) === null && part.length <= LONGEST_CONDITION);
  const said = event !== 'answer' ? event : ids.length > 0 ? ids.join(', ') : alone ? 'any answer' : 'else';
  const office = event === 'answer' ? [] : ids;
  const bracket = [...office, ...conditions];
  return `${said}${bracket.length === 0 ? '' : ` [${bracket.join(' and ')}]`}`.trim();
}

/** The conditions that a guard joins by `&&`, as plain as the compiler leaves them. */
function partsOf(source: string): string[] {
  const body = source
    .slice(source.indexOf('=>') + 2)
    .replace(/\(0,\s*[\w$]+\.(\w+)\)|__vi\w*__\.(\w+)/g, '$1$2')
    .replaceAll('"', "'")
    .replace(/\b(?:context|event)\.(?!id\b)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return body.split(' && ').map((part) => part.trim());
}

/** The answers that a condition names, or null when it is about something else. */
function answersIn(condition: string): string[] | null {
  const ids = condition.split(' || ').map((one) => {
    const named = /^(?:actIn\()?event\.id\)? === ['`]([^'`]+)['`]$/.exec(one)?.[1];
    const begun = /^event\.id\.startsWith\('([^']+)'\)$/.exec(one)?.[1];
    return named?.replace(/\$\{[^}]*\}/g, '*') ?? (begun === undefined ? null : `${begun}*`);
  });
  return ids.every((id) => id !== null) ? ids : null;
}
