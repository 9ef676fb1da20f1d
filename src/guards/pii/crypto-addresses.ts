import { isBech32, readBase58Check } from "../../core/address-codes.ts";
import { keccak256 } from "./keccak256.ts";
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
  if (length <= 36 && isPayToHash(code)) return { kind, start, end, score: confidence.certain };
  return isSegwit(code) ? { kind, start, end, score: confidence.certain } : undefined;
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

/**
 * Version bytes of pay-to-hash addresses: Bitcoin, Litecoin, Dogecoin, Dash, Tron and their test networks.
 * https://en.bitcoin.it/wiki/List_of_address_prefixes
 */
const versions: ReadonlySet<number> = new Set([0, 5, 111, 196, 48, 50, 30, 22, 76, 16, 65, 60]);

/** A version and the 20 bytes of a hash. */
function isPayToHash(code: string): boolean {
  const bytes = readBase58Check(code);
  return bytes?.length === 21 && versions.has(bytes[0] as number);
}

/** The code of one network and of one case. */
function isSegwit(code: string): boolean {
  const split = code.lastIndexOf("1");
  if (split < 2 || split > 12 || code.length - split < 14) return false;
  return (code === code.toLowerCase() || code === code.toUpperCase()) && isBech32(code);
}
