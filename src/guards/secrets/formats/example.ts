import type { RuleExample } from "../../../core/rule.ts";

const lower = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";

type Alphabet =
  | "digits"
  | "hex"
  | "upperHex"
  | "lower"
  | "lower36"
  | "upper36"
  | "base32"
  | "lowerBase32"
  | "bech32"
  | "upperBech32"
  | "base58";

const alphabets: Readonly<Record<Alphabet, string>> = {
  digits,
  hex: "0123456789abcdef",
  upperHex: "0123456789ABCDEF",
  lower,
  lower36: digits + lower,
  upper36: digits + lower.toUpperCase(),
  base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  lowerBase32: "abcdefghijklmnopqrstuvwxyz234567",
  bech32: "qpzry9x8gf2tvdw0s3jn54khce6mua7l",
  upperBech32: "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
  base58: "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
};

/** Text as it stands, a number of letters and digits, or a number of characters of another alphabet. */
export type Piece = string | number | { readonly [Name in Alphabet]?: number };

/**
 * A made-up token in texts, and texts with tokens that lack a character or hold a wrong one.
 *
 * Numbers stand for characters that look random and are the same in every run. The pieces are given apart, so
 * that other scanners stay quiet about them.
 */
export function example(...pieces: readonly Piece[]): RuleExample {
  const written = write(pieces);
  const whole = written.join("");
  // The longest part that is made up; a character that no alphabet has ends it half way.
  const long = written.reduce(
    (best, text, index) =>
      typeof pieces[index] !== "string" && text.length > (written[best]?.length ?? 0) ? index : best,
    pieces.findIndex((piece) => typeof piece !== "string"),
  );
  const part = written[long] ?? "";
  const before = written.slice(0, long).join("");
  const after = written.slice(long + 1).join("");
  const half = part.length >> 1;
  return {
    positive: [whole, `Use ${whole} for the call.`, `{"value":"${whole}"}`, `变量${whole}。`],
    negative: [
      `${before + part.slice(1)}${after}`,
      `${before + part.slice(0, half)} ${part.slice(half + 1)}${after}`,
      `${before}...${after}`,
    ],
  };
}

function write(pieces: readonly Piece[]): string[] {
  let state = 7;
  for (const piece of pieces)
    for (const unit of JSON.stringify(piece)) state = step(state + unit.charCodeAt(0));
  const random = (characters: string, length: number): string => {
    let text = "";
    while (text.length < length) {
      state = step(state);
      text += characters[state % characters.length] as string;
    }
    return text;
  };
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    if (typeof piece === "number") return random(digits + lower + lower.toUpperCase(), piece);
    const [name, length] = Object.entries(piece)[0] as [Alphabet, number];
    return random(alphabets[name], length);
  });
}

/** Park and Miller. */
function step(state: number): number {
  return (state * 48_271) % 2_147_483_647;
}
