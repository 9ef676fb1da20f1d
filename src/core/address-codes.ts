import { sha256 } from "./hash.ts";

const bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const generator: readonly number[] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/**
 * Whether the checksum of bech32 or bech32m is right.
 *
 * https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki and bip-0350
 */
export function isBech32(code: string): boolean {
  const text = code.toLowerCase();
  const one = text.lastIndexOf("1");
  if (one < 1) return false;
  let check = 1;
  const feed = (value: number): void => {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let bit = 0; bit < 5; bit++) if ((top >>> bit) & 1) check ^= generator[bit] as number;
  };
  for (let at = 0; at < one; at++) feed(text.charCodeAt(at) >> 5);
  feed(0);
  for (let at = 0; at < one; at++) feed(text.charCodeAt(at) & 31);
  for (let at = one + 1; at < text.length; at++) {
    const value = bech32Alphabet.indexOf(text.charAt(at));
    if (value < 0) return false;
    feed(value);
  }
  return check === 1 || check === 0x2bc830a3;
}

const base58Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/**
 * The bytes of a Base58Check code without its last four, when these begin the double SHA-256 of the others.
 *
 * Takes time in the square of the length, so callers bound it. https://en.bitcoin.it/wiki/Base58Check_encoding
 */
export function readBase58Check(code: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of code) {
    let carry = base58Alphabet.indexOf(character);
    if (carry < 0) return undefined;
    // From the last byte to the first, so that the list can grow at its end.
    for (let at = 0; at < bytes.length; at++) {
      carry += (bytes[at] as number) * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255);
  }
  for (let at = 0; code[at] === "1"; at++) bytes.push(0);
  if (bytes.length < 5) return undefined;
  const all = Uint8Array.from(bytes.reverse());
  const payload = all.subarray(0, -4);
  const digest = sha256(sha256(payload));
  return all.subarray(-4).every((byte, at) => byte === digest[at]) ? payload : undefined;
}
