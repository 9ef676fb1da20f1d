/** A secret, and ways to plant it in any string of what a model gives. */
export const token: string = `ghp_${"x7Kq2Vw8Lq9ZrTnB4sHd"}Jf7GuM1pXv3Rb6Yt`;

/** Keys that lead to a string in a value. */
export type Path = readonly (string | number)[];

/** Where the strings of a value stand. */
export function stringsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    stringsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A copy with a text at a place. */
export function planted<Value>(value: Value, [key, ...rest]: Path, text: string): Value {
  if (key === undefined) return text as Value;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = planted(copy[key], rest, text);
  return copy as Value;
}

/** Every string and every name that can be reached from values, those of errors and of hidden fields too. */
export function textsIn(...values: readonly unknown[]): string {
  const seen = new Set<unknown>();
  const texts: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === "string") texts.push(value);
    if (typeof value !== "object" || value === null || seen.has(value) || ArrayBuffer.isView(value)) return;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) for (const item of value) visit(item);
    for (const key of Reflect.ownKeys(value)) {
      texts.push(String(key));
      visit((value as Record<PropertyKey, unknown>)[key]);
    }
  };
  visit(values);
  return texts.join("\n");
}

/** What a reader puts together of the texts of events: those in fields of one name, one after the other. */
function gathered(events: readonly unknown[]): string {
  const texts = new Map<unknown, string>();
  for (const event of events)
    for (const path of stringsOf(event)) {
      const text = path.reduce<unknown>((value, key) => (value as Record<Path[0], unknown>)[key], event);
      texts.set(path.at(-1), (texts.get(path.at(-1)) ?? "") + String(text));
    }
  return [...texts.values()].join("\n");
}

/** A long part of the secret is as bad as all of it. */
export function holdsToken(text: string): boolean {
  return text.includes(token) || text.includes("x7Kq2Vw8Lq9Z");
}

/** Counts what was redacted: a caller who sees nothing at all would see no secret either. */
function seesSome(redacted: number, planted: number): void {
  if (redacted < planted / 4) throw new Error(`${redacted} of ${planted} planted secrets were seen redacted`);
}

/** Gives all that a caller sees of an answer, or of the events of one. */
export type See<Answer> = (answer: Answer) => Promise<unknown>;

const settled = (seen: Promise<unknown>): Promise<unknown> => seen.catch((error: unknown) => error);

/** The fields of an answer that let a secret through to the caller. */
export async function leaksOf<Answer>(answer: Answer, see: See<Answer>): Promise<readonly string[]> {
  const leaks: string[] = [];
  const paths = stringsOf(answer);
  let redacted = 0;
  for (const path of paths) {
    const seen = textsIn(await settled(see(planted(answer, path, `Use ${token} now`))));
    if (holdsToken(seen)) leaks.push(path.join("."));
    if (seen.includes("[REDACTED:secret]")) redacted++;
  }
  seesSome(redacted, paths.length);
  return leaks;
}

/**
 * The fields of events that let a secret through which is whole in one event or, where `grows` says that a field is
 * continued by the next event, cut over two of a kind.
 */
export async function leaksOfEvents<Event>(
  events: readonly Event[],
  see: See<readonly Event[]>,
  grows: (path: Path, event: Event) => boolean,
): Promise<readonly string[]> {
  const leaks: string[] = [];
  let ways = 0;
  let redacted = 0;
  for (const [at, event] of events.entries()) {
    for (const path of stringsOf(event)) {
      const cuts = [[`Use ${token} now`]];
      if (grows(path, event)) cuts.push([`Use ${token.slice(0, 14)}`, `${token.slice(14)} now`]);
      for (const pieces of cuts) {
        const all = events.flatMap((other, index) =>
          index === at ? pieces.map((piece) => planted(event, path, piece)) : [other],
        );
        const seen = await settled(see(all));
        const texts = textsIn(seen);
        ways++;
        if (texts.includes("[REDACTED:secret]")) redacted++;
        const isLeak = holdsToken(texts) || (Array.isArray(seen) && holdsToken(gathered(seen)));
        if (isLeak) leaks.push(`${at} ${path.join(".")}${pieces.length > 1 ? ", cut" : ""}`);
      }
    }
  }
  seesSome(redacted, ways);
  return leaks;
}

/** An error as clients of providers throw it: with the answer in all of its parts. */
export function providerError(text: string): Error {
  const error = new Error(`400 could not read ${text}`, { cause: new Error(`cause ${text}`) });
  return Object.assign(error, {
    status: 400,
    headers: new Headers({ "retry-after": "7" }),
    responseBody: JSON.stringify({ error: { failed_generation: text } }),
    data: { error: { message: text, failed_generation: text } },
    errors: [new Error(`first ${text}`), text],
    requestBodyValues: { model: "m" },
  });
}
