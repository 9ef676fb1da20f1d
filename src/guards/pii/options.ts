import { invalid } from "../../core/errors.ts";
import type { Stage, StageActions } from "../../core/types.ts";
import { isStage, isStageActions, readOptions, wrongOption } from "../../core/validate.ts";
import { kindTitles } from "./kinds.ts";
import type { PhoneParser } from "./phones.ts";
import { kindsOf, type PiiPreset, presetNames } from "./presets.ts";

/** Options of `pii`. */
export interface PiiOptions {
  /**
   * Kinds to look for, such as `email` or `us-ssn`, or all of a country as `us-`.
   *
   * @default every kind but `quiet` ones, which must be named
   */
  readonly types?: readonly string[];
  /**
   * Kinds to leave out, in the same way.
   *
   * @default []
   */
  readonly without?: readonly string[];
  /**
   * Looks for what these laws and standards name; added to `types` when that is given as well.
   *
   * @default []
   */
  readonly presets?: readonly PiiPreset[];
  /**
   * Findings that are less sure are not reported, 0..1.
   *
   * @default 0.5
   */
  readonly minimumScore?: number;
  /**
   * `parsePhoneNumberFromString` of `libphonenumber-js`, for other metadata than the smallest, such as that of
   * `libphonenumber-js/max`.
   *
   * @default the one of `libphonenumber-js/min`, loaded when the first number is to be judged
   */
  readonly phones?: PhoneParser;
  /**
   * What findings lead to where the policy says nothing.
   *
   * @default the policy's own: `redact` at `output`
   */
  readonly action?: StageActions;
  /**
   * Stages at which the guard looks.
   *
   * @default ["input", "retrieval", "tool", "output"]
   */
  readonly stages?: readonly Stage[];
}

/** Kinds whose labels stand before many other things too; they are looked for when they are named. */
const quietKinds: readonly string[] = ["postcode", "age"];

export interface ResolvedOptions {
  readonly wants: (kind: string) => boolean;
  readonly minimumScore: number;
  readonly phones: PhoneParser | undefined;
  readonly action: StageActions | undefined;
  readonly stages: readonly Stage[];
}

/** @throws GuardError `GUARD_INVALID_OPTIONS` for a malformed option or an unknown kind. */
export function resolveOptions(options: unknown): ResolvedOptions {
  const given = readOptions(options, "options", [
    "types",
    "without",
    "presets",
    "minimumScore",
    "phones",
    "action",
    "stages",
  ]);
  const types = listOf(given.get("types"), "options.types", isKind, "ids of personal data");
  const without = listOf(given.get("without"), "options.without", isKind, "ids of personal data") ?? [];
  const presets =
    listOf(
      given.get("presets"),
      "options.presets",
      (name) => presetNames.includes(name),
      presetNames.join(", "),
    ) ?? [];
  const stages = listOf(given.get("stages"), "options.stages", isStage, "an array of stages");
  const minimumScore = given.get("minimumScore") ?? 0.5;
  if (typeof minimumScore !== "number" || !(minimumScore >= 0 && minimumScore <= 1))
    throw wrongOption("options.minimumScore", "a number from 0 to 1");
  const action = given.get("action");
  if (action !== undefined && !isStageActions(action))
    throw wrongOption("options.action", "an action or actions by stage");
  const phones = given.get("phones");
  if (phones !== undefined && typeof phones !== "function") throw wrongOption("options.phones", "a function");
  const wanted = new Set<string>();
  for (const kind of kindTitles.keys()) {
    const isNamed =
      types === undefined && presets.length === 0
        ? !quietKinds.includes(kind)
        : types?.some((name) => matches(kind, name));
    if (isNamed) wanted.add(kind);
  }
  for (const preset of presets) for (const kind of kindsOf(preset as PiiPreset)) wanted.add(kind);
  for (const kind of [...wanted]) if (without.some((name) => matches(kind, name))) wanted.delete(kind);
  return {
    wants: (kind) => wanted.has(kind),
    minimumScore,
    phones: phones as PhoneParser | undefined,
    action,
    stages: (stages as readonly Stage[] | undefined) ?? ["input", "retrieval", "tool", "output"],
  };
}

function listOf(
  value: unknown,
  path: string,
  fits: (item: string) => boolean,
  expected: string,
): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw wrongOption(path, "an array");
  const items: readonly unknown[] = Array.from(value);
  if (!items.every((item) => typeof item === "string" && fits(item)))
    throw invalid("GUARD_INVALID_OPTIONS", path, expected);
  return items as readonly string[];
}

function isKind(name: string): boolean {
  for (const kind of kindTitles.keys()) if (matches(kind, name)) return true;
  return false;
}

function matches(kind: string, name: string): boolean {
  const bare = name.startsWith("pii/") ? name.slice(4) : name;
  return bare.endsWith("-") ? kind.startsWith(bare) : kind === bare;
}
