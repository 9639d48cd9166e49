/** The files that people in the journeys send: real first bytes of their type, and no more than is needed. */

const HEADS: Readonly<Record<string, Uint8Array>> = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1'),
  jpg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
  png: Buffer.from(
    '89504e470d0a1a0a0000000d4948445200000001000000010806000000' +
      '1f15c4890000000d49444154789c6360000000000200015e2cb0f00000000049454e44ae426082',
    'hex',
  ),
  exe: Buffer.from('4d5a900003000000040000', 'hex'),
  zip: Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
};

const BYTES_PER_MB = 1_000_000;

/**
 * `bukti.pdf`, `foto.jpg as exe` (the name lies), `besar.pdf 60 MB`, `kosong.pdf 0 MB`, each with an optional
 * `: caption`. Throws on a type that is not known here.
 */
export function sampleFile(description: string): { name: string; bytes: Uint8Array; caption: string } {
  const [, name = '', as, size, caption = ''] =
    /^(\S+?\.[a-z]+)(?: as ([a-z]+))?(?: (\d+) MB)?(?:: ([^]+))?$/.exec(description) ?? [];
  const head = HEADS[as ?? name.slice(name.lastIndexOf('.') + 1)];
  if (head === undefined) throw new Error(`No sample file is called '${description}'`);
  if (size === undefined) return { name, bytes: head, caption };
  const bytes = Buffer.alloc(Number(size) * BYTES_PER_MB);
  bytes.set(head.subarray(0, bytes.length));
  return { name, bytes, caption };
}
