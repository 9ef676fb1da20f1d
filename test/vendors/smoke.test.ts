import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const { dependencies } = JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8")) as {
  dependencies: Record<string, string>;
};

test.each(Object.entries(dependencies))("%s is pinned", (_name, version) => {
  expect(version).toMatch(/^(npm:.+@)?\d+\.\d+\.\d+$/u);
});
