import { crc16 } from "./crc.ts";
import { sha256 } from "./sha256.ts";

const bech32Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const generator: readonly number[] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Whether the checksum of bech32 (BIP-173) or bech32m (BIP-350) is right. */
export function isBech32(token: string): boolean {
  const text = token.toLowerCase();
  const one = text.lastIndexOf("1");
  if (one < 1) return false;
  const values: number[] = [];
  for (let at = 0; at < one; at++) values.push(text.charCodeAt(at) >> 5);
  values.push(0);
  for (let at = 0; at < one; at++) values.push(text.charCodeAt(at) & 31);
  for (let at = one + 1; at < text.length; at++) values.push(bech32Alphabet.indexOf(text.charAt(at)));
  if (values.includes(-1)) return false;
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let bit = 0; bit < 5; bit++) if ((top >> bit) & 1) check ^= generator[bit] as number;
  }
  return check === 1 || check === 0x2bc830a3;
}

const base58Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Whether the last four bytes of base58 are the beginning of the double SHA-256 of the others (Base58Check). */
export function isBase58Check(token: string): boolean {
  const bytes: number[] = [];
  for (const character of token) {
    let carry = base58Alphabet.indexOf(character);
    if (carry < 0) return false;
    for (let at = bytes.length - 1; at >= 0; at--) {
      carry += (bytes[at] as number) * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    while (carry > 0) {
      bytes.unshift(carry & 255);
      carry >>= 8;
    }
  }
  for (const character of token) {
    if (character !== "1") break;
    bytes.unshift(0);
  }
  const hash = sha256(sha256(bytes.slice(0, -4)));
  return bytes.length > 4 && bytes.slice(-4).every((byte, at) => byte === hash[at]);
}

const base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Whether the last two bytes of base32 are the CRC-16 of the others, as in NATS keys: https://github.com/nats-io/nkeys */
export function isNkey(token: string): boolean {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of token) {
    const value = base32Alphabet.indexOf(character);
    if (value < 0) return false;
    held = ((held << 5) | value) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  if (bytes.length < 4) return false;
  const [low = 0, high = 0] = bytes.slice(-2);
  return crc16(bytes.slice(0, -2)) === low + 256 * high;
}
