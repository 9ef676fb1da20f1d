// How many decisions a core makes in a second, in memory, and what an engine of the same rule in plain code makes.
import { type AclPrincipal, canonicalRule, documentAcl } from "sallyport/acl";

interface Metadata {
  readonly tenant: string;
  readonly public: boolean;
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  readonly clearance: number;
  readonly team?: readonly string[];
}

const count = 10_000;
const rounds = 45;

/** Numbers that look random and are the same in every run. */
function* numbers(): Generator<number, never> {
  for (let state = 1; ; state = (state * 48_271) % 2_147_483_647) yield state;
}

const source = numbers();
const below = (most: number): number => source.next().value % most;
const ids = (most: number): string[] => Array.from({ length: below(most + 1) }, () => `group-${below(40)}`);

const documents: readonly Metadata[] = Array.from({ length: count }, () => ({
  tenant: `tenant-${below(2)}`,
  public: below(4) === 0,
  allow: ids(4),
  deny: ids(2),
  clearance: below(4),
  team: ids(2),
}));

const principalWith = (groups: number): AclPrincipal => ({
  tenant: "tenant-0",
  user: "user-7",
  groups: Array.from({ length: groups }, (_, index) => `group-${index}`),
  clearance: 2,
});

const few = principalWith(5);
const many = principalWith(500);

const acl = documentAcl();
const longer = documentAcl({
  fields: { team: { type: "strings" } },
  rule: {
    all: [
      canonicalRule,
      {
        any: [
          { not: { exists: { metadata: "team" } } },
          { overlaps: [{ metadata: "team" }, { principal: "groups" }] },
        ],
      },
    ],
  },
});

/** The rule without any check of shapes: fast, and wrong for what is malformed. */
function careless(metadata: Metadata, { tenant, user, groups, clearance }: AclPrincipal): boolean {
  const isMe = (id: string) => id === user || groups.includes(id);
  return (
    metadata.tenant === tenant &&
    metadata.clearance <= clearance &&
    !metadata.deny.some(isMe) &&
    (metadata.public || metadata.allow.some(isMe))
  );
}

const reads = acl.readerFor(few);
const readsAsMany = acl.readerFor(many);
const readsByLonger = longer.readerFor(few);

/** Of these nothing can be told from the first field. */
const own: readonly Metadata[] = documents.map((metadata) => ({ ...metadata, tenant: few.tenant }));

type Contestant = readonly [
  name: string,
  decide: (metadata: Metadata) => boolean,
  given?: readonly Metadata[],
];

const contestants: readonly Contestant[] = [
  ["readerFor, 5 groups", reads],
  ["readerFor, one tenant alone", reads, own],
  ["readerFor, 500 groups", readsAsMany],
  ["readerFor, a longer rule", readsByLonger],
  ["canRead, 5 groups", (metadata) => acl.canRead(metadata, few)],
  ["canRead, 500 groups", (metadata) => acl.canRead(metadata, many)],
  ["without checking shapes", (metadata) => careless(metadata, few)],
];

const times = new Map<string, number[]>(contestants.map(([name]) => [name, []]));
let readable = 0;
for (let round = 0; round < rounds; round++) {
  for (const [name, decide, given = documents] of contestants) {
    const started = performance.now();
    for (const metadata of given) if (decide(metadata)) readable++;
    // The first rounds warm up; of the others the best one counts, since what else a machine does only slows them.
    if (round >= 5) times.get(name)?.push(performance.now() - started);
  }
}

console.log(`${count} documents, ${readable} times readable; best of ${rounds - 5} rounds`);
for (const [name, list] of times) {
  const perSecond = count / Math.min(...list) / 1000;
  console.log(`${name.padEnd(28)} ${perSecond.toFixed(2).padStart(8)} M decisions/s`);
}
