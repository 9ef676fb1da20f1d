const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

let digits: Int8Array | undefined;

/** Bytes of base64 or base64url (RFC 4648) as Latin-1 text; undefined when a character is none of either. */
export function decodeBase64(encoded: string): string | undefined {
  if (digits === undefined) {
    digits = new Int8Array(128).fill(-1);
    for (let value = 0; value < 64; value++) digits[alphabet.charCodeAt(value)] = value;
    digits[0x2d] = 62;
    digits[0x5f] = 63;
  }
  let decoded = "";
  let bits = 0;
  let held = 0;
  for (let at = 0; at < encoded.length; at++) {
    const unit = encoded.charCodeAt(at);
    if (unit === 0x3d) break;
    const value = unit < 128 ? (digits[unit] as number) : -1;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      decoded += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return decoded;
}

/** Whether a text is printable ASCII. */
export function isPrintable(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}
