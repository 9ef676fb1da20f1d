import { bytesOf, digitsOf, latinOnly, mapSigns, signsOf, type Transform } from "./transform.ts";

// https://www.itu.int/rec/R-REC-M.1677-1-200910-I/
const morse: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      a: ".-",
      b: "-...",
      c: "-.-.",
      d: "-..",
      e: ".",
      f: "..-.",
      g: "--.",
      h: "....",
      i: "..",
      j: ".---",
    },
    ...{ k: "-.-", l: ".-..", m: "--", n: "-.", o: "---", p: ".--.", q: "--.-", r: ".-.", s: "...", t: "-" },
    ...{ u: "..-", v: "...-", w: ".--", x: "-..-", y: "-.--", z: "--.." },
    ...{ 0: "-----", 1: ".----", 2: "..---", 3: "...--", 4: "....-", 5: ".....", 6: "-....", 7: "--..." },
    ...{ 8: "---..", 9: "----.", ".": ".-.-.-", ",": "--..--", "?": "..--..", "'": ".----.", "-": "-....-" },
    ...{
      ":": "---...",
      "(": "-.--.",
      ")": "-.--.-",
      "/": "-..-.",
      '"': ".-..-.",
      "=": "-...-",
      "+": ".-.-.",
    },
  }),
);

function toBase64(text: string): string {
  return btoa(Array.from(bytesOf(text), (byte) => String.fromCharCode(byte)).join(""));
}

// https://www.rfc-editor.org/rfc/rfc4648#section-6
function toBase32(text: string): string {
  const bits = digitsOf(text, 2, 8).join("");
  let code = "";
  for (let start = 0; start < bits.length; start += 5) {
    code += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[
      Number.parseInt(bits.slice(start, start + 5).padEnd(5, "0"), 2)
    ];
  }
  return code.padEnd(Math.ceil(code.length / 8) * 8, "=");
}

/** The alphabet turned by a number of places. */
function turned(places: number): Transform["apply"] {
  return latinOnly((text) =>
    mapSigns(text, (sign) => {
      const first = sign >= "a" && sign <= "z" ? 97 : sign >= "A" && sign <= "Z" ? 65 : 0;
      if (first === 0) return sign;
      return String.fromCharCode(first + ((sign.charCodeAt(0) - first + places) % 26));
    }),
  );
}

function toMorse(text: string): string {
  return signsOf(text.toLowerCase())
    .map((sign) => (sign.trim() === "" ? "/" : (morse.get(sign) ?? "")))
    .filter((code) => code !== "")
    .join(" ");
}

/** Every byte but those of letters and digits as `=41`, in lines of 75 (https://www.rfc-editor.org/rfc/rfc2045#section-6.7). */
function toQuotedPrintable(text: string): string {
  const codes = Array.from(bytesOf(text), (byte) => {
    const sign = String.fromCharCode(byte);
    return /[A-Za-z0-9]/.test(sign) ? sign : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  });
  let width = 0;
  return codes
    .map((code) => {
      const isFull = width + code.length > 75;
      width = isFull ? code.length : width + code.length;
      return isFull ? `=\r\n${code}` : code;
    })
    .join("");
}

/** Each UTF-16 unit as an escape. */
function units(text: string, write: (unit: number) => string): string {
  return Array.from({ length: text.length }, (_, index) => write(text.charCodeAt(index))).join("");
}

const hexOf = (value: number, width: number): string => value.toString(16).padStart(width, "0");

/** The text in a code. */
export const encodingTransforms: readonly Transform[] = [
  { name: "base64", apply: toBase64 },
  {
    name: "base64url",
    apply: (text) => toBase64(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),
  },
  { name: "base64 twice", apply: (text) => toBase64(toBase64(text)) },
  { name: "base32", apply: toBase32 },
  { name: "hex", apply: (text) => digitsOf(text, 16, 2).join("") },
  { name: "hex bytes", apply: (text) => digitsOf(text, 16, 2).join(" ") },
  { name: "binary", apply: (text) => digitsOf(text, 2, 8).join(" ") },
  { name: "decimal bytes", apply: (text) => digitsOf(text, 10, 1).join(" ") },
  {
    name: "percent",
    apply: (text) =>
      digitsOf(text, 16, 2)
        .map((byte) => `%${byte.toUpperCase()}`)
        .join(""),
  },
  { name: "entities", apply: (text) => mapSigns(text, (sign) => `&#${sign.codePointAt(0)};`) },
  {
    name: "hex entities",
    apply: (text) => mapSigns(text, (sign) => `&#x${hexOf(sign.codePointAt(0) as number, 1)};`),
  },
  { name: "\\u escapes", apply: (text) => units(text, (unit) => `\\u${hexOf(unit, 4)}`) },
  {
    name: "\\x escapes",
    apply: (text) =>
      digitsOf(text, 16, 2)
        .map((byte) => `\\x${byte}`)
        .join(""),
  },
  { name: "rot13", apply: turned(13) },
  { name: "Caesar", apply: turned(3) },
  { name: "quoted-printable", apply: toQuotedPrintable },
  { name: "Morse", apply: latinOnly(toMorse) },
];
