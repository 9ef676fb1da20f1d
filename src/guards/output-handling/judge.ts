import { type AllowedHost, isAllowedUrl, ownHost, resolve } from "./hosts.ts";
import { carriesData, partsOf, type UrlParts } from "./payload.ts";
import { leadsOn, passesOn } from "./redirects.ts";
import type { Reference, ReferenceKind } from "./references.ts";
import type { Taint } from "./taint.ts";

/** What may be fetched or linked to on a host that is not allowed: nothing, what carries no data, or anything. */
export type ForeignUrls = "deny" | "data" | "allow";

/** What references are judged by. */
export interface JudgeSettings {
  readonly hosts: readonly AllowedHost[];
  readonly images: ForeignUrls;
  readonly links: ForeignUrls;
  readonly scripts: "deny" | "allow";
}

/** What is wrong with a reference. */
export type Fault =
  | "image"
  | "embed"
  | "form"
  | "link"
  | "script"
  | "handler"
  | "tag"
  | "scheme"
  | "redirect"
  | "copy";

/** Schemes that run code or open a document of their own. */
const running: ReadonlySet<string> = new Set([
  "javascript:",
  "vbscript:",
  "livescript:",
  "mocha:",
  "data:",
  "jar:",
]);

/** Schemes that lead nowhere, or to the client itself. */
const inert: ReadonlySet<string> = new Set(["about:", "cid:", "mid:", "blob:", "tel:", "urn:"]);

const web: ReadonlySet<string> = new Set(["http:", "https:", "ws:", "wss:", "ftp:", "file:"]);

/** Pictures that hold no document. */
const picture = /^data:image\/(?:png|gif|jpe?g|webp|avif|bmp|x-icon)[;,]/i;

/** What is wrong with a reference; `taint` knows the texts that went in. */
export function judge(
  { kind, value }: Reference,
  settings: JudgeSettings,
  taint: (() => Taint) | undefined,
): Fault | undefined {
  if (kind === "tag") return "tag";
  if (kind === "handler") return settings.scripts === "deny" ? "handler" : undefined;
  if (value === "") return settings.scripts === "deny" ? "script" : undefined;
  const url = resolve(value);
  // An address that no browser understands leads nowhere when clicked.
  if (url === undefined) return faultOf(kind, settings, false);
  if (running.has(url.protocol)) return isPicture(kind, url) ? undefined : "scheme";
  if (inert.has(url.protocol)) return undefined;
  // No client fetches a picture by a scheme without a host: `sandbox:/chart.png`, `attachment:chart.png`.
  if (kind === "image" && url.hostname === "" && !web.has(url.protocol)) return undefined;
  const parts = partsOf(url);
  const isAllowed = (other: URL): boolean =>
    isAllowedUrl(other, settings.hosts) || other.hostname === ownHost || other.hostname === url.hostname;
  const isTrusted = url.hostname === ownHost || isAllowedUrl(url, settings.hosts);
  const fault = isTrusted ? undefined : foreign(kind, url, parts, settings);
  if (fault !== undefined) return fault;
  if (settings.links !== "allow" && web.has(url.protocol)) {
    if (leadsOn(parts, isAllowed) || (isTrusted && passesOn(url, isAllowed))) return "redirect";
  }
  return url.hostname !== ownHost && taint?.().isIn(value, parts) ? "copy" : undefined;
}

function foreign(kind: ReferenceKind, url: URL, parts: UrlParts, settings: JudgeSettings): Fault | undefined {
  // A mail address is the host of its message.
  if (url.protocol === "mailto:" && url.search === "") return undefined;
  return faultOf(kind, settings, carriesData(url, parts));
}

function faultOf(kind: ReferenceKind, settings: JudgeSettings, isData: boolean): Fault | undefined {
  if (kind === "script") return settings.scripts === "deny" ? "script" : undefined;
  const mode = kind === "image" ? settings.images : kind === "link" ? settings.links : "deny";
  const denies = mode === "deny" || (mode === "data" && isData);
  return denies ? (kind as Fault) : undefined;
}

function isPicture(kind: ReferenceKind, url: URL): boolean {
  return kind === "image" && picture.test(url.href.slice(0, 40));
}
