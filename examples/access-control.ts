// Two users of two tenants ask the same question of one store. Each answer is made of what its user may read, and nothing else.
import { documentAcl, guard, guardRetriever, type Principal, recommended } from "sallyport";

interface Chunk {
  readonly id: string;
  readonly text: string;
  readonly metadata: object;
}

const lantern = { tenant: "lantern", public: false, allow: ["staff"], deny: [], clearance: 0 };
const harbour = { ...lantern, tenant: "harbour" };

const store: readonly Chunk[] = [
  { id: "lantern/leave", text: "Lantern: everybody has 28 days of leave.", metadata: lantern },
  {
    id: "lantern/leave-of-directors",
    text: "Lantern: directors have 40 days of leave.",
    metadata: { ...lantern, clearance: 2 },
  },
  {
    id: "lantern/leave-dispute",
    text: "Lantern: Ben disputes his days of leave.",
    metadata: { ...lantern, deny: ["ben"] },
  },
  { id: "harbour/leave", text: "Harbour: everybody has 30 days of leave.", metadata: harbour },
  // A text where a boolean belongs makes a document unreadable, not public.
  {
    id: "harbour/leave-draft",
    text: "Harbour: 35 days of leave from May on.",
    metadata: { ...harbour, public: "false" },
  },
];

const users: readonly Required<Principal>[] = [
  { tenant: "lantern", user: "ben", groups: ["staff"], clearance: 1 },
  { tenant: "harbour", user: "ida", groups: ["staff", "directors"], clearance: 2 },
];

const acl = documentAcl();

/** Stands in for a search by vectors: the chunks with most words of the question. */
function search(
  question: string,
  limit: number,
  isReadable: (metadata: unknown) => boolean,
): readonly Chunk[] {
  const words = question.toLowerCase().match(/\w+/g) ?? [];
  const score = ({ text }: Chunk) => words.filter((word) => text.toLowerCase().includes(word)).length;
  return store
    .filter(({ metadata }) => isReadable(metadata))
    .sort((a, b) => score(b) - score(a))
    .slice(0, limit);
}

/** Stands in for a model: says what it was given. */
async function callModel({ documents }: { prompt: string; documents: Chunk[]; principal: Principal }) {
  return documents.map(({ text }) => text).join(" ");
}

// The second line of defence: whatever retrieval brings, the model sees what the principal of the request may read.
const ask = guard(callModel, [acl, ...recommended()]);

const prompt = "How many days of leave are there?";

for (const principal of users) {
  const retrieve = guardRetriever(
    (question: string, { limit, filter }) => search(question, limit, filter?.filter ?? (() => false)),
    acl,
    { principal, store: "memory", k: 3, onEvent: (event) => console.log("event", event) },
  );
  const documents = await retrieve(prompt);
  console.log(
    `${principal.user} of ${principal.tenant} is told: ${await ask({ prompt, documents, principal })}`,
  );
  for (const { id, metadata } of store) {
    const { readable, reasons } = acl.explain(metadata, principal);
    console.log(`  ${readable ? "may" : "may not"} read ${id}${readable ? "" : ` (${reasons.join(", ")})`}`);
  }
}

// A search that forgets the filter leaks nothing: the guard drops what comes through, and says which rule did.
const principal = users[0] as Required<Principal>;
console.log(`without any filter: ${await ask({ prompt, documents: [...store], principal })}`);
