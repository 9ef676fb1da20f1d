import type { Runner } from "../../core/runner.ts";
import { UnreadableError } from "../../core/strings.ts";
import { type Body, type Checked, checkPairs, checkSegments, isPair } from "./inputs.ts";
import { leave } from "./leave.ts";
import type { HttpSettings } from "./options.ts";
import { isWithin, type Pattern } from "./patterns.ts";

/** Checks a form of either type, with the names of its files. */
export async function checkForm(
  settings: HttpSettings,
  runner: Runner,
  headers: Headers,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Checked<Body>> {
  const { input } = settings;
  const type = headers.get("content-type") ?? "";
  const entries: [string, string | File][] = [];
  try {
    entries.push(...(await new Response(bytes, { headers: { "content-type": type } }).formData()));
  } catch {
    throw new UnreadableError("no form");
  }
  const hasFiles = entries.some(([, value]) => typeof value !== "string");
  if (hasFiles) leave(settings, runner, "input", "file", "report");
  const pairs = entries.map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : value.name,
  ]);
  const written = isPair(input)
    ? ((await checkSegments(input, runner, pairs)) as [string, string][])
    : await checkPairs(
        runner,
        pairs,
        (name) => input === undefined || isWithin([name], input as readonly Pattern[]),
      );
  if (written === undefined || written === pairs) return { given: pairs };
  if (!type.toLowerCase().includes("multipart/form-data"))
    return { given: pairs, changed: new URLSearchParams(written) };
  const changed = new FormData();
  for (const [index, [name, text]] of written.entries()) {
    const file = entries[index]?.[1];
    if (file instanceof Blob) changed.append(name, file, text);
    else changed.append(name, text);
  }
  return { given: pairs, changed };
}
