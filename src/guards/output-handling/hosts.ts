import { wrongOption } from "../../core/validate.ts";

/** An entry of `allowHosts`, taken apart. */
export interface AllowedHost {
  /** Without the dot at its end. */
  readonly host: string;
  /** Whether hosts below it are meant, and not itself. */
  readonly isWildcard: boolean;
  /** Empty for the usual port of the scheme. */
  readonly port: string;
  /** Begins with a slash; `/` is everything. */
  readonly path: string;
}

const expected = "hosts such as example.com, *.example.com, example.com:8443 or example.com/docs/";

/** Reads an entry of `allowHosts`. Throws `GUARD_INVALID_OPTIONS` naming its place. */
export function readAllowedHost(entry: unknown, field: string): AllowedHost {
  if (typeof entry !== "string") throw wrongOption(field, expected);
  const isWildcard = entry.startsWith("*.");
  const rest = isWildcard ? entry.slice(2) : entry;
  // What a user name, a scheme or a query would be is more likely a mistake.
  if (rest === "" || /[\s@?#\\*]|^[/.]|:\/\//.test(rest)) throw wrongOption(field, expected);
  const url = parse(`https://${rest}`);
  if (url === undefined || url.hostname === "") throw wrongOption(field, expected);
  return { host: plainHost(url.hostname), isWildcard, port: url.port, path: url.pathname };
}

/** Whether a web address is one of those that are allowed. */
export function isAllowedUrl(url: URL, allowed: readonly AllowedHost[]): boolean {
  if (!webSchemes.has(url.protocol)) return false;
  const host = plainHost(url.hostname);
  return allowed.some(
    (entry) =>
      (entry.isWildcard ? host.endsWith(`.${entry.host}`) : host === entry.host) &&
      entry.port === url.port &&
      isBelow(url.pathname, entry.path),
  );
}

const webSchemes: ReadonlySet<string> = new Set(["http:", "https:", "ws:", "wss:"]);

/** `/docs/` holds what begins with it; `/docs` itself and what is below. */
function isBelow(path: string, prefix: string): boolean {
  if (prefix === "/") return true;
  // Some servers take an encoded slash for one, and with dots it leads out again; others pass over what follows a `;`.
  if (/%(?:2f|5c|2e|25)|\/\.{1,2};/i.test(path)) return false;
  return path === prefix || path.startsWith(prefix.endsWith("/") ? prefix : `${prefix}/`);
}

/** The host in lower case without the dot at its end. */
function plainHost(host: string): string {
  const lower = host.toLowerCase();
  return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}

/** Stands for the site that shows the text; nobody can own it (RFC 6761). */
export const ownHost = "relative.invalid";

/** The address as a page would read it; of two readings the one that leads away. */
export function resolve(value: string): URL | undefined {
  const url = parse(value, `https://${ownHost}`);
  // What has the scheme of the page and no slashes is relative to it.
  return url?.hostname === ownHost ? parse(value, `http://${ownHost}`) : url;
}

/** What a browser makes of an address, or nothing. */
export function parse(value: string, base?: string): URL | undefined {
  try {
    return new URL(value, base);
  } catch {
    return undefined;
  }
}
