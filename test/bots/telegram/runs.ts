/** What many persons at once wrote and were told, as the tests of load and of the kills count it. */

/** The same bubble several times in a row is one run. */
export function runsOf(texts: readonly string[]): { text: string; length: number }[] {
  const runs: { text: string; length: number }[] = [];
  for (const text of texts) {
    const last = runs.at(-1);
    if (last?.text === text) last.length += 1;
    else runs.push({ text, length: 1 });
  }
  return runs;
}

export function mailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@kampus.example`;
}
