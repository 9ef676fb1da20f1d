import { describe, expect, test } from "vitest";
import { numberKinds } from "../../../src/guards/pii/numbers/index.ts";
import type { NumberKind } from "../../../src/guards/pii/numbers/kind.ts";
import { find } from "./find.ts";

/** Seeded, so that a failure can be seen again: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const alphabets = { d: "0123456789", a: "ABCDEFGHJKLMNPRSTUVWXYZ", x: "0123456789ABCDEFGHJKLMNPRSTUVWXYZ" };

function randomCode(shape: string, below: (limit: number) => number): string {
  return shape.replace(
    /'([^']*)'|([dax])(\d+)/g,
    (_, literal: string | undefined, letter: "d" | "a" | "x", count: string) => {
      if (literal !== undefined) return literal;
      return Array.from({ length: Number(count) }, () =>
        alphabets[letter].charAt(below(alphabets[letter].length)),
      ).join("");
    },
  );
}

/** Codes that satisfy a kind, and ones of the same form with another last character that do not. */
function codesOf({ shapes, check = () => true }: NumberKind): {
  readonly right: string[];
  readonly wrong: string[];
} {
  const below = generator(20260101);
  const right: string[] = [];
  const wrong: string[] = [];
  const forms = shapes.split(",");
  for (let attempt = 0; attempt < 300_000 && right.length < 4; attempt++) {
    const code = randomCode(forms[attempt % Math.min(forms.length, 2)] as string, below);
    if (!check(code)) continue;
    right.push(code);
    const at = code.length - 2;
    for (const digit of alphabets.d) {
      const other = code.slice(0, at) + digit + code.slice(at + 1);
      if (/\d/.test(code.charAt(at)) && digit !== code.charAt(at) && !check(other)) wrong.push(other);
    }
  }
  return { right, wrong: wrong.slice(0, 4) };
}

const own = numberKinds.filter(({ id }) => id !== "postcode" && id !== "age");

test("covers at least 45 countries", () => {
  const countries = new Set(own.flatMap(({ id }) => /^([a-z]{2})-/.exec(id)?.[1] ?? []));
  expect(countries.size).toBeGreaterThanOrEqual(45);
});

describe.each(own.map((kind, index) => ({ name: `${kind.id} (${index})`, kind })))("$name", ({ kind }) => {
  const label = kind.labels.split("|")[0] as string;
  const { right, wrong } = codesOf(kind);
  const finds = async (code: string) =>
    (await find(`${label}: ${code}`)).filter((found) => found.endsWith(code));

  test("is found after its label", async () => {
    expect(right.length).toBe(4);
    const found = await Promise.all(right.map(finds));
    // Countries share labels, and a few share forms and check digits as well.
    const sharing = numberKinds.filter(({ labels }) => labels.split("|").includes(label)).map(({ id }) => id);
    expect(found.filter((kinds) => !sharing.some((id) => kinds[0]?.startsWith(`${id}: `)))).toEqual([]);
  });

  test.runIf(wrong.length > 0)("is not found with a wrong check digit", async () => {
    const found = await Promise.all(wrong.map(finds));
    expect(found.flat().filter((value) => value.startsWith(`${kind.id}: `))).toEqual([]);
  });
});
