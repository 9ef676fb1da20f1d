import { isAlphanumeric, isDigit } from "./characters.ts";

/** Words that a made-up value says about itself. */
const placeholderWords: readonly string[] = [
  "example",
  "placeholder",
  "changeme",
  "change_me",
  "change-me",
  // The password that Java gives its key stores: https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html
  "changeit",
  "replace_me",
  "replaceme",
  "replace-me",
  "replace_with",
  "replace-with",
  "insert_",
  "insert-",
  "your_",
  "your-",
  "yourapi",
  "yourkey",
  "yourtoken",
  "yoursecret",
  "my_api_key",
  "my-api-key",
  "dummy",
  "redacted",
  "xxxx",
  "_here",
  "-here",
  "not_a_real",
  "not-a-real",
  "lorem",
  "foobar",
  "put_",
  "todo",
  "masked",
  "sanitized",
  "removed",
  "omitted",
  "some_",
  "some-",
  "tooshort",
  "too_short",
];

/** Values that documentation shows; they open nothing. */
const documentationExamples: readonly string[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  "AKIAIOSFODNN7" + "EXAMPLE",
  "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE" + "KEY",
  // https://jwt.io
  "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_" + "adQssw5c",
  "TJVA95OrM7E2cBab30RMHrHDcEfxjoYZgeFO" + "NFh7HgQ",
  // https://datatracker.ietf.org/doc/html/rfc7519#section-3.1
  "dBjftJeZ4CVP-mBWbS6v_" + "3AvwbRNEo5cBWDhZ6Rw",
];

/** Words by how they begin, so that a value is read once and not once for each word. */
const wordsByStart: ReadonlyMap<number, readonly string[]> = groupByStart(placeholderWords);
const isStart: Uint8Array = markStarts();

function markStarts(): Uint8Array {
  const marks = new Uint8Array(1 << 10);
  for (const start of wordsByStart.keys()) marks[start] = 1;
  return marks;
}

function groupByStart(words: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>();
  for (const word of words) {
    const start = startAt(word, 0);
    groups.set(start, [...(groups.get(start) ?? []), word]);
  }
  return groups;
}

/** Five bits of each of two characters; others may have the same ones. */
function startAt(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31);
}

function holdsPlaceholderWord(lower: string): boolean {
  for (let at = 0; at + 1 < lower.length; at++) {
    const start = startAt(lower, at);
    if (isStart[start] === 0) continue;
    if (wordsByStart.get(start)?.some((word) => lower.startsWith(word, at))) return true;
  }
  return false;
}

/** Whether a value is made up so that nobody takes it for a real one: `xxxx`, `<your-key>`, `changeme`, a staircase. */
export function isPlaceholder(value: string): boolean {
  if (value.length === 0) return true;
  if (holdsPlaceholderWord(value.toLowerCase())) return true;
  for (const example of documentationExamples) if (value.includes(example)) return true;
  return isMasked(value) || isDrawnOut(value) || isStaircase(value);
}

/** `sk-****abcd`, `ghp_…`, `[...]`. */
function isMasked(value: string): boolean {
  return (
    value.includes("***") ||
    value.includes("...") ||
    value.includes("\u2026") ||
    value.includes("\u2022\u2022")
  );
}

/** Few characters, over and over: `aaaaaaaa`, `abcabcabc`, `1111-2222-3333`. */
function isDrawnOut(value: string): boolean {
  let run = 1;
  let longest = 1;
  let same = 0;
  for (let at = 1; at < value.length; at++) {
    run = value.charCodeAt(at) === value.charCodeAt(at - 1) ? run + 1 : 1;
    if (run > 1) same++;
    // Zeros are a row of this letter in base64.
    if (run > longest && value.charCodeAt(at) !== 0x41) longest = run;
  }
  if (longest >= 8 || (longest >= 4 && 2 * longest >= value.length)) return true;
  if (value.length >= 8 && 2 * same >= value.length) return true;
  for (let period = 2; period <= 5; period++) {
    if (value.length >= 4 * period && repeats(value, period)) return true;
  }
  return false;
}

/** Whether at least the last three quarters of a value have a period. */
function repeats(value: string, period: number): boolean {
  const from = value.length >> 2;
  for (let at = from + period; at < value.length; at++) {
    if (value.charCodeAt(at) !== value.charCodeAt(at - period)) return false;
  }
  return true;
}

