import { isEastAsian } from "../../core/hold.ts";
import { isBlank } from "./characters.ts";

/** So far behind a word that announces a secret the whole guard looks: names, gaps, the window of a sentence. */
const near = 180;

/** What is held is looked at again with each piece. */
const here = 1;

/** The same for files and tables, whose values may stand lines below. */
const far = 4400;

/** Beginnings of words that announce a secret, in what is left of them in ASCII and without case. */
const nearStems =
  "passw passp passc passe pwd kennwort contrase palavra senha wachtwoord haslo losenord adgangskode salasana heslo jelszo parola sifre sandi khau token secret credential creds ssid ntid ss_id ss-id _auth authoriz clave chave schlussel basic bearer curl psexec directoryentry --user flyv1 sk_ cnffj xrl drowss terces nekot".split(
    " ",
  );
const farStems =
  "cookie sessid session_ _session sessionid connect.sid machine pgpass auths putty-u -----b -----e".split(
    " ",
  );

/** Stems by a number made of their first three characters. */
let stems: (readonly (readonly [string, number])[] | undefined)[] | undefined;
let starts: Uint8Array | undefined;

function keyOf(text: string, at: number): number {
  return (
    ((text.charCodeAt(at) & 31) << 10) |
    ((text.charCodeAt(at + 1) & 31) << 5) |
    (text.charCodeAt(at + 2) & 31)
  );
}

function prepare(): void {
  const lists: (readonly (readonly [string, number])[] | undefined)[] = new Array(32_768).fill(undefined);
  starts = new Uint8Array(32_768);
  for (const [list, reach] of [
    [nearStems, near],
    [farStems, far],
    [["-u ", "-u="], near],
    [["pass", "key", "kind", "data:"], 0],
  ] as const) {
    for (const stem of list) {
      const key = keyOf(stem, 0);
      lists[key] = [...(lists[key] ?? []), [stem, reach]];
      starts[key] = 1;
    }
  }
  stems = lists;
}

/** 1 ends a cluster, 2 digit, 4 letter, 8 sign that needs a look. */
const kinds: Uint8Array = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  const character = String.fromCharCode(unit);
  if (unit <= 0x20 || "()[]{};,<>\"'`".includes(character)) kinds[unit] = 1;
  else if (unit >= 0x30 && unit <= 0x39) kinds[unit] = 2;
  else if ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a) kinds[unit] = 4;
}
for (const sign of "$@%&+|") kinds[sign.charCodeAt(0)] = 8;
kinds[0x5c] = 8;
kinds[0x7f] = 8;

/** Fewest characters of a token that could be a secret by itself, and of one with a digit next to an announcer. */
const shortestToken = 14;
const shortestMixed = 8;
const shortestWrapped = 4;

/**
 * How far behind the text the guard has to look on at what comes, because of what stands from an offset on; 0 when that
 * can neither be, nor announce, nor begin a finding.
 */
export function wakes(text: string, from: number): number {
  if (starts === undefined) prepare();
  const isStart = starts as Uint8Array;
  const { length } = text;
  let reach = 0;
  let start = from;
  let seen = 0;
  let singles = 0;
  let words = 0;
  const rise = (to: number): void => {
    if (to > reach) reach = to;
  };
  const close = (at: number, isLineEnd: boolean): void => {
    const size = at - start;
    if (size > 0) {
      if (size >= shortestToken || (seen === 6 && size >= (isLineEnd ? shortestWrapped : shortestMixed)))
        rise(here);
      singles = size < 4 && (size === 1 || (seen & 2) === 2) ? singles + 1 : 0;
      words = seen === 4 && size > 2 ? words + 1 : size < 4 && (seen & 4) === 0 ? words : 0;
      if (singles > 3 || words > 10) rise(here);
    }
    start = at + 1;
    seen = 0;
  };
  for (let at = from; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) {
      if (!isCalm(unit)) rise(near);
      if (isEastAsian(unit)) close(at, false);
      continue;
    }
    const kind = kinds[unit] as number;
    if (kind === 4 || kind === 0) {
      seen |= kind;
      const key = keyOf(text, at);
      if (isStart[key] === 1) rise(stemAt(text, at, key));
      continue;
    }
    if (kind === 1) {
      close(at, unit === 0x0a || unit === 0x0d);
      if (unit === 0x7b && beginsHash(text.charCodeAt(at + 1))) rise(here);
      continue;
    }
    seen |= kind;
    if (kind === 8) rise(signAt(text, at, unit));
  }
  if (length - start >= shortestToken || (seen === 6 && length - start >= shortestMixed)) rise(here);
  return reach;
}

