/** Randomness for tests: bytes that differ from call to call and are the same in every run. */
import { createHash } from 'node:crypto';

const BLOCK_BYTES = 32;

export function countedBytes(): (count: number) => Uint8Array {
  let calls = 0;
  return (count) => {
    calls += 1;
    const seed = calls;
    const blocks = Array.from({ length: Math.ceil(count / BLOCK_BYTES) }, (_, at) =>
      createHash('sha256').update(`${seed}/${at}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, count);
  };
}
