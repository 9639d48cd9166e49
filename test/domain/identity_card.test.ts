import { describe, expect, it } from 'vitest';
import { isNik, namesIdentityCard, withoutNik } from '../../domain/identity_card.ts';

describe('an identity number (docs/domain.md 9)', () => {
  it.each([
    ['3604014508990003', true, 'a man or woman of Banten'],
    ['3604017112800001', true, 'a woman: day of birth plus 40'],
    ['0912345678901234', false, 'a tax number of old begins with 0'],
    ['3604014513990003', false, 'no thirteenth month'],
    ['3604013200990003', false, 'no month 0'],
    ['3604014508990000', false, 'no serial 0'],
    ['820251123000001', false, 'a billing code has 15 digits'],
    ['36040145089900031', false, 'seventeen digits'],
  ])('%s is one: %s (%s)', (digits, is) => {
    expect(isNik(digits)).toBe(is);
  });

  it.each([
    ['NIK saya 3604014508990003 ya', 'NIK saya •••••••••••••••• ya'],
    ['3604 0145 0899 0003', '•••• •••• •••• ••••'],
    ['3604.0145.0899-0003', '••••.••••.••••-••••'],
    ['kode 820251123000001', 'kode 820251123000001'],
    ['13604014508990003', '13604014508990003'],
    ['dalam angka 2025', 'dalam angka 2025'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(withoutNik(typed)).toBe(kept);
  });
});

describe('the name of a file', () => {
  it.each(['KTP saya.jpg', 'scan_ktp.pdf', 'e-KTP', 'foto nik', 'kartu identitas', 'my ID card', 'paspor.jpg'])(
    'says an identity card: %s',
    (name) => expect(namesIdentityCard(name)).toBe(true),
  );
  it.each(['teknik sampling.pdf', 'surat.pdf', 'foto.jpg', 'unik.png', 'elektronik.pdf'])('says none: %s', (name) =>
    expect(namesIdentityCard(name)).toBe(false),
  );
});
