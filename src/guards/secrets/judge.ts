import { isAlphanumeric } from "./characters.ts";
import { isCamelCase, isMember, isSortableId } from "./identifiers.ts";
import { randomness, shapeOf } from "./naturalness.ts";
import { isPlaceholder, isReference } from "./placeholders.ts";
import type { Value } from "./values.ts";

/** Words that stand where a password could but are labels, types or states. */
const labels: ReadonlySet<string> = new Set([
  ..."password passwd passwort kennwort contrasena senha token secret string str text number boolean bool".split(
    " ",
  ),
  ..."null nil none undefined true false yes no on off required optional hidden unset empty not-set redacted".split(
    " ",
  ),
  ..."protected encrypted disabled enabled current-password new-password one-time-code username user name email login".split(
    " ",
  ),
  ..."unknown missing invalid expired incorrect wrong masked default auto any object bytes char varchar const".split(
    " ",
  ),
  ..."function return await async this self import export bearer basic digest oauth oauth2 apikey api_key".split(
    " ",
  ),
  ..."valor valor1 value1 jwt header query body cookie plain plaintext bcrypt sha256 md5 hmac hs256 rs256 argon2 write read".split(
    " ",
  ),
]);

/**
 * How likely a value that was assigned to a password is one, 0..1.
 *
 * People choose words, so in quotation marks, or in a line that is nothing but an assignment, words will do.
 */
export function passwordScore(value: Value, isPlainAssignment: boolean): number {
  const { text, quoted } = value;
  if (text.length < 4 || text.length > 128) return 0;
  if (isHollow(text)) return 0;
  if (quoted && isPassphrase(text)) return 0.65;
  const shape = shapeOf(text);
  const random = randomness(text, shape);
  const kinds =
    Number(shape.lower > 0) + Number(shape.upper > 0) + Number(shape.digits > 0) + Number(shape.others > 0);
  if (text.includes(" ") || text.includes("\t") || ",:;)+".includes(text.charAt(0))) return 0;
  if (!quoted && (technical.test(text) || cmdlet.test(text))) return 0;
  if (!quoted && text.split(":").length > 3) return 0;
  if ((text.endsWith("=") || text.endsWith(":")) && random < 0.5) return 0;
  if (isKnotted(text)) return text.length >= 8 && (quoted || !/\)[.)}]|\(\?|\)\(/.test(text)) ? 0.65 : 0;
  if (!quoted && !isPlainAssignment && (isMember(text) || (shape.digits === 0 && isCamelCase(text))))
    return 0;
  if (looksLikeCode(text, quoted)) return random > 0.6 && text.length < 64 && shape.digits > 1 ? 0.55 : 0;
  const varied = (kinds >= 3 ? 0.25 : kinds === 2 && shape.digits > 0 ? 0.15 : 0) + 0.25 * random;
  if (quoted) return Math.min(0.9, 0.6 + varied);
  if (shape.lower + shape.upper === 0 && shape.others === 0)
    return text.length >= 6 && isPlainAssignment ? 0.55 : 0;
  if (isPlainAssignment) return Math.min(0.9, 0.55 + varied);
  return kinds >= 3 || random > 0.5 || (kinds === 2 && shape.digits > 0 && text.length >= 6)
    ? Math.min(0.85, 0.5 + varied)
    : 0;
}

/** Words that sentences and labels hold, and phrases of drawn words seldom. */
const common: ReadonlySet<string> = new Set([
  ..."the and for with your you our his her its not are was has have must should can will this that from".split(
    " ",
  ),
  ..."enter type password passphrase user username login please invalid wrong required forgot reset new old".split(
    " ",
  ),
  ..."confirm change show hide repeat again current minimum least characters email account secret token key".split(
    " ",
  ),
]);

/** `correct horse battery staple`: at least four words in small letters that make no sentence. */
function isPassphrase(text: string): boolean {
  const words = text.split(" ");
  return (
    words.length > 3 &&
    words.length < 9 &&
    words.every((word) => /^[a-z]{3,10}$/.test(word) && !common.has(word))
  );
}

/** Names of algorithms and notations, which sentences about passwords give. */
const technical: RegExp =
  /^(?:sha-?\d{1,3}|md[2456]|pbkdf2|bcrypt|scrypt|argon2[id]{0,2}|aes-?\d*|rsa-?\d*|hmac|oauth\d?|utf-?\d+|base-?\d+|rfc-?\d+|iso-?\d+|[ehr]s\d{3}|tls|ssl|https?|c[wv]e-?\d+|v\d+)(?:$|[^A-Za-z0-9])/i;

/** Names of commands of PowerShell: https://learn.microsoft.com/en-us/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands */
const cmdlet: RegExp =
  /^(?:Convert(?:To|From)?|Get|Import|Invoke|New|Read|Select|Set|Unprotect)-[A-Z][A-Za-z]+$/;

/** How likely a value is a password that a sentence names, 0..1; right behind the word it has to look less like a name. */
export function spokenScore(value: Value, isNext: boolean): number {
  const { text, quoted } = value;
  const { lower, upper, digits, others } = shapeOf(text);
  if (lower + upper === 0 || text.startsWith("/") || (isNext && /^[0-9@]/.test(text))) return 0;
  if (isNext && (text.length < 8 || digits === 0 || (digits < 2 && others + Math.min(lower, upper) === 0)))
    return 0;
  // Words of languages whose letter pairs are not known look drawn as well.
  if (!quoted && digits + others === 0 && isWord(text)) return 0;
  return Math.min(quoted ? 0.7 : 0.65, passwordScore(value, false));
}

/** Letters of one case, or with a capital at the beginning, that are not most unlike a word. */
function isWord(text: string): boolean {
  const rest = text.slice(1);
  return (rest === rest.toLowerCase() || text === text.toUpperCase()) && randomness(text) < 0.75;
}

