import { wrongOption } from "../../../core/validate.ts";
import { isAddress, isPublicAddress } from "./addresses.ts";
import { type Constraint, hasControl } from "./constraint.ts";
import { isDomain } from "./values.ts";

/** Options of {@link url}. */
export interface UrlOptions {
  /**
   * Hosts: `example.com`, `*.example.com` for all below it, `example.com:8443` with a port; an address that is not public must
   * be named itself.
   *
   * @default every public host
   */
  readonly allowHosts?: readonly string[];
  /** Paths and what is below them: `/api` allows `/api` and `/api/orders`, not `/apis`. @default every path */
  readonly allowPaths?: readonly string[];
  /** @default ["https"] */
  readonly schemes?: readonly ("https" | "http")[];
}

const longest = 8192;

/** Names that lead into the own network. https://www.iana.org/assignments/special-use-domain-names/ */
const innerNames: readonly string[] = [
  "localhost",
  "local",
  "internal",
  "intranet",
  "lan",
  "corp",
  "home",
  "home.arpa",
  "localdomain",
  "test",
  "invalid",
  "onion",
];

/**
 * A URL that is safe to open: of an allowed host, on the port of its scheme, without a user or a password, and not at a private,
 * loopback, link-local or metadata address, whatever way it is written.
 *
 * Only one way of writing is let through, so that whoever opens it reads the same: no backslashes, control characters or
 * spaces, the host in plain ASCII. A name may still point to a private address, and a host may redirect to one: check each
 * hop, and the address with {@link isPublicAddress} when the connection is made.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` for an entry that is no host or path.
 */
export function url(options: UrlOptions = {}): Constraint {
  const hosts = options.allowHosts?.map((entry) => readEntry(entry, "url().allowHosts"));
  const { allowPaths, schemes = ["https"] } = options;
  if (allowPaths?.some((path) => typeof path !== "string" || !path.startsWith("/")))
    throw wrongOption("url().allowPaths", "paths that begin with /");
  return {
    expected: `a URL (${schemes.join(" or ")}) of ${hosts === undefined ? "a public" : "an allowed"} host${allowPaths === undefined ? "" : " and path"}`,
    holds(value) {
      const parsed = readUrl(value);
      if (parsed === undefined || !schemes.some((scheme) => parsed.protocol === `${scheme}:`)) return false;
      if (!isHostAllowed(parsed.hostname, parsed.port, hosts)) return false;
      return allowPaths === undefined || isPathAllowed(value as string, parsed.pathname, allowPaths);
    },
  };
}

/** The name of a host without scheme and path, as in {@link url}; `host("example.com:25")` with a port. */
export function host(allowHosts: readonly string[]): Constraint {
  const hosts = allowHosts.map((entry) => readEntry(entry, "host()"));
  return {
    expected: "an allowed host",
    holds(value) {
      if (typeof value !== "string" || /[/?#@\\]/.test(value)) return false;
      const parsed = readUrl(`https://${value}`);
      return parsed !== undefined && isHostAllowed(parsed.hostname, parsed.port, hosts);
    },
  };
}

interface HostEntry {
  readonly name: string;
  readonly port: string;
}

function readEntry(entry: string, field: string): HostEntry {
  const isBelow = typeof entry === "string" && entry.startsWith("*.");
  const parsed =
    typeof entry === "string" ? readUrl(`https://${isBelow ? entry.slice(2) : entry}`) : undefined;
  if (parsed === undefined || parsed.pathname !== "/" || parsed.search !== "")
    throw wrongOption(field, "hosts such as example.com, *.example.com or example.com:8443, in ASCII");
  return { name: (isBelow ? "*." : "") + parsed.hostname, port: parsed.port };
}

/** The parts of a URL that can be read in one way alone. */
function readUrl(value: unknown): URL | undefined {
  if (typeof value !== "string" || value.length > longest || hasControl(value) || /[\s\\]/.test(value))
    return undefined;
  const authority = /^https?:\/\/([^/?#]*)/i.exec(value)?.[1]?.toLowerCase();
  if (authority === undefined || !/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/.test(authority))
    return undefined;
  let parsed: URL;
  try {
    parsed = new URL(value);
  } catch {
    return undefined;
  }
  const written = authority.replace(/:[0-9]{1,5}$/, "");
  // A parser that changed the host has read an odd form: octal, hexadecimal or shortened addresses.
  return written === parsed.hostname && !written.endsWith(".") ? parsed : undefined;
}

function isHostAllowed(hostname: string, port: string, hosts: readonly HostEntry[] | undefined): boolean {
  const bare = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  const exact = hosts?.some((entry) => entry.name === hostname && entry.port === port);
  if (exact) return true;
  if (isAddress(bare)) return hosts === undefined && port === "" && isPublicAddress(bare);
  if (hosts === undefined)
    return port === "" && bare.includes(".") && !innerNames.some((name) => isDomain(bare, `*.${name}`));
  return hosts.some(
    (entry) => entry.port === port && entry.name.startsWith("*.") && isDomain(bare, entry.name),
  );
}

function isPathAllowed(value: string, pathname: string, allowed: readonly string[]): boolean {
  const path = value.replace(/^https?:\/\/[^/?#]*/i, "").replace(/[?#].*$/, "");
  // Servers differ in when they decode these.
  if (/%(?:2e|2f|5c|25|3b)|;|\/\//i.test(path)) return false;
  // A full-width dot or solidus is a plain one to whoever normalises.
  const plain = decoded(path)?.normalize("NFKC");
  if (plain === undefined || hasControl(plain) || plain.includes("\\")) return false;
  const parts = plain.split("/");
  if (parts.length !== path.split("/").length || parts.some((part) => part === "." || part === ".."))
    return false;
  return allowed.some((entry) => {
    const base = entry.endsWith("/") ? entry.slice(0, -1) : entry;
    return pathname === base || pathname === entry || pathname.startsWith(`${base}/`);
  });
}

/** `undefined` for what is no UTF-8, such as a dot in more bytes than it needs. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
