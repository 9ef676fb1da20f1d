import { isEastAsian, isGap, isInTokenWhenFolded } from "../../core/hold.ts";
import type { CompiledRule } from "../../core/rule.ts";
import { createViews } from "../../core/views.ts";
import { isAlphanumeric, isBlank, isQuote, isWordUnit, looksDrawn } from "./characters.ts";
import { joinsStrings } from "./disguise.ts";
import { type CouldBeSecret, createCouldBeSecret } from "./hold-tokens.ts";
import { areListed, widestGap } from "./structures/recovery-phrase.ts";

/** So far behind a word that announces a secret the whole guard looks: names, gaps, the window of a sentence. */
const near = 180;

/** What is held is looked at again with each piece. */
const here = 1;

/** The same for the password behind a user's name. */
const login = 560;

/** The same for files and tables, whose values may stand lines below. */
const far = 4400;

/** Beginnings of words that announce a secret, in what is left of them in ASCII and without case. */
const nearStems =
  "passw passp passc passe passo pass_p pass-p pwd mdp psk kennwort contrase contrasi pasahi palavra senha wachtwoord haslo lozink geslo hesla slaptaz parool parol lykilo adgangso fjalek nenosi wagwoo laluan losenord adgangskode salasana heslo jelsz parola clave identif sifre sandi khau token secret credential creds ssid ntid ss_id ss-id _auth authoriz chave chiave schlussel sleutel klucz anahtar nyckel nokkel nogle avain kunci khoa cheie kulcs klic kljuc jwt. basic bearer curl psexec directoryentry sshpass winrm mapexec netexec nxc dsconf dsidm rabbitmqctl mosquitto_ freerdp securestr mysql mongo redis-cli ldap smbclient sqlcmd sqlplus oracle: getconnection( pdo( login( --user wifi: flyv1 sk_ cnffj xrl drowss terces nekot".split(
    " ",
  );
/** Words that announce a secret only with what stands behind or before them. */
const shortStems: readonly string[] = [
  "pass p",
  ...["bind", "db", "user", "root", "admin"].map((name) => `${name}pw`),
  "net use",
  "http -",
  "https -",
  ...["zip ", "7z ", "7za ", "7zr "],
  ...["er", "an", "ry", "az", "oc"].map((end) => `${end} login`),
  ...["auth=(", "auth =(", "auth= (", "auth = ("],
  ...["a", "d", "s", "p"].map((next) => `cle ${next}`),
  ...[..." :=\"'`|\n\t)*,-"].map((next) => `pw${next}`),
];
const farStems = "pgpass putty-u -----b -----e".split(" ");
/** The same for words that do so only before certain characters. */
const someStems = [
  "pass",
  "key",
  "kind",
  "data:",
  "cookie",
  "sessid",
  "sessionid",
  "_session",
  "t.sid",
  "login",
  "auths",
  "kty",
];

type Stem = readonly [text: string, reach: number];

/** Stems in groups that have their first three characters in common. */
interface Stems {
  /** By a number made of three characters: the group, or 0. */
  readonly groupOf: Uint8Array;
  /** By group: a bit for each character that may be the fourth. */
  readonly fourths: Int32Array;
  readonly groups: readonly (readonly Stem[])[];
}

let stems: Stems | undefined;

/** Five bits of each of the last three characters. */
const keyBits = 0x7fff;
const everyCharacter = -1;

function makeStems(): Stems {
  const groupOf = new Uint8Array(keyBits + 1);
  const groups: Stem[][] = [[]];
  for (const [list, reach] of [
    [nearStems, near],
    [farStems, far],
    [["-u ", "-u=", ...shortStems], near],
    // The only format that may be shorter than tokens without a digit otherwise are.
    [["xox"], here],
    [someStems, 0],
  ] as const) {
    for (const stem of list) {
      let key = 0;
      for (let at = 0; at < 3; at++) key = (key << 5) | (stem.charCodeAt(at) & 31);
      if (groupOf[key] === 0) groupOf[key] = groups.push([]) - 1;
      groups[groupOf[key] as number]?.push([stem, reach]);
    }
  }
  const fourths = Int32Array.from(groups, (group) =>
    group.reduce(
      (bits, [stem]) => bits | (stem.length === 3 ? everyCharacter : 1 << (stem.charCodeAt(3) & 31)),
      0,
    ),
  );
  return { groupOf, fourths, groups };
}

