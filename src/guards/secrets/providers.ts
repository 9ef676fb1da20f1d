import type { View } from "../../core/views.ts";
import { assignedAt, nameAround } from "./assignments.ts";
import type { Candidate } from "./candidates.ts";
import { isAlphanumeric, isHexDigit, isLineBreak } from "./characters.ts";
import { eachToken } from "./contexts.ts";
import { isHollow } from "./judge.ts";
import { randomness, shapeOf } from "./naturalness.ts";
import { providerTable } from "./providers-table.ts";
import { readValue } from "./values.ts";

/** What the tokens of a service are made of. */
interface Shape {
  readonly alphabet: string;
  readonly least: number;
  readonly most: number;
}

interface Provider {
  readonly names: readonly string[];
  readonly shapes: readonly Shape[];
}

function parseTable(): readonly Provider[] {
  return providerTable
    .trim()
    .split("\n")
    .map((line) => {
      const [names = "", ...shapes] = line.split(" ");
      return {
        names: names.split("|"),
        shapes: shapes.map((shape) => {
          const [least = "36", most = least] = shape.slice(1).split("-");
          return { alphabet: shape.charAt(0), least: Number(least || 36), most: Number(most || 36) };
        }),
      };
    });
}

/** Names of services as a pattern; short ones begin at the edge of a word. */
export function providerPattern(): RegExp {
  const names = parseTable().flatMap((provider) => provider.names);
  const sources = names.map((name) => {
    const source = name.replace(/[.](?!\?)/g, "[ ._-]").replace(/[.]\?/g, "[ ._-]?");
    return name.length < 6 ? `\\b${source}` : source;
  });
  return new RegExp(`(?:${sources.join("|")})`, "iu");
}

let shapesByName: Map<string, Provider> | undefined;

function providerOf(word: string): Provider | undefined {
  if (shapesByName === undefined) {
    shapesByName = new Map();
    for (const provider of parseTable())
      for (const name of provider.names) shapesByName.set(plain(name), provider);
  }
  return shapesByName.get(plain(word));
}

/** A name without what may stand between its words. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[ ._?-]/g, "");
}

/** Farthest a value may stand before and after the name in a sentence. */
const reachBefore = 72;
const reachAfter = 120;

/** Words one of which must be near for a value that is not assigned to the name. */
const hints: readonly string[] = [
  ..."key token secret cred login auth pass api_ apikey pwd bearer unseal webhook ключ токен пароль".split(
    " ",
  ),
  ..."密钥 密钥 密码 令牌 トークン キー パスワード 키 토큰 비밀번호 مفتاح clave chave schlüssel".split(" "),
];

/** Looks for values in the shape of a service's tokens near its name. */
export function findNamed(
  view: View,
  start: number,
  end: number,
  report: (view: View, candidate: Candidate, name: string) => void,
): number {
  const { text } = view;
  const provider = providerOf(text.slice(start, end));
  // A short name can be the beginning of another word.
  if (provider === undefined || (end - start < 6 && isSmallLetter(text.charCodeAt(end)))) return end;
  const slug = plain(provider.names[0] as string);
  const name = nameAround(text, start, end);
  const at = isAddress(text, name.start, name.end) ? -1 : assignedAt(text, name, false);
  const value = at < 0 ? undefined : readValue(text, at);
  if (value !== undefined && fits(provider, value.text)) {
    report(view, { kind: `near-${slug}`, start: value.start, end: value.end, score: 0.75 }, slug);
    return value.end;
  }
  let from = start;
  while (from > 0 && start - from < reachBefore && !isLineBreak(text.charCodeAt(from - 1))) from--;
  let to = end;
  let lines = 0;
  while (to < text.length && to - end < reachAfter) {
    if (isLineBreak(text.charCodeAt(to)) && ++lines > 1) break;
    to++;
  }
  const around = text.slice(from, to).toLowerCase();
  if (!hints.some((hint) => around.includes(hint))) return to;
  eachToken(text, from, to, (first, last) => {
    // `name=value`, `header:value`.
    const inner = innerStart(text, first, last);
    const token = text.slice(inner, last);
    if (fits(provider, token) && !isNameLike(token) && !isPublic(text, inner))
      report(view, { kind: `near-${slug}`, start: inner, end: last, score: 0.65 }, slug);
  });
  return to;
}