/** Share of the steps from one letter or digit to the next one that make a staircase. */
const steepest = 0.45;

/** `abcdef0123456789`, `a1b2c3d4`, `ABC123DEF456`. */
function isStaircase(value: string): boolean {
  let steps = 0;
  let rising = 0;
  let longest = 0;
  let run = 0;
  let letter = 0;
  let digit = 0;
  let zipped = 0;
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (!isAlphanumeric(unit)) {
      run = 0;
      continue;
    }
    const previous = at > 0 ? value.charCodeAt(at - 1) : 0;
    steps++;
    const step = (unit | 32) - (previous | 32);
    const rises =
      isAlphanumeric(previous) && isDigit(unit) === isDigit(previous)
        ? step === 1 || (unit === 0x30 && previous === 0x39)
        : false;
    run = rises ? run + 1 : 0;
    if (rises) rising++;
    if (run > longest) longest = run;
    // Letters and digits may rise each on their own.
    if (isDigit(unit)) {
      if (unit === digit + 1 || (unit === 0x30 && digit === 0x39)) zipped++;
      digit = unit;
    } else {
      if ((unit | 32) === letter + 1) zipped++;
      letter = unit | 32;
    }
  }
  if (steps < 8) return false;
  return longest >= 9 || rising >= steepest * steps || zipped >= 0.6 * steps;
}

const openers = "<{[(%$#@&";

/**
 * Whether a value stands for one that is kept elsewhere: `${TOKEN}`, `process.env.TOKEN`, `$TOKEN`, `{{ token }}`,
 * `<token>`, `%TOKEN%`, `vault:secret/data/app`.
 */
export function isReference(value: string): boolean {
  const first = value.charCodeAt(0);
  const second = value.charCodeAt(1);
  if (openers.includes(value.charAt(0))) {
    if (first === 0x24) {
      // `$NAME`, `${...}`, `$(...)`; `$2a$` and the like are hashes.
      if (second === 0x7b || second === 0x28) return true;
      return namesVariable(value);
    }
    if (first === 0x3c) return value.endsWith(">");
    if (first === 0x25) return value.endsWith("%") || value.startsWith("%(");
    if (first === 0x7b) return second === 0x7b || (value.endsWith("}") && isName(value, 1, value.length - 1));
    if (first === 0x23) return second === 0x7b;
    if (first === 0x5b) return value.endsWith("]");
    if (first === 0x40) return value.startsWith("@Microsoft.KeyVault") || second === 0x7b;
  }
  if (value.includes("${") && value.endsWith("}")) return value.indexOf("${") < 2;
  for (const start of referenceStarts) if (value.startsWith(start)) return true;
  return false;
}

/** `$TOKEN`, also with more behind it: `$HOST/path`. */
function namesVariable(value: string): boolean {
  let end = 1;
  while (end < value.length && (isAlphanumeric(value.charCodeAt(end)) || value.charCodeAt(end) === 0x5f))
    end++;
  if (isDigit(value.charCodeAt(1)) || end < 3) return false;
  return end === value.length || "/.-:[>".includes(value.charAt(end));
}

const referenceStarts: readonly string[] = [
  "&lt;",
  "process.env",
  "import.meta.env",
  "os.environ",
  "os.getenv",
  "System.getenv",
  "System.Environment",
  "Environment.",
  "ENV[",
  "env.",
  "Env.",
  "getenv",
  "config.",
  "Config.",
  "settings.",
  "secrets.",
  "vault:",
  "vault/",
  "secret/",
  "kv/",
  "op://",
  "ref+",
  "arn:",
  "ssm:",
  "sm://",
  "gcp-secret:",
  "projects/",
  "file:",
  "ENC[",
  "var.",
  "local.",
  "data.",
  "module.",
  "self.",
  "this.",
  "params.",
  "props.",
  "request.",
  "req.",
  "options.",
  "opts.",
  "args.",
];

/** Whether a part of a value is a plain name: letters, digits, `_` and dots, beginning with a letter. */
function isName(value: string, from: number, to: number = value.length): boolean {
  const first = value.charCodeAt(from);
  if (from >= to || isDigit(first)) return false;
  for (let at = from; at < to; at++) {
    const unit = value.charCodeAt(at);
    if (!isAlphanumeric(unit) && unit !== 0x5f && unit !== 0x2e && unit !== 0x2d) return false;
  }
  return true;
}
