import { isBlank, skipBlanks } from "./characters.ts";
import { cssUrls } from "./css.ts";
import { decodeEntities } from "./entities.ts";
import { isOfInterest, type Reference, type ReferenceKind } from "./references.ts";
import type { Attribute, Tag } from "./tags.ts";

/** Elements that fetch or run something by themselves; the tag of one that is too long to be read is a reference. */
const fetching: ReadonlySet<string> = new Set(
  (
    "img image input video audio source track iframe frame object embed applet link script meta base svg use feimage form " +
    "button portal body table td th tr a area style param isindex picture"
  ).split(" "),
);

/** What attributes do on any element. */
const kinds: ReadonlyMap<string, ReferenceKind> = new Map([
  ["src", "image"],
  ["srcset", "image"],
  ["imagesrcset", "image"],
  ["poster", "image"],
  ["background", "image"],
  ["lowsrc", "image"],
  ["dynsrc", "image"],
  ["attributionsrc", "image"],
  ["href", "link"],
  ["xlink:href", "link"],
  ["action", "form"],
  ["formaction", "form"],
  ["ping", "form"],
  ["codebase", "embed"],
  ["classid", "embed"],
  ["archive", "embed"],
  ["manifest", "embed"],
  // Values that an animation gives to `href`.
  ["to", "link"],
  ["from", "link"],
  ["values", "link"],
]);

/** Where an element makes something else of them. */
const special: ReadonlyMap<string, ReferenceKind> = new Map([
  ["script src", "script"],
  ["script href", "script"],
  ["script xlink:href", "script"],
  ["iframe src", "embed"],
  ["frame src", "embed"],
  ["embed src", "embed"],
  ["portal src", "embed"],
  ["object data", "embed"],
  ["param value", "embed"],
  ["link href", "embed"],
  ["base href", "embed"],
  ["image href", "image"],
  ["image xlink:href", "image"],
  ["use href", "image"],
  ["use xlink:href", "image"],
  ["feimage href", "image"],
  ["feimage xlink:href", "image"],
  // What an animation makes of the `href` of an image.
  ["animate to", "image"],
  ["animate from", "image"],
  ["animate values", "image"],
  ["set to", "image"],
]);

/** Attributes that hold several URLs, by what is between them. */
const lists: ReadonlySet<string> = new Set([
  "srcset",
  "imagesrcset",
  "attributionsrc",
  "ping",
  "archive",
  "values",
]);

/** Attributes that hold CSS: https://www.w3.org/TR/SVG2/styling.html#PresentationAttributes */
const styled: ReadonlySet<string> = new Set(
  "style fill stroke filter mask clip-path cursor marker marker-start marker-mid marker-end".split(" "),
);

/** Whether an element fetches or runs something by itself. */
export function isFetching(name: string): boolean {
  return fetching.has(name);
}

/** What the attributes of a tag lead to; `scan` gives the references in a document that stands in an attribute. */
export function tagReferences(
  tag: Tag,
  start: number,
  scan: (document: string) => readonly Reference[],
): readonly Reference[] {
  const references: Reference[] = [];
  const isScript = tag.name === "script";
  for (const attribute of tag.attributes) {
    for (const { kind, value } of attributeReferences(tag, attribute, scan)) {
      const isOwn = isScript && kind === "script";
      references.push({
        kind,
        value,
        start: isOwn ? start : attribute.start,
        end: isOwn ? tag.end : attribute.end,
      });
    }
  }
  const isInline = isScript && !tag.attributes.some(({ name }) => name === "src" || name.endsWith("href"));
  if (isInline) references.push({ kind: "script", value: "", start, end: tag.end });
  return references;
}

type Found = Pick<Reference, "kind" | "value">;

function attributeReferences(
  tag: Tag,
  { name, value: given }: Attribute,
  scan: (document: string) => readonly Reference[],
): readonly Found[] {
  if (given === "") return [];
  const value = decodeEntities(given);
  if (styled.has(name))
    return cssUrls(value)
      .map((url) => ({ kind: "image" as const, value: url.value }))
      .filter(leads);
  if (name === "srcdoc") return scan(value);
  if (isHandler(name)) return [{ kind: "handler", value: "" }];
  if (name === "content" && isRefresh(tag))
    return [{ kind: "embed" as const, value: refreshUrl(value) }].filter(leads);
  const kind = special.get(`${tag.name} ${name}`) ?? kinds.get(name);
  if (kind === undefined) return [];
  const values = lists.has(name) ? value.split(/[\s,;]+/) : [value];
  return values.map((url) => ({ kind, value: url })).filter(leads);
}

function leads({ value }: Found): boolean {
  return isOfInterest(value);
}

/** `onload`, `onclick` and the like: letters alone. */
function isHandler(name: string): boolean {
  if (name.length < 5 || !name.startsWith("on")) return false;
  for (let at = 2; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    if (unit < 0x61 || unit > 0x7a) return false;
  }
  return true;
}

function isRefresh(tag: Tag): boolean {
  return (
    tag.name === "meta" &&
    tag.attributes.some(
      ({ name, value }) => name === "http-equiv" && decodeEntities(value).trim().toLowerCase() === "refresh",
    )
  );
}

/** https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh */
function refreshUrl(value: string): string {
  let at = 0;
  while (at < value.length && !isBlank(value.charCodeAt(at)) && !";,".includes(value.charAt(at))) at++;
  while (at < value.length && (isBlank(value.charCodeAt(at)) || ";,".includes(value.charAt(at)))) at++;
  if (value.slice(at, at + 3).toLowerCase() === "url") {
    const equals = skipBlanks(value, at + 3);
    if (value.charCodeAt(equals) === 0x3d) at = skipBlanks(value, equals + 1);
  }
  const quote = value.charAt(at);
  if (quote !== '"' && quote !== "'") return value.slice(at);
  const end = value.indexOf(quote, at + 1);
  return value.slice(at + 1, end < 0 ? value.length : end);
}
