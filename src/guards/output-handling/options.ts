import type { Stage, StageActions } from "../../core/types.ts";
import { isStage, isStageActions, readOptions, wrongOption } from "../../core/validate.ts";
import { readAllowedHost } from "./hosts.ts";
import type { ForeignUrls, JudgeSettings } from "./judge.ts";

/** Options of {@link exfiltration}. */
export interface ExfiltrationOptions {
  /**
   * Hosts that may be fetched from and linked to: `example.com`, `*.example.com` (all below it, not itself),
   * `example.com:8443`, each also with the beginning of a path, as `example.com/docs/`. Without a port the usual one of the
   * scheme is meant. Relative URLs are always allowed.
   *
   * @default []
   */
  readonly allowHosts?: readonly string[];
  /**
   * Which pictures, films, fonts and backgrounds of other hosts are let pass: none (`deny`), those whose URL carries no
   * data, or all. Frames, style sheets, forms and `base` of other hosts never are.
   *
   * @default "deny"
   */
  readonly images?: ForeignUrls;
  /**
   * Which links to other hosts are let pass: none (`deny`), those that carry no data, or all.
   *
   * @default "data"
   */
  readonly links?: ForeignUrls;
  /**
   * Whether script elements and event handlers are findings.
   *
   * @default "deny"
   */
  readonly scripts?: "deny" | "allow";
  /**
   * Whether a URL that carries a stretch of what went into the call is a finding, also on an allowed host. `guard` knows
   * the texts; `checker.check` and `checker.stream` take them as `sources`.
   *
   * @default true
   */
  readonly taint?: boolean;
  /**
   * What findings lead to where the policy says nothing.
   *
   * @default "redact" at `output`
   */
  readonly action?: StageActions;
  /**
   * Stages at which the guard looks.
   *
   * @default ["output"]
   */
  readonly stages?: readonly Stage[];
}

/** Options that were checked. */
export interface ResolvedExfiltration extends JudgeSettings {
  readonly taint: boolean;
  readonly action: StageActions | undefined;
  readonly stages: readonly Stage[];
}

const mostHosts = 10_000;

/** Checks the options; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function resolveExfiltration(options: unknown): ResolvedExfiltration {
  const given = readOptions(options, "options", [
    "allowHosts",
    "images",
    "links",
    "scripts",
    "taint",
    "action",
    "stages",
  ]);
  const hosts = given.get("allowHosts") ?? [];
  if (!Array.isArray(hosts) || hosts.length > mostHosts) {
    throw wrongOption("options.allowHosts", `an array of at most ${mostHosts} hosts`);
  }
  const oneOf = <Value extends string>(key: string, values: readonly Value[], usual: Value): Value => {
    const value = given.get(key) ?? usual;
    if (!values.includes(value as Value)) throw wrongOption(`options.${key}`, values.join(" or "));
    return value as Value;
  };
  const taint = given.get("taint") ?? true;
  if (typeof taint !== "boolean") throw wrongOption("options.taint", "true or false");
  const action = given.get("action");
  if (action !== undefined && !isStageActions(action)) {
    throw wrongOption("options.action", "an action or actions by stage");
  }
  const stages = given.get("stages") ?? ["output"];
  if (!Array.isArray(stages) || !Array.from(stages).every(isStage)) {
    throw wrongOption("options.stages", "an array of stages");
  }
  return {
    hosts: Array.from(hosts, (host: unknown, index) => readAllowedHost(host, `options.allowHosts[${index}]`)),
    images: oneOf("images", ["deny", "data", "allow"], "deny"),
    links: oneOf("links", ["deny", "data", "allow"], "data"),
    scripts: oneOf("scripts", ["deny", "allow"], "deny"),
    taint,
    action,
    stages: stages as readonly Stage[],
  };
}