const ends = 1;
const digit = 2;
const letter = 4;
const sign = 8;

/** What a character of ASCII is to a cluster: its end, a digit, a letter, a sign that needs a look, or none of these. */
const kinds: Uint8Array = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  const character = String.fromCharCode(unit);
  if (unit <= 0x20 || "()[]{};,<>|\"'`".includes(character)) kinds[unit] = ends;
  else if (unit >= 0x30 && unit <= 0x39) kinds[unit] = digit;
  else if ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a) kinds[unit] = letter;
  else if ("$@%&+~\\\x7f".includes(character)) kinds[unit] = sign;
}

/** Fewest characters of a token that could be a secret by itself, and of one with a digit next to an announcer. */
const shortestToken = 12;
const shortestMixed = 8;
const shortestWrapped = 4;

/** Fewest numbers or single letters in a row that could be characters of a text. */
const fewestSingles = 4;

/** How far behind a text the guard looks on; see `Guard.wakes`. */
export type Wakes = (text: string, from: number) => number;

/** Tells what wakes a guard that has these rules. */
export function createWakes(rules: readonly CompiledRule[]): Wakes {
  const couldBeSecret = createCouldBeSecret(rules);
  return (text, from) => wakes(text, from, couldBeSecret);
}

function wakes(text: string, from: number, couldBeSecret: CouldBeSecret): number {
  stems ??= makeStems();
  const reach = wakesAsWritten(text, from, stems, couldBeSecret);
  if (reach !== here) return reach;
  // What is written in another form may announce a secret in it.
  let start = Math.max(from, text.length - near);
  while (start > from && !isGap(text.charCodeAt(start - 1))) start--;
  return createViews(text.slice(start)).scanned.length > 1 ? near : here;
}

function wakesAsWritten(
  text: string,
  from: number,
  { groupOf, fourths, groups }: Stems,
  couldBeSecret: CouldBeSecret,
): number {
  const { length } = text;
  /** Up to here there is something to look at, if that is not only what came. */
  let awakeTo = 0;
  let isAwake = false;
  let start = from;
  let seen = 0;
  let key = 0;
  let singles = 0;
  const run = { words: 0, end: from };
  for (let at = from; at < length; at++) {
    const unit = text.charCodeAt(at);
    key = ((key << 5) | (unit & 31)) & keyBits;
    let kind = ends;
    if (unit < 0x80) {
      kind = kinds[unit] as number;
      const group = groupOf[key] as number;
      if (
        group !== 0 &&
        ((fourths[group] as number) >>> (text.charCodeAt(at + 1) & 31)) & 1 &&
        at > from + 1
      ) {
        const reach = stemAt(text, at - 2, groups[group] as readonly Stem[]);
        if (reach > 0) awakeTo = Math.max(awakeTo, (reach > near ? length : at) + reach);
      }
    } else {
      if (!isCalm(unit) || joinsWhenFolded(text, at, unit)) awakeTo = Math.max(awakeTo, at + near);
      if (!isEastAsian(unit) || isInTokenWhenFolded(unit)) continue;
    }
    if (kind !== ends) {
      seen |= kind;
      if (kind !== sign) continue;
      const reach = signAt(text, at, unit);
      if (reach > 0) isAwake = true;
      if (reach > here) awakeTo = Math.max(awakeTo, at + reach);
      continue;
    }
    const size = at - start;
    start = at + 1;
    if (size === 0) {
      if (opensMark(text, at, unit)) isAwake = true;
      continue;
    }
    if (seen === letter && size < 9 && at - size - run.end <= widestGap) {
      // By far the most clusters are one word.
      singles = size === 1 ? singles + 1 : 0;
      run.words = size > 2 ? run.words + 1 : 0;
      run.end = at;
    } else {
      const isNumber = (seen & digit) !== 0 && size < ((seen & letter) === 0 ? 9 : 5);
      singles = size === 1 || isNumber ? singles + 1 : 0;
      if ((seen & letter) !== 0) countWords(text, at - size, at, run);
    }
    isAwake ||=
      (size >= shortestToken && ((seen & digit) !== 0 || couldBeSecret(text, at - size, at))) ||
      (size >= shortestMixed && isMixed(seen)) ||
      singles >= fewestSingles ||
      (run.words >= fewestWords && areListed(text, run.end, fewestWords)) ||
      (unit < 0x20 && size >= shortestWrapped && looksDrawn(text, at - size, at)) ||
      opensMark(text, at, unit);
    seen = 0;
  }
  // A word that may go on is held in any case, and is looked at when it has ended.
  const size = length - start;
  const isDrawn = (seen & digit) !== 0 && (size >= shortestToken || (size >= shortestMixed && isMixed(seen)));
  isAwake ||= awakeTo > 0 || isDrawn || size > longestOpen;
  return Math.max(awakeTo - length, isAwake ? here : 0);
}

