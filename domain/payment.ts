/** How long a SIMPONI billing code is valid when the code itself says nothing else: 7 x 24 hours. docs/domain.md 5. */
export const BILLING_VALIDITY_MS = 7 * 24 * 60 * 60 * 1000;

/** Why a typed number was refused: a sign that cannot occur in it, or too few or too many. */
export type NumberRefusal = { readonly ok: false; readonly reason: 'characters' | 'length' };

/** A billing code as an officer types or pastes it: 15 digits, spaces and dashes ignored. docs/domain.md 5. */
export function parseBillingCode(text: string): { readonly ok: true; readonly value: string } | NumberRefusal {
  const code = withoutSeparators(text);
  if (!/^\d*$/.test(code)) return { ok: false, reason: 'characters' };
  return code.length === 15 ? { ok: true, value: code } : { ok: false, reason: 'length' };
}

/**
 * An NTPN: 16 letters and digits. Where it holds signs that are easily confused (O/0, I/1) the other reading is
 * offered as `alternative` and never put in its place: letters read as digits or, if there are none, digits as
 * letters. docs/domain.md 5.
 */
export function parseNtpn(
  text: string,
): { readonly ok: true; readonly ntpn: string; readonly alternative?: string } | NumberRefusal {
  const ntpn = withoutSeparators(text).toUpperCase();
  if (!/^[A-Z0-9]*$/.test(ntpn)) return { ok: false, reason: 'characters' };
  if (ntpn.length !== 16) return { ok: false, reason: 'length' };
  const asDigits = ntpn.replaceAll('O', '0').replaceAll('I', '1');
  const alternative = asDigits === ntpn ? ntpn.replaceAll('0', 'O').replaceAll('1', 'I') : asDigits;
  return alternative === ntpn ? { ok: true, ntpn } : { ok: true, ntpn, alternative };
}

/** A bank's transaction number (NTB): 6 to 20 letters and digits. docs/domain.md 5. */
export function parseNtb(text: string): { readonly ok: true; readonly value: string } | NumberRefusal {
  const ntb = withoutSeparators(text).toUpperCase();
  if (!/^[A-Z0-9]*$/.test(ntb)) return { ok: false, reason: 'characters' };
  return ntb.length >= 6 && ntb.length <= 20 ? { ok: true, value: ntb } : { ok: false, reason: 'length' };
}

function withoutSeparators(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
}
