import { readable } from "../../core/readable.ts";
import type { Finding, Guard } from "../../core/types.ts";
import { wrongOption } from "../../core/validate.ts";
import { hold, rest, wakes } from "./hold.ts";
import { type Fault, judge } from "./judge.ts";
import { type ExfiltrationOptions, resolveExfiltration } from "./options.ts";
import { scanReferences } from "./scan.ts";
import { taintOf } from "./taint.ts";

export type { ForeignUrls } from "./judge.ts";
export type { ExfiltrationOptions } from "./options.ts";

const name = "exfiltration";

const refs = ["LLM05:2025", "LLM02:2025", "AML.T0077"];

/** What a finding says of each fault, and the word that stands for it in a placeholder. */
const faults: Readonly<
  Record<Fault, { readonly id: string; readonly type: string; readonly title: string }>
> = {
  image: { id: "image", type: "image", title: "Something that is fetched from a host that is not allowed" },
  embed: {
    id: "embed",
    type: "embed",
    title: "A frame, style sheet or other part of a page from a host that is not allowed",
  },
  form: { id: "form", type: "form", title: "A form or click report that goes to a host that is not allowed" },
  link: {
    id: "link",
    type: "link",
    title: "A link to a host that is not allowed, or one that carries data to it",
  },
  script: { id: "script", type: "script", title: "A script" },
  handler: { id: "event-handler", type: "script", title: "An attribute that runs a script on an event" },
  tag: {
    id: "unreadable-tag",
    type: "tag",
    title: "A tag that fetches something and is too long to be read",
  },
  scheme: {
    id: "script-url",
    type: "link",
    title: "A URL that runs a script or opens a document of its own",
  },
  redirect: {
    id: "open-redirect",
    type: "link",
    title: "A URL with a parameter that leads to a host that is not allowed",
  },
  copy: {
    id: "copied-text",
    type: "link",
    title: "A URL that carries text of the prompt or of retrieved documents",
  },
};

/**
 * Finds what an answer could carry out or bring in: URLs that a client fetches without being asked, links that carry data,
 * scripts and URLs that run them.
 *
 * Addresses OWASP LLM05:2025 and LLM02:2025. Reads Markdown, HTML, CSS, terminal links and chat marks as a client could,
 * also in code, and the arguments of tool calls. A finding spans an image as a whole, the destination of a link and the
 * value of an attribute, so that what remains stays what it was. A plain word of the answer that no URL carries is no
 * finding, and neither is a link whose address alone tells something.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for an option that is not known or malformed.
 * @example
 * ```ts
 * const ask = guard(callModel, [exfiltration({ allowHosts: ["example.com", "*.example.com"] })]);
 * ```
 */
export function exfiltration(options: ExfiltrationOptions = {}): Guard {
  const settings = readable("options", wrongOption, () => resolveExfiltration(options));
  return {
    name,
    stages: settings.stages,
    reports: Object.values(faults).map(({ id }) => `output-handling/${id}`),
    action: settings.action ?? { output: "redact" },
    inspect(inspection) {
      const { text, stage } = inspection;
      const { references } = scanReferences(text);
      if (references.length === 0) return [];
      // Read when there is a URL to compare them with.
      const sources = settings.taint ? inspection.sources : undefined;
      const taint = sources === undefined || sources.length === 0 ? undefined : () => taintOf(sources);
      const findings: Finding[] = [];
      for (const reference of references) {
        const fault = judge(reference, settings, taint);
        if (fault === undefined) continue;
        const { id, type, title } = faults[fault];
        const isImage = fault !== "image" && reference.kind === "image";
        findings.push({
          ruleId: `output-handling/${id}`,
          type: isImage ? "image" : type,
          title,
          guard: name,
          stage,
          score: 0.9,
          span: { start: reference.start, end: reference.end },
          view: "raw",
          refs,
        });
      }
      return findings;
    },
    hold,
    wakes,
    rest,
  };
}