/** A cluster at the end that is longer is looked at now and then before it ends. */
const longestOpen = 256;

/** Whether a cluster holds letters and digits. */
function isMixed(seen: number): boolean {
  return (seen & digit) !== 0 && (seen & letter) !== 0;
}

/** Words in a row that could be part of a recovery phrase; the last of them may be open. */
const fewestWords = 11;

/** Counts on in a row of words with the letters of a cluster. */
function countWords(text: string, start: number, end: number, run: { words: number; end: number }): void {
  for (let at = start; at < end; ) {
    if (((kinds[text.charCodeAt(at)] ?? 0) & letter) === 0) {
      at++;
      continue;
    }
    let stop = at + 1;
    while (stop < end && ((kinds[text.charCodeAt(stop)] ?? 0) & letter) !== 0) stop++;
    if (at - run.end > widestGap || stop - at < 3 || stop - at > 8) run.words = 0;
    if (stop - at > 2 && stop - at < 9) run.words++;
    run.end = stop;
    at = stop;
  }
}

/** Whether a mark in full width is, once folded, part of a token next to it. */
function joinsWhenFolded(text: string, at: number, unit: number): boolean {
  if (!isInTokenWhenFolded(unit)) return false;
  return isAlphanumeric(text.charCodeAt(at - 1)) || isAlphanumeric(text.charCodeAt(at + 1));
}

/** `{SSHA}`, and two back-ticks within a token. */
/** Whether a string ends before a quote, with nothing or a sign that joins strings in between. */
function isJoinedTo(text: string, quote: number): boolean {
  let before = quote - 1;
  while (before > 0 && text.charCodeAt(before) <= 0x20) before--;
  for (let signs = 0; signs < 2 && joinsStrings(text.charCodeAt(before)); signs++) before--;
  while (before > 0 && text.charCodeAt(before) <= 0x20) before--;
  return before < quote - 1 && isQuote(text.charCodeAt(before));
}

function opensMark(text: string, at: number, unit: number): boolean {
  if (unit === 0x7b) return beginsHash(text.charCodeAt(at + 1));
  // A string behind another one.
  if (isQuote(unit) && isJoinedTo(text, at)) return true;
  return unit === 0x60 && text.charCodeAt(at - 1) === 0x60 && isWordUnit(text.charCodeAt(at - 2));
}

