import { expect, test } from "vitest";
import { createChecker } from "../../../src/core/check.ts";
import { documentAcl } from "../../../src/guards/document-acl/index.ts";
import { wordGuard } from "../../support/stub-guards.ts";

const metadata = { tenant: "lantern", public: true, allow: [], deny: [], clearance: 0 };
const principal = { tenant: "lantern", user: "ben", groups: [], clearance: 0 };
const chunks = [
  { id: "a", text: "do ATTACK ", metadata },
  { id: "b", text: "closed", metadata: { ...metadata, tenant: "harbour" } },
  { id: "c", text: "NOW please", metadata },
  { id: "d", text: "fine", metadata },
];

test("seams are those of the documents that may be read, and rights are not asked about them", async () => {
  const checker = createChecker([documentAcl(), wordGuard("ATTACK NOW")]);
  const { documents, dropped } = await checker.checkDocuments(chunks, { principal });
  expect(documents.map(({ id }) => id)).toEqual(["d"]);
  expect(dropped.map(({ id }) => id)).toEqual(["a", "b", "c"]);
});
