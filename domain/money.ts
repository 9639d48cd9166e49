import { DomainError } from './domain_error.ts';

/**
 * Returns `amount` when it is a whole number of rupiah that a `number` holds exactly; negative amounts are allowed
 * (corrections). Throws `rupiah_not_whole` otherwise. docs/domain.md 3: all money is integer rupiah.
 */
export function assertRupiah(amount: number): number {
  if (!Number.isSafeInteger(amount)) {
    throw new DomainError('rupiah_not_whole', 'An amount of money must be a whole, safe number of rupiah.');
  }
  return amount;
}

/** Writes rupiah as on official papers: `Rp24.077.601`, negative `-Rp5.000`. docs/domain.md 5. */
export function formatRupiah(amount: number): string {
  const digits = String(Math.abs(assertRupiah(amount))).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${amount < 0 ? '-' : ''}Rp${digits}`;
}

/** Adds whole rupiah amounts; throws `rupiah_not_whole` when a part or the total is not a safe integer. */
export function sumRupiah(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total = assertRupiah(total + assertRupiah(amount));
  return total;
}

/**
 * The share of an amount that an officer decided to charge (0 to 100 %, at most two decimals), rounded half up to one
 * rupiah. Throws `percent_out_of_range` or `rupiah_not_whole`. docs/domain.md 3 (Rp0 or reduced percentage).
 */
export function percentOf(amount: number, percent: number): number {
  const hundredths = Math.round(percent * 100);
  if (!(percent >= 0 && percent <= 100) || Math.abs(hundredths - percent * 100) > 1e-6) {
    throw new DomainError('percent_out_of_range', 'A percentage lies between 0 and 100 with at most two decimals.');
  }
  if (assertRupiah(amount) < 0) {
    throw new DomainError('rupiah_negative', 'A percentage is charged of an amount that is not negative.');
  }
  return roundHalfUp(BigInt(amount) * BigInt(hundredths), 10_000n);
}

/**
 * `numerator / denominator` of non-negative integers, rounded half up to a whole number; computed exactly, so that no
 * floating-point error can move a bill by one rupiah.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): number {
  return assertRupiah(Number((2n * numerator + denominator) / (2n * denominator)));
}