function stemAt(text: string, at: number, key: number): number {
  let reach = 0;
  for (const [stem, far] of (stems as NonNullable<typeof stems>)[key] ?? []) {
    for (let index = 3; ; index++) {
      if (index >= stem.length) {
        reach = Math.max(
          reach,
          far === 0 ? special(text, at, stem) : isInTable(text, at) ? 10 * near * 2 : far,
        );
        break;
      }
      const unit = text.charCodeAt(at + index);
      const lower = unit >= 0x41 && unit <= 0x5a ? unit | 32 : unit;
      if (lower !== stem.charCodeAt(index)) break;
    }
  }
  return reach;
}

/** Words that stand for a secret only in some company. */
function special(text: string, at: number, stem: string): number {
  const next = text.charCodeAt(at + stem.length) | 32;
  const isWord = next >= 0x61 && next <= 0x7a;
  if (stem === "data:") return next === 0x2a || next === 0x20 || next === 0x29 || next === 0x2d ? far : 0;
  if (stem === "kind") return isWord ? 0 : far;
  if (stem === "key") {
    return isWord && next !== 0x73 && !isSecondWord(text, at) ? 0 : isInTable(text, at) ? far : near;
  }
  return isWord ? 0 : near;
}

/** Whether a letter stands before an offset, or before one sign or blank in front of it. */
function isSecondWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const isJoined = before === 0x20 || before === 0x5f || before === 0x2e || before === 0x2d;
  const letter = (isJoined ? text.charCodeAt(at - 2) : before) | 32;
  return letter >= 0x61 && letter <= 0x7a;
}

function isInTable(text: string, at: number): boolean {
  const line = text.lastIndexOf("\n", at) + 1;
  return text
    .slice(line, line + 8)
    .trimStart()
    .startsWith("|");
}

function signAt(text: string, at: number, unit: number): number {
  const next = text.charCodeAt(at + 1);
  const letter = next | 32;
  switch (unit) {
    case 0x7c:
      return 0;
    case 0x40: {
      const scheme = text.lastIndexOf("://", at);
      return scheme >= 0 && at - scheme < 320 ? here : 0;
    }
    case 0x2b: {
      let before = at - 1;
      while (before > 0 && text.charCodeAt(before) <= 0x20) before--;
      return "\"'`".includes(text.charAt(before)) ? here : 0;
    }
    case 0x5c:
      return letter === 0x75 || letter === 0x78 || (next >= 0x30 && next <= 0x39) ? here : 0;
    case 0x26:
      return next === 0x23 || (letter >= 0x61 && letter <= 0x7a) || Number.isNaN(next) ? here : 0;
    case 0x25:
      return (next >= 0x30 && next <= 0x39) || (letter >= 0x61 && letter <= 0x66) || Number.isNaN(next)
        ? here
        : 0;
    case 0x24:
      return (next >= 0x30 && next <= 0x39) || (letter >= 0x61 && letter <= 0x7a) || Number.isNaN(next)
        ? here
        : 0;
    default:
      return here;
  }
}

/** `{SSHA}`. */
function beginsHash(unit: number): boolean {
  return unit === 0x53 || Number.isNaN(unit);
}

/** Characters of the announcers in East Asian scripts. */
const announcing = new Set([..."密码碼口令パ暗証비밀암钥鑰牌金ト秘シキ토큰憶니모"]);

/** Whether a unit outside ASCII says nothing about what is around it. */
function isCalm(unit: number): boolean {
  if (isEastAsian(unit)) return !announcing.has(String.fromCharCode(unit));
  if (isBlank(unit)) return true;
  return (
    unit === 0x2019 ||
    unit === 0x2013 ||
    unit === 0x2014 ||
    (unit >= 0xd83c && unit <= 0xd83e) ||
    (unit >= 0xdc00 && unit <= 0xdfff)
  );
}
