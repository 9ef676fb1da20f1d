import { decodeBase85 } from "./decoders/base85.ts";
import { decodeCiphers } from "./decoders/ciphers.ts";
import { decodeEscapes } from "./decoders/escapes.ts";
import { decodeMorse } from "./decoders/morse.ts";
import { decodeNumbers } from "./decoders/numbers.ts";
import { decodeReversed } from "./decoders/reversed.ts";
import { decodeTokens } from "./decoders/tokens.ts";
import { decodeWrapped } from "./decoders/wrapped.ts";
import { JoinedMap, type OffsetMap } from "./offset-map.ts";
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
export function decode(source: string, survey: Survey): readonly Decoded[] {
  const { escapes, unnatural, wrapped, tokens, numbers, morse, base85 } = survey;
  let found = none;
  if (escapes) found = decodeEscapes(source);
  if (unnatural !== undefined) {
    found = add(found, decodeCiphers(source, unnatural));
    found = add(found, decodeReversed(source, unnatural));
  }
  const unwrapped = wrapped === undefined ? undefined : decodeWrapped(source, wrapped);
  if (unwrapped !== undefined) found = addAll(found, unwrapped.decoded);
  if (tokens !== undefined) found = addAll(found, decodeTokens(source, tokens, unwrapped?.lines ?? []));
  if (numbers !== undefined) found = addAll(found, decodeNumbers(source, numbers));
  if (morse !== undefined) found = addAll(found, decodeMorse(source, morse));
  if (base85) found = addAll(found, decodeBase85(source));
  return found.length > mostApart ? joinRest(found) : found;
}

/** So many texts of one source stay apart; the rest are joined, so that a page full of tokens is decoded as a whole. */
const mostApart = 24;

/** Keeps lines apart that would otherwise read as one token that was wrapped. */
const apart = "\n\n";

function joinRest(found: readonly Decoded[]): readonly Decoded[] {
  const rest = new Map<string, Decoded[]>();
  for (const decoded of found.slice(mostApart)) {
    const sameKind = rest.get(decoded.via);
    if (sameKind === undefined) rest.set(decoded.via, [decoded]);
    else sameKind.push(decoded);
  }
  return [...found.slice(0, mostApart), ...[...rest].map(([via, parts]) => join(via, parts))];
}

function join(via: string, parts: readonly Decoded[]): Decoded {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of parts) {
    starts.push(length);
    length += text.length + apart.length;
  }
  const maps = parts.map(({ text, map }) => ({ length: text.length, map }));
  return { via, text: parts.map(({ text }) => text).join(apart), map: new JoinedMap(starts, maps) };
}

const none: readonly Decoded[] = Object.freeze([]);

// Nearly always there is nothing to add, and nothing is copied.
function add(found: readonly Decoded[], decoded: Decoded | undefined): readonly Decoded[] {
  return decoded === undefined ? found : [...found, decoded];
}

function addAll(found: readonly Decoded[], decoded: readonly Decoded[]): readonly Decoded[] {
  return decoded.length === 0 ? found : [...found, ...decoded];
}
