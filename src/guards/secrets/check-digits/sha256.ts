/** First 32 bits of the fractional parts of the roots of the first primes, as FIPS 180-4 defines its constants. */
function roots(count: number, power: number): Uint32Array {
  const values = new Uint32Array(count);
  for (let found = 0, candidate = 2; found < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) isPrime = false;
    if (!isPrime) continue;
    const root = candidate ** power;
    values[found++] = (root - Math.floor(root)) * 0x100000000;
  }
  return values;
}

let constants: Uint32Array | undefined;
let initial: Uint32Array | undefined;

/** SHA-256 of bytes (FIPS 180-4); for the check digits of keys alone. */
export function sha256(bytes: readonly number[]): number[] {
  constants ??= roots(64, 1 / 3);
  initial ??= roots(8, 1 / 2);
  const state = Uint32Array.from(initial);
  const padded = [...bytes, 0x80];
  while (padded.length % 64 !== 56) padded.push(0);
  const bits = bytes.length * 8;
  padded.push(0, 0, 0, 0, (bits >>> 24) & 255, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255);
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) compress(state, words, padded, block, constants);
  return [...state].flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
}

function compress(
  state: Uint32Array,
  words: Uint32Array,
  bytes: readonly number[],
  block: number,
  k: Uint32Array,
): void {
  const byte = (at: number): number => bytes[block + at] as number;
  for (let at = 0; at < 16; at++) {
    words[at] = (byte(4 * at) << 24) | (byte(4 * at + 1) << 16) | (byte(4 * at + 2) << 8) | byte(4 * at + 3);
  }
  const word = (at: number): number => words[at] as number;
  for (let at = 16; at < 64; at++) {
    const a = word(at - 15);
    const b = word(at - 2);
    const first = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const second = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    words[at] = word(at - 16) + first + word(at - 7) + second;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let at = 0; at < 64; at++) {
    const sum = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const one = (h + sum + ((e & f) ^ (~e & g)) + (k[at] as number) + word(at)) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] as number) + value;
}

function rotate(value: number, bits: number): number {
  return (value >>> bits) | (value << (32 - bits));
}
