import { expect, test } from "vitest";
import { lazy, lazyCall } from "../../src/adapters/lazy.ts";

test("a part is loaded once, when it is first asked for", async () => {
  let loads = 0;
  const load = lazy(async () => ++loads);
  expect(loads).toBe(0);
  expect(await Promise.all([load(), load()])).toEqual([1, 1]);
  expect(await load()).toBe(1);
});

test("a part that could not be loaded is loaded again", async () => {
  let loads = 0;
  const call = lazyCall(async () => {
    if (++loads === 1) throw new Error("offline");
    return async (text: string) => text.length;
  });
  await expect(call("one")).rejects.toThrow("offline");
  expect(await call("three")).toBe(5);
  expect(await call("three")).toBe(5);
  expect(loads).toBe(2);
});
