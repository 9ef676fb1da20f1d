import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Checker,
  createChecker,
  type Guard,
  injectionClassifier,
  injectionPatterns,
  isGuardError,
  type Policy,
  pii,
  secrets,
} from "sallyport";
import { isObject, own } from "../core/validate.ts";
import { onlyKnown, readJson } from "./json-file.ts";
import { UsageError } from "./usage-error.ts";

/** Guards that were asked for, compiled. */
export interface ChosenGuards {
  readonly names: readonly string[];
  readonly checker: Checker;
  /** False when nothing that the guards report counts towards the injection score. */
  readonly scoresInjections: boolean;
}

/** Guards that are known by name. Options come from a file and are checked by the guards themselves. */
const factories: ReadonlyMap<string, (options?: object) => Guard> = new Map([
  ["injection-patterns", injectionPatterns],
  ["injection-classifier", injectionClassifier],
  ["secrets", secrets],
  ["pii", pii],
]);

/**
 * Guards by what `--guards` says: names with commas between them, a JSON file `{ guards: [{ name, options }], policy }`,
 * or the path of an ES module that exports `guards` (or a default array) and perhaps a `policy`.
 *
 * Modules are only loaded by a path that says so: `./…`, `../…` or absolute.
 */
export async function readGuards(value: string): Promise<ChosenGuards> {
  const isPath = value.startsWith("./") || value.startsWith("../") || isAbsolute(value);
  if (value.endsWith(".json")) return compile(value, ...(await readConfiguration(value)));
  if (/\.[cm]?js$/.test(value)) {
    if (!isPath) throw new UsageError(`--guards: a module needs a path that begins with ./ ../ or /`);
    return compile(value, ...(await loadModule(value)));
  }
  const guards = value.split(",").map((name) => makeGuard(name.trim(), undefined, "--guards"));
  return compile("--guards", guards, undefined);
}

type Loaded = readonly [guards: readonly Guard[], policy: Policy | undefined];

async function readConfiguration(file: string): Promise<Loaded> {
  const value = await readJson(file);
  onlyKnown(value, ["guards", "policy"], file);
  const entries = own(value, "guards");
  if (!Array.isArray(entries) || entries.length === 0)
    throw new UsageError(`${file}: guards: expected an array that is not empty`);
  const guards = entries.map((entry: unknown, index) => {
    const at = `${file}: guards[${index}]`;
    if (typeof entry === "string") return makeGuard(entry, undefined, at);
    if (!isObject(entry) || Array.isArray(entry))
      throw new UsageError(`${at}: expected an object with a name`);
    onlyKnown(entry, ["name", "options"], at);
    const name = own(entry, "name");
    if (typeof name !== "string") throw new UsageError(`${at}.name: expected a string`);
    return makeGuard(name, own(entry, "options"), at);
  });
  return [guards, own(value, "policy") as Policy | undefined];
}

async function loadModule(file: string): Promise<Loaded> {
  let loaded: object;
  try {
    loaded = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code;
    const detail = error instanceof Error ? error.message.split("\n")[0] : "";
    throw new UsageError(
      `${file}: ${code === "ERR_MODULE_NOT_FOUND" ? "the module or one that it imports does not exist" : `cannot be loaded: ${detail}`}`,
    );
  }
  const usual = own(loaded, "default");
  const guards = own(loaded, "guards") ?? usual;
  if (!Array.isArray(guards) || guards.length === 0)
    throw new UsageError(
      `${file}: expected an export "guards", or a default one, that is an array of guards`,
    );
  return [guards, own(loaded, "policy") as Policy | undefined];
}

function makeGuard(name: string, options: unknown, at: string): Guard {
  const factory = factories.get(name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`));
  if (factory === undefined) {
    throw new UsageError(
      `${at}: unknown guard ${JSON.stringify(name)}, expected one of ${[...factories.keys()].join(", ")}`,
    );
  }
  return named(at, () => factory((options ?? undefined) as object | undefined));
}

function compile(at: string, guards: readonly Guard[], policy: Policy | undefined): ChosenGuards {
  const checker = named(at, () => createChecker(guards, policy === undefined ? {} : { policy }));
  return {
    names: guards.map(({ name }) => name),
    checker,
    scoresInjections: guards.some(reportsInjections),
  };
}

/** Whether a guard may report anything but secrets and personal data. */
function reportsInjections({ rules, reports }: Guard): boolean {
  if (rules === undefined && reports === undefined) return true;
  const ids = [...(reports ?? []), ...(rules?.rules ?? []).map(({ id }) => id)];
  return ids.some((id) => !/^(?:secret|pii|context)\//.test(id));
}

/** What the library says about options, with the place that they are from. */
function named<Made>(at: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!isGuardError(error)) throw error;
    throw new UsageError(`${at}: ${error.message}`);
  }
}
