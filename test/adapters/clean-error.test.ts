import { describe, expect, test } from "vitest";
import { cleanError } from "../../src/adapters/clean-error.ts";
import { createKit } from "../../src/adapters/kit.ts";
import { refusalOf } from "../../src/adapters/words.ts";
import { GuardError, isBlocked, secrets } from "../../src/index.ts";
import { providerError, textsIn, token } from "./planted.ts";

const kit = (action: "redact" | "block") => createKit([secrets({ stages: ["output"], action })], {});
const { runner } = kit("redact");
const fail = (): never => {
  throw new Error(token);
};

describe("an error of others", () => {
  test("is the same object with clean texts in all that it holds", async () => {
    const error = providerError(token);
    expect(await cleanError(runner, error)).toBe(error);
    expect(textsIn(error)).not.toContain(token);
    expect(error).toMatchObject({ status: 400, requestBodyValues: { model: "m" } });
    expect(error.stack).toContain("[REDACTED:secret]");
  });

  test("may hold itself, and many others", async () => {
    const inner = new Error(token);
    const error = new AggregateError([inner, inner], "all failed", { cause: inner });
    inner.cause = error;
    expect(await cleanError(runner, error)).toBe(error);
    expect(textsIn(error)).not.toContain(token);
  });

  test("keeps what needs no change as it was", async () => {
    const data = { note: "n" };
    const error = Object.assign(new Error("lost"), { data });
    await cleanError(runner, error);
    expect(error.data).toBe(data);
    expect(Object.keys(error)).toEqual(["data"]);
  });

  test("that cannot be changed does not go on", async () => {
    await expect(cleanError(runner, Object.freeze(new Error(token)))).rejects.not.toThrow(token);
    const data: Record<string, unknown> = { token };
    data.self = data;
    const failed = cleanError(runner, Object.assign(new Error("lost"), { data }));
    await expect(failed).rejects.toThrow("holds itself");
  });

  test("is read where its class computes what it says", async () => {
    class Quoting extends Error {
      readonly #body = token;
      get body(): string {
        return this.#body;
      }
    }
    const error = new Quoting("lost");
    expect(await cleanError(runner, error)).toBe(error);
    expect(error.body).toBe("[REDACTED:secret]");
  });

  test.each<[string, () => unknown]>([
    ["name", () => Object.defineProperty({}, Symbol.toStringTag, { get: fail })],
    ["class", () => new Proxy(new Error(token), { getPrototypeOf: fail })],
    ["fields", () => new Proxy(new Error(token), { ownKeys: fail })],
    ["new fields", () => new Proxy(new Error(token), { defineProperty: fail })],
  ])("says nothing where it fails to tell its %s", async (_, failing) => {
    const reason = await cleanError(runner, failing()).catch((thrown: unknown) => thrown);
    expect(reason).toBeInstanceOf(Error);
    expect(textsIn(reason)).not.toContain(token);
  });

  test("is a block where one of its texts is", async () => {
    const { blocked, words } = await refusalOf(kit("block"), providerError(token));
    expect(isBlocked(blocked)).toBe(true);
    expect(words).toContain("refused");
    const strict = { ...kit("block"), words: undefined };
    await expect(refusalOf(strict, providerError(token))).rejects.toSatisfy(isBlocked);
  });

  test("may be a text, or an object", async () => {
    expect(await cleanError(runner, `no ${token}`)).toBe("no [REDACTED:secret]");
    expect(await cleanError(runner, { message: token })).toEqual({ message: "[REDACTED:secret]" });
  });

  test("is left alone where it is none, or has nothing to clean", async () => {
    const own = new GuardError("GUARD_ABORTED", "The call was aborted.");
    for (const given of [own, undefined, 7]) expect(await cleanError(runner, given)).toBe(given);
    expect(own.message).toBe("The call was aborted.");
  });

  test("is read where others hold it, and where it claims to be one of ours", async () => {
    const inner = new Error(token);
    await cleanError(runner, { cause: [inner] });
    expect(inner.message).not.toContain(token);
    const claimed = Object.assign(new Error(token), { code: "GUARD_ABORTED" });
    await cleanError(runner, claimed);
    expect(claimed.message).not.toContain(token);
  });

  test("is withheld where its data are too deep, or it cannot be written", async () => {
    let deep: unknown = token;
    for (let level = 0; level < 20; level++) deep = [deep];
    await expect(cleanError(runner, Object.assign(new Error("no"), { data: deep }))).rejects.toThrow(
      "too deep",
    );
    await expect(cleanError(runner, Object.freeze(new Error(token)))).rejects.toThrow("written");
  });

  describe("that holds more than plain fields", () => {
    class Body {
      text: string = token;
    }
    class Sealed {
      readonly #text: string = token;
      get text(): string {
        return this.#text;
      }
    }
    class Written {
      toJSON(): string {
        return token;
      }
    }
    class Shown {
      [Symbol.for("nodejs.util.inspect.custom")](): string {
        return token;
      }
    }
    const holding = (field: unknown): Error => Object.assign(new Error("lost"), { field, status: 429 });

    test("has clean fields of instances", async () => {
      const error = holding({ body: new Body() }) as Error & { field: { body: Body } };
      await cleanError(runner, error);
      expect(error.field.body).toBeInstanceOf(Body);
      expect(error.field.body.text).toBe("[REDACTED:secret]");
      const direct = holding(new Body()) as Error & { field: Body };
      await cleanError(runner, direct);
      expect(direct.field.text).toBe("[REDACTED:secret]");
    });

    test.each([
      ["a getter", new Sealed()],
      ["a toJSON", new Written()],
      ["a form for consoles", new Shown()],
      ["a body", new Response(token)],
      ["a promise", Promise.resolve(token)],
      ["bytes", new TextEncoder().encode(token)],
    ])("goes on without what has %s", async (_, value) => {
      const error = holding(value) as Error & { field?: unknown; status: number };
      expect(await cleanError(runner, error)).toBe(error);
      expect(error.field).toBeUndefined();
      expect(error.status).toBe(429);
      const nested = holding({ value, code: "E" }) as Error & { field: { value?: unknown; code: string } };
      await cleanError(runner, nested);
      expect(nested.field).toEqual({ value: undefined, code: "E" });
    });

    test.each([
      ["a map", new Map([["said", token]])],
      ["a key of a map", new Map([[token, 1]])],
      ["a set", new Set([token])],
      ["headers", new Headers({ "x-said": token })],
      ["an address", new URL(`https://example.com/?q=${token}`)],
      ["a symbol", { [Symbol("said")]: token }],
      ["a hidden field", Object.defineProperty({}, "said", { value: token })],
      ["a map in an instance", Object.assign(new Body(), { text: "", more: new Map([[1, { token }]]) })],
    ])("is withheld where %s says it", async (_, value) => {
      await expect(cleanError(runner, holding(value))).rejects.toSatisfy(isBlocked);
      await expect(cleanError(runner, holding({ value }))).rejects.toSatisfy(isBlocked);
    });

    test("keeps them where they are clean", async () => {
      const field = {
        ...{ map: new Map([["a", 1]]), headers: new Headers({ "retry-after": "7" }), at: new Date(0) },
        ...{ url: new URL("https://example.com/"), signal: AbortSignal.abort(), [Symbol("mark")]: true },
      };
      const error = holding(field) as Error & { field: object };
      await cleanError(runner, error);
      expect(error.field).toBe(field);
    });

    test("has clean values under its own symbols", async () => {
      const said = Symbol("said");
      const error = Object.assign(new Error("lost"), { [said]: token });
      await cleanError(runner, error);
      expect(error[said]).toBe("[REDACTED:secret]");
    });

    test("cannot be read without end", async () => {
      const endless = (): Error =>
        Object.defineProperty(new Error("lost"), "cause", { get: () => endless(), configurable: true });
      await expect(cleanError(runner, endless())).rejects.toThrow("too many errors");
    });

    test("does not go on by itself where nobody can tell what it is", async () => {
      await expect(cleanError(runner, new Response(token))).rejects.toThrow("no plain object");
    });

    test("goes on in shadow mode", async () => {
      const error = holding(new Response(token)) as Error & { field: unknown };
      const shadow = createKit([secrets({ stages: ["output"] })], { policy: { shadow: true } }).runner;
      expect(await cleanError(shadow, error)).toBe(error);
      expect(error.field).toBeInstanceOf(Response);
    });
  });

  test("shows no more of itself than before", async () => {
    const error = new Error(token);
    await cleanError(runner, error);
    expect(JSON.stringify(error)).toBe("{}");
  });
});
