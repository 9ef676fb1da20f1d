import { keccak256 } from "./hashes/keccak256.ts";
import { sha256 } from "./hashes/sha256.ts";
import { confidence, type Sensitive } from "./sensitive.ts";
import { isAlphanumeric, isHex } from "./text.ts";

const kind = "crypto-address";

/** The address of a crypto currency around a digit: Ethereum, Base58Check or Bech32, each with its checksum. */
export function readCryptoAddress(text: string, start: number, end: number): Sensitive | undefined {
  const length = end - start;
  if (length === 42 && text.charCodeAt(start) === 0x30 && (text.charCodeAt(start + 1) | 0x20) === 0x78) {
    return isEthereum(text.slice(start + 2, end)) ? { kind, start, end, score: 0.9 } : undefined;
  }
  if (length < 26 || length > 90 || isAlphanumeric(text.charCodeAt(start - 1))) return undefined;
  const code = text.slice(start, end);
  if (length <= 36 && isBase58Check(code)) return { kind, start, end, score: confidence.certain };
  return isBech32(code) ? { kind, start, end, score: confidence.certain } : undefined;
}

/** Letters of one case, or the case that Keccak asks for: https://eips.ethereum.org/EIPS/eip-55 */
function isEthereum(hex: string): boolean {
  for (let at = 0; at < hex.length; at++) if (!isHex(hex.charCodeAt(at))) return false;
  const small = hex.toLowerCase();
  if (/^(.)\1+$/.test(small)) return false;
  if (hex === small || hex === hex.toUpperCase()) return true;
  const digest = keccak256(Uint8Array.from(small, (letter) => letter.charCodeAt(0)));
  for (let at = 0; at < 40; at++) {
    const half = ((digest[at >> 1] as number) >> (at % 2 === 0 ? 4 : 0)) & 15;
    const letter = small.charAt(at);
    if (hex.charAt(at) !== (half > 7 ? letter.toUpperCase() : letter)) return false;
  }
  return true;
}

const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/**
 * Version bytes of pay-to-hash addresses: Bitcoin, Litecoin, Dogecoin, Dash, Tron and their test networks.
 * https://en.bitcoin.it/wiki/List_of_address_prefixes
 */
const versions: ReadonlySet<number> = new Set([0, 5, 111, 196, 48, 50, 30, 22, 76, 16, 65, 60]);

/** 25 bytes whose last four begin the double SHA-256 of those before: https://en.bitcoin.it/wiki/Base58Check_encoding */
function isBase58Check(code: string): boolean {
  const bytes = new Uint8Array(25);
  for (let at = 0; at < code.length; at++) {
    let carry = base58.indexOf(code.charAt(at));
    if (carry < 0) return false;
    for (let index = 24; index >= 0; index--) {
      carry += 58 * (bytes[index] as number);
      bytes[index] = carry & 0xff;
      carry >>= 8;
    }
    if (carry !== 0) return false;
  }
  if (!versions.has(bytes[0] as number)) return false;
  const digest = sha256(sha256(bytes.subarray(0, 21)));
  return [0, 1, 2, 3].every((at) => digest[at] === bytes[21 + at]);
}

const bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki and bip-0350 */
function isBech32(code: string): boolean {
  const small = code.toLowerCase();
  const split = small.lastIndexOf("1");
  if (split < 2 || split > 12 || small.length - split < 14 || (code !== small && code !== code.toUpperCase()))
    return false;
  let check = 1;
  const feed = (value: number) => {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let bit = 0; bit < 5; bit++) if ((top >>> bit) & 1) check ^= generators[bit] as number;
  };
  for (let at = 0; at < split; at++) feed(small.charCodeAt(at) >> 5);
  feed(0);
  for (let at = 0; at < split; at++) feed(small.charCodeAt(at) & 31);
  for (let at = split + 1; at < small.length; at++) {
    const value = bech32.indexOf(small.charAt(at));
    if (value < 0) return false;
    feed(value);
  }
  return check === 1 || check === 0x2bc830a3;
}
