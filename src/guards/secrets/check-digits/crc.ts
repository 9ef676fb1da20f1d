let table: Uint32Array | undefined;

/** CRC-32 of ASCII text, as in zlib. */
export function crc32(text: string): number {
  if (table === undefined) {
    table = new Uint32Array(256);
    for (let byte = 0; byte < 256; byte++) {
      let value = byte;
      for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
      table[byte] = value;
    }
  }
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at++) {
    crc = (crc >>> 8) ^ (table[(crc ^ text.charCodeAt(at)) & 0xff] as number);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** CRC-16/XMODEM of bytes. */
export function crc16(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc;
}