function stemAt(text: string, at: number, group: readonly Stem[]): number {
  let reach = 0;
  for (const [stem, far] of group) {
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
  const end = at + stem.length;
  const next = text.charCodeAt(end) | 32;
  const isWord = next >= 0x61 && next <= 0x7a;
  switch (stem) {
    case "data:":
      return !isLetter(text.charCodeAt(at - 1)) && endsLine(text, end) ? far : 0;
    case "auths":
    case "kty":
      return isQuote(text.charCodeAt(at - 1)) ? far : 0;
    case "key":
      return isWord && next !== 0x73 && !isSecondWord(text, at) ? 0 : isInTable(text, at) ? far : near;
    case "pass":
      return isWord ? 0 : near;
    case "login":
      return followsMachine(text, at) ? login : 0;
    case "kind":
      return isOrMayBecome(text, skipAssignment(text, end), "secret") ? far : 0;
    case "cookie": {
      // A header gives names of cookies, which begin with a letter; packages are called so as well.
      // The word at the end of a text is open, and is looked at again.
      if (end === text.length || isBlank(text.charCodeAt(end)) || !isNamedAt(text, end)) return near;
      const value = skipAssignment(text, end);
      return value >= text.length || isLetter(text.charCodeAt(value)) ? far : near;
    }
    default:
      // In a sentence nothing is said with these words.
      return isNamedAt(text, end) ? far : near;
  }
}

/** The beginning of the value behind `:` or `=`, with blanks and quotation marks around it. */
function skipAssignment(text: string, from: number): number {
  let at = from;
  while (at - from < 8 && (isBlank(text.charCodeAt(at)) || ":=\"'".includes(text.charAt(at) || " "))) at++;
  return at;
}

/** Whether a word stands at an offset, or the beginning of it where the text ends. */
function isOrMayBecome(text: string, at: number, word: string): boolean {
  return word.startsWith(text.slice(at, at + word.length).toLowerCase());
}

/** Longest entry of a `.netrc` file before the word for the user. */
const longestMachine = 84;

/** Whether `machine` and a host stand before `login` in an entry of a `.netrc` file. */
function followsMachine(text: string, login: number): boolean {
  const before = text.slice(Math.max(0, login - longestMachine), login).toLowerCase();
  return before.includes("machine ") && !isLetter(before.charCodeAt(before.length - 1));
}

function isLetter(unit: number): boolean {
  return ((kinds[unit] ?? 0) & letter) !== 0;
}

/** Whether nothing but blanks stands between an offset and the end of its line, or of what came. */
function endsLine(text: string, from: number): boolean {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return !(text.charCodeAt(at) > 0x20);
}

/** Whether a sign that assigns a value follows, or may follow, quotation marks and blanks aside. */
function isNamedAt(text: string, from: number): boolean {
  let at = from;
  while (at - from < 5 && (isBlank(text.charCodeAt(at)) || isQuote(text.charCodeAt(at)))) at++;
  const unit = text.charCodeAt(at);
  return unit === 0x3a || unit === 0x3d || Number.isNaN(unit);
}

/** Whether a letter stands before an offset, or before one sign or blank in front of it. */
function isSecondWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const isJoined = before === 0x20 || before === 0x5f || before === 0x2e || before === 0x2d;
  const letter = (isJoined ? text.charCodeAt(at - 2) : before) | 32;
  return letter >= 0x61 && letter <= 0x7a;
}

/** Whether the first row of a table holds an offset: it names what stands in the others. */
function isInTable(text: string, at: number): boolean {
  const line = lineStart(text, at);
  if (line < 0 || !beginsRow(text, line)) return false;
  const previous = line < 2 ? -1 : lineStart(text, line - 2);
  return previous < 0 || !beginsRow(text, previous);
}

/** Longest row, in UTF-16 units, of which the beginning is looked for. */
const longestRow = 1024;

/** Where the line of an offset begins, or -1 when that is too far. */
function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - longestRow);
  const found = text.slice(from, at + 1).lastIndexOf("\n");
  return found < 0 ? (from === 0 ? 0 : -1) : from + found + 1;
}

function beginsRow(text: string, line: number): boolean {
  return text
    .slice(line, line + 8)
    .trimStart()
    .startsWith("|");
}

function signAt(text: string, at: number, unit: number): number {
  const next = text.charCodeAt(at + 1);
  const letter = next | 32;
  switch (unit) {
    case 0x7e:
      return text.charCodeAt(at - 1) === 0x3c ? near : 0;
    case 0x40:
      return endsLogin(text, at) ? here : 0;
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

/** Longest user and password before an `@`. */
const longestLogin = 320;

/** Whether a colon stands before an `@` with no blank in between: `user:password@`. */
function endsLogin(text: string, at: number): boolean {
  for (let from = at - 1; from >= 0 && at - from < longestLogin; from--) {
    const unit = text.charCodeAt(from);
    if (unit === 0x3a) return true;
    if (unit <= 0x20) return false;
  }
  return false;
}

/** `{SSHA}`. */
function beginsHash(unit: number): boolean {
  return unit === 0x53 || Number.isNaN(unit);
}

/** Characters of the announcers in East Asian scripts, one bit each. */
const announcing: Uint8Array = new Uint8Array(8192);
for (const character of "密码碼口令パ暗証비밀암패钥鑰牌金ト秘シキ토큰키憶니모") {
  const unit = character.charCodeAt(0);
  announcing[unit >> 3] = (announcing[unit >> 3] as number) | (1 << (unit & 7));
}

/** Whether a unit outside ASCII says nothing about what is around it. */
function isCalm(unit: number): boolean {
  if (isEastAsian(unit)) return ((announcing[unit >> 3] as number) & (1 << (unit & 7))) === 0;
  if (isBlank(unit)) return true;
  return (
    unit === 0x2019 ||
    unit === 0x2013 ||
    unit === 0x2014 ||
    (unit >= 0xd83c && unit <= 0xd83e) ||
    (unit >= 0xdc00 && unit <= 0xdfff)
  );
}
