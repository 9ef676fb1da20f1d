import { flat, seeded, type TextKind } from "./texts.ts";

type Random = (below: number) => number;

const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const lower = upper.toLowerCase();
const digits = "0123456789";
const alphanumeric = upper + lower + digits;

/**
 * Texts with a secret or a piece of personal data in about every third line, drawn anew for each text.
 *
 * @param counts texts a kind by their length in characters
 */
export function sensitiveTexts(counts: ReadonlyMap<number, number>): readonly TextKind[] {
  return [...counts].flatMap(([length, count]) => [
    { name: `secrets, ${length / 1000} KB`, texts: generate(secretLines, length, count, 11) },
    { name: `personal data, ${length / 1000} KB`, texts: generate(personalLines, length, count, 12) },
  ]);
}

function generate(lines: readonly Line[], length: number, count: number, seed: number): string[] {
  const random = seeded(seed + length);
  return Array.from({ length: count }, () => {
    let text = "";
    while (text.length < length) {
      text += `${random(3) === 0 ? pick(random, lines)(random) : pick(random, plainLines)(random)}\n`;
    }
    return flat(text.slice(0, length));
  });
}

type Line = (random: Random) => string;

const nouns =
  "report invoice cluster meeting garden release customer budget window service harvest letter".split(" ");
const verbs = "checks moves sends closes paints reviews keeps opens counts sorts brings follows".split(" ");
const times = "today, tomorrow, on Monday, next week, at noon, before lunch, after the call".split(", ");

const plainLines: readonly Line[] = [
  (random) => `The ${noun(random)} ${pick(random, verbs)} the ${noun(random)} ${pick(random, times)}.`,
  (random) => `We keep one ${noun(random)} for every ${noun(random)}, and the rest can wait.`,
  (random) => `const ${noun(random)} = await load("${noun(random)}", { retries: ${random(9)} });`,
  (random) => `  "${noun(random)}": { "${noun(random)}": ${random(100)}, "enabled": true },`,
];

const secretLines: readonly Line[] = [
  (random) => `AWS_ACCESS_KEY_ID=AKIA${draw(random, `${upper}234567`, 16)}`,
  (random) => `aws_secret_access_key = "${draw(random, `${alphanumeric}/+`, 40)}"`,
  (random) => `git clone https://ghp_${draw(random, alphanumeric, 36)}@github.com/acme/${noun(random)}`,
  (random) => `    headers: { Authorization: "Bearer ${draw(random, `${alphanumeric}_-`, 44)}" },`,
  (random) => `DATABASE_URL=postgres://app:${draw(random, alphanumeric, 18)}@db.acme.io:5432/${noun(random)}`,
  (random) => `  "password": "${draw(random, `${alphanumeric}!?#%`, 14)}",`,
  (random) => `stripe.setKey("sk_live_${draw(random, alphanumeric, 24)}");`,
  (random) =>
    `xoxb-${draw(random, digits, 12)}-${draw(random, digits, 12)}-${draw(random, alphanumeric, 24)}`,
  (random) =>
    `token: ${base64Url('{"alg":"HS256","typ":"JWT"}')}.${base64Url(`{"sub":"${random(1e6)}"}`)}.${draw(random, alphanumeric, 43)}`,
  (random) =>
    `-----BEGIN PRIVATE KEY-----\n${Array.from({ length: 6 }, () => draw(random, `${alphanumeric}+/`, 64)).join("\n")}\n-----END PRIVATE KEY-----`,
];

const givenNames = "Mara Jonas Ines Tomas Lucia Peter Aylin Nora Felix Irena".split(" ");
const familyNames = "Keller Novak Silva Berger Rossi Dumont Lindqvist Okafor Tanaka Moreau".split(" ");

const personalLines: readonly Line[] = [
  (random) =>
    `Please write to ${name(random, ".").toLowerCase()}@${noun(random)}-works.com ${pick(random, times)}.`,
  (random) => `${name(random, " ")} can be reached at +49 30 ${2 + random(7)}${draw(random, digits, 7)}.`,
  (random) =>
    `Call (${pick(random, ["212", "415", "617"])}) ${3 + random(6)}42-${draw(random, digits, 4)} about the ${noun(random)}.`,
  (random) => `Card number: ${withLuhn(`4${draw(random, digits, 14)}`)}, valid until 0${1 + random(9)}/29`,
  (random) => `IBAN: ${germanIban(draw(random, digits, 18))}`,
  (random) => `SSN: ${100 + random(500)}-${10 + random(80)}-${1000 + random(9000)}`,
  (random) => `Date of birth: ${1950 + random(50)}-0${1 + random(9)}-${10 + random(18)}`,
  (random) =>
    `Login from ${1 + random(200)}.${random(255)}.${random(255)}.${1 + random(250)} ${pick(random, times)}`,
  (random) => `{ "customer": "${name(random, " ")}", "passport_number": "C${draw(random, digits, 8)}" }`,
  (random) => `${1 + random(200)} ${pick(random, familyNames)} Street, Springfield, IL 6270${random(10)}`,
];

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[random(items.length)] as Item;
}

function noun(random: Random): string {
  return pick(random, nouns);
}

function name(random: Random, between: string): string {
  return pick(random, givenNames) + between + pick(random, familyNames);
}

function draw(random: Random, alphabet: string, length: number): string {
  let text = "";
  while (text.length < length) text += alphabet.charAt(random(alphabet.length));
  return text;
}

function base64Url(text: string): string {
  return Buffer.from(text).toString("base64url");
}

/** Adds the check digit of cards: https://en.wikipedia.org/wiki/Luhn_algorithm */
function withLuhn(number: string): string {
  let sum = 0;
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return number + ((10 - (sum % 10)) % 10);
}

/** A German account number with its check digits: https://en.wikipedia.org/wiki/International_Bank_Account_Number */
function germanIban(account: string): string {
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${String(check).padStart(2, "0")}${account}`;
}
