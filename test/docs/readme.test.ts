import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(root + path, "utf8");
const pages = [
  "README.md",
  ...readdirSync(`${root}docs`, { recursive: true }).map((page) => `docs/${page}`),
].filter((page) => page.endsWith(".md"));

describe("the documentation", () => {
  test.each(["quick-start", "output"])("shows the example %s as it runs", (name) => {
    expect(read("README.md")).toContain(read(`examples/${name}.ts`).trim());
  });

  test.each(pages)("%s links to files that exist", (page) => {
    const folder = page.slice(0, page.lastIndexOf("/") + 1);
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link as string);
    for (const link of links) expect(() => readdirOrFile(folder + link)).not.toThrow();
  });

  test("names scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => !((name as string) in scripts))).toEqual([]);
  });
});

function readdirOrFile(path: string): void {
  if (path.endsWith("/")) readdirSync(root + path);
  else read(path);
}
