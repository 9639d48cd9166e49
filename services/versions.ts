/** The time of the last change serves as a row's version: a later save always has a later one, even within one ms. */
export function laterThan(before: Date | undefined, now: Date): Date {
  return before && before.getTime() >= now.getTime() ? new Date(before.getTime() + 1) : now;
}
