import { wrongInput } from "../../core/validate.ts";
import { type Ids, idsOf, isId, mostGroups, readTexts } from "./ids.ts";
import { isLevel, ownData } from "./own-data.ts";
import type { AclPrincipal } from "./types.ts";

/** A principal that was checked: a copy that later changes do not reach. */
export interface Reader {
  readonly tenant: string;
  readonly user: string;
  readonly groups: Ids;
  /** The user and the groups. */
  readonly ids: Ids;
  readonly clearance: number;
}

/** What is wrong with a principal. */
export interface Flaw {
  readonly field: string;
  readonly expected: string;
}

const text = "a string that is not empty, without NUL and half surrogate pairs";

/** Reads a principal strictly; may throw what a proxy throws. */
function read(value: unknown): Reader | Flaw {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { field: "", expected: "an object" };
  const tenant = ownData(value, "tenant");
  if (!isId(tenant)) return { field: ".tenant", expected: text };
  const user = ownData(value, "user");
  if (!isId(user)) return { field: ".user", expected: text };
  const groups = readTexts(ownData(value, "groups"), mostGroups);
  if (groups === undefined || !groups.every(isId))
    return { field: ".groups", expected: `an array of at most ${mostGroups} strings, each ${text}` };
  const clearance = ownData(value, "clearance");
  if (!isLevel(clearance)) return { field: ".clearance", expected: "a whole number from 0 on" };
  return { tenant, user, groups: idsOf(groups), ids: idsOf([user, ...groups]), clearance };
}

/** Principals that were read; one serves again as long as the object still says the same. */
const known = new WeakMap<object, Reader>();

/** The principal, or `undefined` for one that is malformed: it reads nothing. Never throws. */
export function readPrincipal(value: unknown): Reader | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    const before = known.get(value);
    if (before !== undefined && isSame(value, before)) return before;
    const reader = read(value);
    if ("expected" in reader) return undefined;
    known.set(value, reader);
    return reader;
  } catch {
    return undefined;
  }
}

/** Reads all of the object, like `read`, but compares instead of checking and copying. */
function isSame(value: object, reader: Reader): boolean {
  return (
    ownData(value, "tenant") === reader.tenant &&
    ownData(value, "user") === reader.user &&
    ownData(value, "clearance") === reader.clearance &&
    isSameList(ownData(value, "groups"), reader.groups.list)
  );
}

function isSameList(value: unknown, list: readonly string[]): boolean {
  if (!Array.isArray(value) || value.length !== list.length) return false;
  for (let index = 0; index < list.length; index++) {
    if (!Object.hasOwn(value, index) || value[index] !== list[index]) return false;
  }
  return true;
}

/** The principal, or what is wrong with it. Never throws. */
export function judgePrincipal(value: unknown): Reader | Flaw {
  try {
    return read(value);
  } catch {
    return { field: "", expected: "fields that can be read" };
  }
}

/** The principal; throws `GUARD_INVALID_INPUT` naming the field that is malformed. */
export function requirePrincipal(value: unknown, field: string = "principal"): Reader {
  const reader = judgePrincipal(value);
  if ("expected" in reader) throw wrongInput(field + reader.field, reader.expected);
  return reader;
}

/** A principal for others to look at, which they cannot change. */
export function principalOf({ tenant, user, groups, clearance }: Reader): AclPrincipal {
  return Object.freeze({ tenant, user, groups: Object.freeze([...groups.list]), clearance });
}
