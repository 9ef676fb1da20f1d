import { crc16 } from "./crc.ts";

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
