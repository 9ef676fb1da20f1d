import { decodeEscapes } from "./decoders/escapes.ts";
import { decodeMorse } from "./decoders/morse.ts";
import { decodeNumbers } from "./decoders/numbers.ts";
import { decodeTokens } from "./decoders/tokens.ts";
import { decodeReversed, decodeRotated } from "./decoders/transforms.ts";
import type { OffsetMap } from "./offset-map.ts";
import type { Survey } from "./survey.ts";

/** What a decoder made of a text or of a part of it. */
export interface Decoded {
  /** Name of the decoder. */
  readonly via: string;
  readonly text: string;
  readonly map: OffsetMap;
}

/**
 * Decodes what in `source` is encoded, one level deep.
 *
 * Escapes are written out in place, so that a phrase across their edge is found; a token or a run of numbers gives a
 * text of its own.
 */
export function decode(
  source: string,
  { escapes, tokens, numbers, morse, rotated, reversed }: Survey,
): readonly Decoded[] {
  const found: Decoded[] = [];
  if (escapes) found.push(...optional(decodeEscapes(source)));
  if (rotated !== undefined) found.push(...optional(decodeRotated(source, rotated)));
  if (reversed !== undefined) found.push(...optional(decodeReversed(source, reversed)));
  if (tokens !== undefined) found.push(...decodeTokens(source, tokens));
  if (numbers !== undefined) found.push(...decodeNumbers(source, numbers));
  if (morse !== undefined) found.push(...decodeMorse(source, morse));
  return found;
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
