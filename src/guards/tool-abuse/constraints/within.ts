import { wrongOption } from "../../../core/validate.ts";
import { type Constraint, hasControl } from "./constraint.ts";

const longest = 4096;

/** Names of devices in every folder of Windows. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const devices =
  /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:[ .:].*)?$/i;

/**
 * A path inside a folder: relative to it, or absolute and below it. A folder such as `C:\data` makes it a path of Windows.
 *
 * Refuses `..` anywhere, `~`, URLs and drives, other roots, control characters, percent-encoded dots and separators,
 * characters that become dots or separators when they are normalised, parts of dots or spaces alone, and on POSIX every
 * backslash; on Windows also streams (`:`), names of devices, and parts that end with a dot or a space. Looks at the text
 * alone: a link inside the folder may lead out of it, so open what `realpath` gives, or without following links.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` for a folder that is not absolute.
 */
export function within(folder: string): Constraint {
  const isWindows = typeof folder === "string" && /^[A-Za-z]:[\\/]/.test(folder);
  const parts = typeof folder === "string" ? folder.split(isWindows ? /[\\/]/ : "/").filter(Boolean) : [];
  const isRooted = isWindows || (typeof folder === "string" && folder.startsWith("/"));
  if (!isRooted || hasControl(folder) || parts.includes("..") || parts.includes("."))
    throw wrongOption("within()", "an absolute path");
  const root = isWindows ? parts.map((part) => part.toLowerCase()) : parts;
  const isInside = isWindows
    ? (path: string) => isInsideWindows(path, root)
    : (path: string) => isInsidePosix(path, root);
  return {
    expected: "a path inside the allowed folder",
    holds(value) {
      if (typeof value !== "string" || value === "" || value.length > longest || hasControl(value))
        return false;
      if (/%(?:2e|2f|5c|25|00|7e)/i.test(value) || value.startsWith("~")) return false;
      // A full-width dot or solidus is a plain one to whoever normalises.
      return isInside(value) && isInside(value.normalize("NFKC"));
    },
  };
}

function isInsidePosix(path: string, root: readonly string[]): boolean {
  if (path.includes("\\") || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return false;
  // Two slashes at the start may be another root.
  if (path.startsWith("//")) return false;
  const parts = path.split("/").filter(Boolean);
  return parts.every(isPlainPart) && (!path.startsWith("/") || startsWith(parts, root));
}

function isInsideWindows(path: string, root: readonly string[]): boolean {
  const parts = path.split(/[\\/]/);
  const isAbsolute = /^[A-Za-z]:[\\/]/.test(path);
  // `\x` and `\\server` are rooted elsewhere.
  if (!isAbsolute && parts[0] === "") return false;
  const names = parts.filter(Boolean);
  const below = isAbsolute ? names.slice(1) : names;
  if (!below.every((part) => isPlainPart(part) && isWindowsPart(part))) return false;
  return (
    !isAbsolute ||
    startsWith(
      names.map((name) => name.toLowerCase()),
      root,
    )
  );
}

/** No way up, in none of the forms that somebody trims to one. */
function isPlainPart(part: string): boolean {
  return part === "." || !/^[. ]+$/.test(part);
}

function isWindowsPart(part: string): boolean {
  return (
    part === "." ||
    !(/[:*?"<>|]/.test(part) || /[. ]$/.test(part) || devices.test(part) || part.includes("~"))
  );
}

function startsWith(parts: readonly string[], root: readonly string[]): boolean {
  return root.every((part, index) => parts[index] === part);
}