/** Whether a value is said to be a public key right before it: `PublicKey = ...`. */
function isPublic(text: string, start: number): boolean {
  return /pub(?:lic)?[ _-]?key["']?[ \t]*[:=]?[ \t]*["']?$/i.test(text.slice(Math.max(0, start - 24), start));
}

function isSmallLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** Where the value begins within a token such as `name=value`. */
export function innerStart(text: string, start: number, end: number): number {
  for (let at = end - 4; at > start; at--) {
    const unit = text.charCodeAt(at);
    if ((unit === 0x3d || unit === 0x3f || unit === 0x26) && isAlphanumeric(text.charCodeAt(at + 1)))
      return at + 1;
  }
  return start;
}

/** Whether a name is part of the address of the service. */
function isAddress(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start - 1) === 0x2f || text.charCodeAt(end) === 0x2f;
}

function fits({ shapes }: Provider, value: string): boolean {
  if (value.includes("://")) return false;
  const { length } = value;
  const shape = shapes.find(
    ({ alphabet, least, most }) => length >= least && length <= most && isOf(alphabet, value),
  );
  return shape !== undefined && looksGiven(shape.alphabet, value);
}

function isOf(alphabet: string, value: string): boolean {
  return alphabet === "g" ? isUuid(value) : isOver(alphabet, value);
}

/** Whether a value over an alphabet looks like one that a service made up. */
function looksGiven(alphabet: string, value: string): boolean {
  if (isHollow(value)) return false;
  const shape = shapeOf(value);
  if (shape.digits === 0 && alphabet !== "s" && alphabet !== "u" && !(shape.upper > 1 && shape.lower > 1))
    return false;
  if (shape.lower + shape.upper === 0) return false;
  return randomness(value, shape) > 0.4;
}

/** Without a digit, a token that is not assigned to anything is a name unless it looks quite random. */
const leastRandom = 0.85;

function isNameLike(value: string): boolean {
  const shape = shapeOf(value);
  return shape.digits === 0 && randomness(value, shape) < leastRandom;
}

/** Alphabets of tokens that services hand out, by length. */
let alphabets: Map<number, Set<string>> | undefined;

/** Whether {@link findNamed} would report a token near the name of some service. */
export function couldBeNamed(token: string): boolean {
  if (alphabets === undefined) {
    alphabets = new Map();
    for (const { shapes } of parseTable()) {
      for (const { alphabet, least, most } of shapes) {
        for (let length = least; length <= most; length++) {
          const known = alphabets.get(length) ?? new Set();
          alphabets.set(length, known.add(alphabet));
        }
      }
    }
  }
  const possible = alphabets.get(token.length);
  if (possible === undefined || isNameLike(token)) return false;
  for (const alphabet of possible) if (isOf(alphabet, token) && looksGiven(alphabet, token)) return true;
  return false;
}

function isOver(alphabet: string, value: string): boolean {
  const extra = extras.get(alphabet);
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (
      alphabet === "h"
        ? !isHexDigit(unit)
        : !isAlphanumeric(unit) && extra?.includes(value.charAt(at)) !== true
    ) {
      return false;
    }
  }
  if (alphabet !== "a" && alphabet !== "A") return true;
  return value === value.toLowerCase() || value === value.toUpperCase();
}

const extras: ReadonlyMap<string, string> = new Map([
  ["u", "-_=."],
  ["s", "+/=-_"],
  ["x", "+/=-_.~:%!"],
]);

function isUuid(value: string): boolean {
  if (value.length !== 36) return false;
  for (let at = 0; at < 36; at++) {
    const isDash = at === 8 || at === 13 || at === 18 || at === 23;
    if (isDash ? value.charCodeAt(at) !== 0x2d : !isHexDigit(value.charCodeAt(at))) return false;
  }
  return true;
}

/** Kinds of findings next to the name of a service. */
export function providerKinds(): readonly string[] {
  return parseTable().map(({ names }) => `near-${plain(names[0] as string)}`);
}
