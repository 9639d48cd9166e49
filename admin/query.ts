/** Reading an address: whatever is missing or odd is as if it were not there. */

export function textIn(query: Record<string, unknown>, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}

/** A whole number from 1. */
export function numberIn(query: Record<string, unknown>, name: string): number | undefined {
  const value = textIn(query, name);
  return /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}