/** How likely a value that was assigned to a token or a key is one, 0..1; services draw theirs at random. */
export function tokenScore(value: Value, isCertain: boolean): number {
  const { text, quoted } = value;
  if (text.length < 8 || text.length > 1000) return 0;
  if (text.includes(" ")) return 0;
  if (",:;)+".includes(text.charAt(0))) return 0;
  if (isKnotted(text)) return text.length >= 12 && (quoted || !/\)[.)}]|\(\?|\)\(/.test(text)) ? 0.6 : 0;
  if (isCamelCase(text) || isMember(text)) return 0;
  const shape = shapeOf(text);
  const random = randomness(text, shape);
  if (random < 0.35) return 0;
  if (shape.digits + shape.upper === 0 && random < 0.75) return 0;
  if (shape.digits === 0 && (text.length < 16 || random < 0.6)) return 0;
  if (shape.lower + shape.upper === 0) return 0;
  if (looksLikeCode(text, quoted) && (random < 0.6 || !quoted || shape.digits < 2)) return 0;
  if (isHollow(text)) return 0;
  const floor = isCertain ? 0.4 : 0.3;
  return Math.min(0.9, floor + 0.55 * random);
}

/** `garden#window`: words that signs join as names and paths never are. */
export function areJoinedWords(text: string): boolean {
  return text.length < 64 && /^[A-Za-z]{3,}(?:[#%^*!?~][A-Za-z]{3,})+$/.test(text);
}

/** Fewest letters and digits in a row of a token that only stands near a word for one. */
const shortestRun = 12;

/** How likely a token that only stands near such a word is meant by it, 0..1. */
export function looseScore(text: string, isPassword: boolean): number {
  if (text.length < 8 || text.length > 300) return 0;
  const shape = shapeOf(text);
  if (shape.digits === 0 || shape.lower + shape.upper === 0) return 0;
  const equals = text.indexOf("=");
  if (equals >= 0 && equals < text.length - 2) return 0;
  const isMixed = shape.lower > 0 && shape.upper > 0;
  if (isPassword && !isMixed) return 0;
  // Digests and ids are hexadecimal, too; the names of services know better.
  if (shape.beyondHex === 0 || text.startsWith("0x")) return 0;
  // Names of models and versions are many short pieces; passwords hold signs that names do not.
  const isVaried = isMixed && /[!#$%^&*?~@]/.test(text);
  if (!isVaried && longestRun(text) < (isPassword ? 8 : shortestRun)) return 0;
  if (looksLikeCode(text, false) || isHollow(text)) return 0;
  if (isCamelCase(text) || isMember(text) || isSortableId(text)) return 0;
  const random = randomness(text, shape);
  return random < 0.55 ? 0 : Math.min(0.8, 0.25 + 0.5 * random);
}

function longestRun(text: string): number {
  let run = 0;
  let longest = 0;
  for (let at = 0; at < text.length; at++) {
    run = isAlphanumeric(text.charCodeAt(at)) ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

/** Whether brackets close that were never opened, as in no code: `h}o)p${e]`. */
function isKnotted(text: string): boolean {
  const open: string[] = [];
  let wrong = 0;
  if (text.includes("](")) return false;
  // Code that was cut off ends in brackets.
  for (const character of text.replace(/[)\]};,]+$/, "")) {
    if (character === "(" || character === "[" || character === "{") open.push(character);
    else if (character === ")" && open.pop() !== "(") wrong++;
    else if (character === "]" && open.pop() !== "[") wrong++;
    else if (character === "}" && open.pop() !== "{") wrong++;
  }
  return wrong > 1;
}

/** Placeholders, references and labels. */
export function isHollow(text: string): boolean {
  return (
    isVariableName(text) ||
    isPublicKey(text) ||
    isReference(text) ||
    labels.has(text.toLowerCase()) ||
    isPlaceholder(text)
  );
}

/** `AZURE_OPENAI_API_KEY`. */
function isVariableName(text: string): boolean {
  return (
    /^[A-Z][A-Z0-9]{0,24}(?:_[A-Z][A-Z0-9]{0,24}){1,8}$/.test(text) && text.replace(/[^0-9]/g, "").length < 4
  );
}

/** The base64 of an SSH public key begins with the length and the name of its algorithm (RFC 4253). */
function isPublicKey(text: string): boolean {
  return (
    text.startsWith("AAAAB3Nz") ||
    text.startsWith("AAAAC3Nz") ||
    text.startsWith("AAAAE2Vj") ||
    text.startsWith("AAAAGnNr")
  );
}

/** Calls, member access, paths, addresses, file names and mark-up. */
export function looksLikeCode(text: string, quoted: boolean): boolean {
  if (text.includes("://") || text.includes("](")) return true;
  if (text.startsWith("/") || text.startsWith("./") || text.startsWith("~/") || text.startsWith("C:\\"))
    return true;
  if (text.startsWith("#") || text.startsWith(".")) return true;
  if (quoted) return isDotted(text);
  if (/[({[]/.test(text) || text.includes("=>") || text.includes("&&") || text.includes("||")) return true;
  return isDotted(text);
}

/** Names joined by dots, such as `user.password` or `app.config.json`. */
function isDotted(text: string): boolean {
  const dot = text.indexOf(".");
  if (dot <= 0) return false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!isAlphanumeric(unit) && unit !== 0x2e && unit !== 0x5f && unit !== 0x2d && unit !== 0x24)
      return false;
    // No name begins with a digit.
    if (unit === 0x2e && /^[0-9]+$/.test(text.slice(at + 1))) return false;
  }
  return !/[0-9]/.test(text) || randomness(text) < 0.6;
}
