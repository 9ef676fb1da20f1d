/**
 * SHA-256 and HMAC without waiting: policies decide in one step, and WebCrypto answers later.
 *
 * https://doi.org/10.6028/NIST.FIPS.180-4 and https://www.rfc-editor.org/rfc/rfc2104
 */

/** Gives the HMAC-SHA-256 of a text as 64 hexadecimal digits. */
export type KeyedHash = (text: string) => string;

/** Fractions of the cube roots of the first 64 primes, 32 bits each (FIPS 180-4, 4.2.2). */
const rootsOfPrimes: string =
  "428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5" +
  "d807aa9812835b01243185be550c7dc372be5d7480deb1fe9bdc06a7c19bf174" +
  "e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da" +
  "983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca635114292967" +
  "27b70a852e1b21384d2c6dfc53380d13650a7354766a0abb81c2c92e92722c85" +
  "a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070" +
  "19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3" +
  "748f82ee78a5636f84c878148cc7020890befffaa4506cebbef9a3f7c67178f2";

/** Fractions of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const startOfState: string = "6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19";

const blockLength = 64;

/** Made when the first text is hashed. */
let constants: { readonly added: readonly number[]; readonly start: readonly number[] } | undefined;

function words(hex: string): number[] {
  return Array.from({ length: hex.length / 8 }, (_, index) =>
    Number.parseInt(hex.slice(8 * index, 8 * index + 8), 16),
  );
}

/** The 32 bytes of the SHA-256 of a message. */
export function sha256(message: Uint8Array): Uint8Array {
  constants ??= { added: words(rootsOfPrimes), start: words(startOfState) };
  const { added, start } = constants;
  const state = Int32Array.from(start);
  const schedule = new Int32Array(64);
  const whole = message.length - (message.length % blockLength);
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  for (let at = 0; at < whole; at += blockLength) digest(state, schedule, view, at, added);
  const tail = padded(message, whole);
  for (let at = 0; at < tail.byteLength; at += blockLength) digest(state, schedule, tail, at, added);
  const result = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) result.setInt32(4 * index, word);
  return new Uint8Array(result.buffer);
}

/** The rest of a message from the last whole block on, with a one, zeros and the length in bits. */
function padded(message: Uint8Array, from: number): DataView {
  const rest = message.subarray(from);
  const bytes = new Uint8Array(rest.length + 9 > blockLength ? 2 * blockLength : blockLength);
  bytes.set(rest);
  bytes[rest.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(bytes.length - 4, (message.length * 8) >>> 0);
  return view;
}

function digest(
  state: Int32Array,
  schedule: Int32Array,
  block: DataView,
  at: number,
  added: readonly number[],
): void {
  for (let t = 0; t < 16; t++) schedule[t] = block.getInt32(at + 4 * t);
  for (let t = 16; t < 64; t++) {
    const early = schedule[t - 15] as number;
    const late = schedule[t - 2] as number;
    const small = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    schedule[t] = (schedule[t - 16] as number) + small + (schedule[t - 7] as number) + large;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    ...[number, number, number, number],
    ...[number, number, number, number],
  ];
  for (let t = 0; t < 64; t++) {
    const mixed = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = (h + mixed + chosen + (added[t] as number) + (schedule[t] as number)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) {
    state[index] = (state[index] as number) + word;
  }
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** Hashes with a key; only what the key gives in its two pads is kept. */
export function hmacSha256(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const short = key.length > blockLength ? sha256(key) : key;
  const pad = (unit: number): Uint8Array => {
    const bytes = new Uint8Array(blockLength).fill(unit);
    for (const [index, byte] of short.entries()) bytes[index] = byte ^ unit;
    return bytes;
  };
  const inner = pad(0x36);
  const outer = pad(0x5c);
  return (message) => sha256(joined(outer, sha256(joined(inner, message))));
}

/** HMAC of texts in UTF-8, where lone surrogates are U+FFFD. */
export function keyedHash(key: string | Uint8Array): KeyedHash {
  const hash = hmacSha256(typeof key === "string" ? encode(key) : key);
  return (text) => hex(hash(encode(text)));
}

/** SHA-256 of a text in UTF-8 as 64 hexadecimal digits. */
export function sha256Hex(text: string): string {
  return hex(sha256(encode(text)));
}

/** Bytes of a text in UTF-8. */
export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
