/** Blocks of IPv4 that do not lead to a public host. https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const blocked4: readonly (readonly [from: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // shared, and the metadata service of Alibaba Cloud
  ["127.0.0.0", 8],
  ["168.63.129.16", 32], // https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
  ["169.254.0.0", 16], // link-local, and the metadata services of most clouds
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Blocks inside 2000::/3, the only public part of IPv6, that are not. https://www.iana.org/assignments/iana-ipv6-special-registry/ */
const blocked6: readonly (readonly [groups: readonly number[], bits: number])[] = [
  [[0x2001, 0], 23], // protocols, Teredo among them
  [[0x2001, 0xdb8], 32],
  [[0x2002], 16], // 6to4 holds an address of IPv4
  [[0x3fff, 0], 20],
];

/**
 * Whether an address is one of the public Internet: not private, loopback, link-local, multicast, reserved, a metadata
 * service, or one of IPv4 inside one of IPv6. Text that is no plain address (`0x7f.1`, `2130706433`) is not.
 *
 * Ask it again about the address a name resolved to, when the connection is made: a name may point elsewhere by then.
 */
export function isPublicAddress(address: string): boolean {
  if (address.length > 45) return false;
  if (!address.includes(":")) {
    const number = readIpv4(address);
    return number !== undefined && !blocked4.some(([from, bits]) => isIn4(number, from, bits));
  }
  const groups = readIpv6(address);
  if (groups === undefined || ((groups[0] as number) & 0xe000) !== 0x2000) return false;
  return !blocked6.some(([from, bits]) => isIn6(groups, from, bits));
}

/** Whether a host is written as an address rather than as a name; URL parsers have made odd forms plain before. */
export function isAddress(host: string): boolean {
  return host.includes(":") || /^[0-9.]+$/.test(host) || /(?:^|\.)(?:0x[0-9a-f]*|[0-9]+)\.?$/i.test(host);
}

/** Four plain decimal numbers: a leading zero would be octal to some. */
function readIpv4(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part))) return undefined;
  const numbers = parts.map(Number);
  if (numbers.some((number) => number > 255)) return undefined;
  return numbers.reduce((sum, number) => sum * 256 + number, 0);
}

function isIn4(address: number, from: string, bits: number): boolean {
  const size = 2 ** (32 - bits);
  return Math.floor(address / size) === Math.floor((readIpv4(from) as number) / size);
}

/** Eight groups; an address with an address of IPv4 at its end is never public, so it is not read. */
function readIpv6(text: string): readonly number[] | undefined {
  const halves = text.split("::");
  if (halves.length > 2 || text.includes(".")) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const groups = [...head, ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const missing = 8 - groups.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  return [...head, ...Array<string>(missing).fill("0"), ...tail].map((group) => Number.parseInt(group, 16));
}

function isIn6(address: readonly number[], from: readonly number[], bits: number): boolean {
  for (let at = 0, left = bits; left > 0; at++, left -= 16) {
    const mask = left >= 16 ? 0xffff : (0xffff << (16 - left)) & 0xffff;
    if (((address[at] as number) & mask) !== ((from[at] ?? 0) & mask)) return false;
  }
  return true;
}
