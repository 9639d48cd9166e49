/** Passwords of officers: what is asked of one, and argon2id. */
import { hash, verify } from '@node-rs/argon2';

export type PasswordProblem = 'too_short' | 'too_long' | 'is_email' | 'common';

const MIN_CHARS = 10;
const MAX_CHARS = 200;

/** What people choose first when ten characters are asked; compared without case, digits at the end and signs. */
const COMMON = new Set(
  'password passwords passw0rd p4ssword katasandi rahasia rahasiaku qwertyuiop qwerty asdfghjkl zxcvbnm admin administrator adminadmin bismillah indonesia indonesiaku merdeka bps bpsbps badanpusatstatistik pelayananstatistik pelayananstatistikterpadu geraipst sahabatdata selamatdatang sayangku iloveyou welcome letmein'.split(
    ' ',
  ),
);

/** Second recommendation of RFC 9106 (64 MiB, three passes) with one lane. */
const OPTIONS = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

export function passwordProblem(password: string, email: string): PasswordProblem | undefined {
  const length = [...password].length;
  if (length < MIN_CHARS) return 'too_short';
  if (length > MAX_CHARS) return 'too_long';
  const plain = password.toLowerCase();
  const [account = ''] = email.toLowerCase().split('@');
  if (plain === email.toLowerCase() || (account.length >= 5 && plain.includes(account))) return 'is_email';
  const letters = plain.replace(/[^a-z0-9]/g, '').replace(/\d+$/, '');
  if (letters.length < 3 || COMMON.has(letters) || /^(.{1,4})\1+$/.test(plain)) return 'common';
  return undefined;
}

/** Runs off the event loop. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS);
}

let decoy: Promise<string> | undefined;

/** Takes as long without a stored hash (an unknown e-mail address) as with one, and is then false. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword('nobody signs in with this one');
  const against = stored ?? (await decoy);
  // nobody has one this long, and normalising megabytes would hold up everybody
  const plausible = password.length <= 2 * MAX_CHARS ? password : '';
  const right = await verify(against, plausible.normalize('NFKC'));
  return right && stored !== null;
}
