/** Counters of what is late, or soon due: nothing of it is no alarm. */
export function tempoClass(tempo: 'late' | 'risk', number: number): string {
  return number === 0 ? 'counter' : `counter counter-${tempo}`;
}
