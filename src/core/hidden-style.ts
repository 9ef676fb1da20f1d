import type { Attribute } from "./hidden-html.ts";

/** True when the attributes of an element keep it from being drawn, or from being drawn legibly. */
export function hidesElement(attributes: readonly Attribute[]): boolean {
  for (const { name, value } of attributes) {
    if (name === "hidden") return true;
    if (name === "aria-hidden" && value.trim().toLowerCase() === "true") return true;
    if (name === "style" && hidesByStyle(value)) return true;
    if (name === "color" && isWhite(normal(value)) && !attributes.some((other) => other.name === "bgcolor"))
      return true;
  }
  return false;
}

/** Longest style that is read. */
const longestStyle = 4096;

/** Text this small cannot be read. */
const smallestFont = 2;

/** Farther out than this is off the page. */
const offPage = -500;

/** CSS declarations `name: value; ...`; later ones win. */
function hidesByStyle(style: string): boolean {
  const declared = new Map<string, string>();
  for (const declaration of style.slice(0, longestStyle).split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0)
      declared.set(
        normal(declaration.slice(0, colon)),
        withoutImportant(normal(declaration.slice(colon + 1))),
      );
  }
  const of = (name: string): string => declared.get(name) ?? "";
  if (of("display") === "none" || of("visibility") === "hidden" || of("visibility") === "collapse")
    return true;
  if (of("opacity") !== "" && size(of("opacity")) < 0.1) return true;
  if (of("font-size") !== "" && size(of("font-size")) < smallestFont && !isRelative(of("font-size")))
    return true;
  if (["left", "top", "right", "text-indent", "margin-left"].some((name) => size(of(name)) <= offPage))
    return true;
  if (
    of("clip").startsWith("rect(0") ||
    of("clip-path").startsWith("inset(100%") ||
    of("clip-path").startsWith("inset(50%")
  ) {
    return true;
  }
  const isClipped = of("overflow") === "hidden";
  if (isClipped && ["width", "height", "max-height", "max-width"].some((name) => size(of(name)) <= 1))
    return true;
  return isUnreadable(of("color"), of("background-color") || of("background"));
}

/** Colour of the background, or white on the white of a page without one. */
function isUnreadable(color: string, background: string): boolean {
  if (color === "") return false;
  if (
    color === "transparent" ||
    (color.startsWith("rgba(") && (color.endsWith(",0)") || color.endsWith(", 0)")))
  )
    return true;
  if (background === "") return isWhite(color);
  return color === background || (isWhite(color) && isWhite(background));
}

const whites: ReadonlySet<string> = new Set([
  "white",
  "#fff",
  "#ffffff",
  "#fefefe",
  "#ffffffff",
  "rgb(255,255,255)",
  "rgb(255, 255, 255)",
  "rgba(255,255,255,1)",
  "snow",
]);

function isWhite(color: string): boolean {
  return whites.has(color);
}

/** The leading number of a length, not-a-number when there is none. */
function size(value: string): number {
  return Number.parseFloat(value);
}

/** 1em and 1rem are one line high. */
function isRelative(value: string): boolean {
  return (
    size(value) > 0.1 &&
    (value.endsWith("em") || value.endsWith("vw") || value.endsWith("vh") || value.endsWith("in"))
  );
}

function withoutImportant(value: string): string {
  return value.endsWith("!important") ? value.slice(0, -10).trim() : value;
}

function normal(value: string): string {
  return value.trim().toLowerCase();
}
