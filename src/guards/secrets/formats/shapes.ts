/** Part of a pattern: text as it stands, or a {@link Shape}. */
export type Part = string | Shape;

/** Source of a part of a regular expression, complete in itself. */
export interface Shape {
  readonly source: string;
}

/** So many characters of an alphabet, or from `least` to `most`. */
export type Alphabet = (least: number, most?: number) => Shape;

export const digits: Alphabet = alphabet("0-9");
export const hex: Alphabet = alphabet("0-9a-f");
export const upperHex: Alphabet = alphabet("0-9A-F");
export const anyHex: Alphabet = alphabet("0-9A-Fa-f");
export const lower: Alphabet = alphabet("a-z");
export const letters: Alphabet = alphabet("A-Za-z");
export const lower36: Alphabet = alphabet("0-9a-z");
export const upper36: Alphabet = alphabet("0-9A-Z");
/** RFC 4648, section 6, without padding. */
export const base32: Alphabet = alphabet("A-Z2-7");
/** The data part of BIP-173. */
export const bech32: Alphabet = alphabet("02-9ac-hj-np-z");
/** https://en.bitcoin.it/wiki/Base58Check_encoding */
export const base58: Alphabet = alphabet("1-9A-HJ-NP-Za-km-z");
export const base62: Alphabet = alphabet("0-9A-Za-z");
/** base62 and `_`. */
export const base63: Alphabet = alphabet("0-9A-Za-z_");
/** base62 and `-`. */
export const dashed: Alphabet = alphabet("0-9A-Za-z-");
/** RFC 4648, section 4, without padding. */
export const base64: Alphabet = alphabet("0-9A-Za-z+/");
/** RFC 4648, section 5, without padding. */
export const base64url: Alphabet = alphabet("0-9A-Za-z_-");

/** An alphabet of its own, in the notation of a character class. */
export function set(characters: string, least: number, most: number = least): Shape {
  return { source: `[${characters}]${count(least, most)}` };
}

/** Up to `most` signs of equality. */
export function padding(most: number = 2): Shape {
  return { source: `={0,${most}}` };
}

/** Lower case, as RFC 9562 writes it. */
export function uuid(): Shape {
  return { source: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}" };
}

export function seq(...parts: readonly Part[]): Shape {
  return { source: join(parts) };
}

export function either(...options: readonly Part[]): Shape {
  return { source: `(?:${options.map((option) => join([option])).join("|")})` };
}

export function maybe(...parts: readonly Part[]): Shape {
  return { source: `(?:${join(parts)})?` };
}

/** Between `least` and `most` rounds of the parts. */
export function rounds(least: number, most: number, ...parts: readonly Part[]): Shape {
  return { source: `(?:${join(parts)})${count(least, most)}` };
}

/** A token whose beginning is unlike anything in ordinary text. */
export function token(...parts: readonly Part[]): RegExp {
  return new RegExp(join(parts), "u");
}

/** A token that is tried at the beginning of words alone, since ordinary words hold its first letters as well. */
export function word(...parts: readonly Part[]): RegExp {
  return new RegExp(`\\b${join(parts)}`, "u");
}

function alphabet(characters: string): Alphabet {
  return (least, most) => set(characters, least, most);
}

function count(least: number, most: number): string {
  if (least !== most) return `{${least},${most}}`;
  return least === 1 ? "" : `{${least}}`;
}

function join(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === "string" ? quoted(part) : part.source)).join("");
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
