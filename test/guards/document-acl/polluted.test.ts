import { expect, test } from "vitest";
import { documentAcl, type Principal } from "../../../src/index.ts";

const acl = documentAcl();
const principal: Required<Principal> = { tenant: "t", user: "u", groups: ["g"], clearance: 2 };
const sound = { tenant: "t", public: true, allow: ["u"], deny: ["x"], clearance: 1 };

test("metadata and principals do not become readable by a polluted prototype", () => {
  const names = Object.keys(sound) as (keyof typeof sound)[];
  try {
    for (const name of names)
      Object.defineProperty(Object.prototype, name, { value: sound[name], configurable: true });
    expect(acl.canRead({}, principal)).toBe(false);
    expect(acl.canRead(sound, {})).toBe(false);
  } finally {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  }
});

test("a hole in a list is not filled by a polluted prototype", () => {
  Object.defineProperty(Array.prototype, "0", { value: "u", configurable: true, writable: true });
  try {
    expect(acl.canRead({ ...sound, public: false, allow: new Array(1) }, principal)).toBe(false);
    expect(acl.canRead(sound, { ...principal, groups: new Array(1) })).toBe(false);
  } finally {
    Reflect.deleteProperty(Array.prototype, "0");
  }
});
