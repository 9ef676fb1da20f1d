import { familyOf } from "../src/core/policy.ts";
import * as addressed from "../src/guards/prompt-injection/rules/addressed.ts";
import * as addressedWorldwide from "../src/guards/prompt-injection/rules/addressed-worldwide.ts";
import * as delimiter from "../src/guards/prompt-injection/rules/delimiter.ts";
import * as discussion from "../src/guards/prompt-injection/rules/discussion.ts";
import * as encodedOrder from "../src/guards/prompt-injection/rules/encoded-order.ts";
import * as exfiltrationOrder from "../src/guards/prompt-injection/rules/exfiltration-order.ts";
import * as extraction from "../src/guards/prompt-injection/rules/extraction.ts";
import * as extractionOblique from "../src/guards/prompt-injection/rules/extraction-oblique.ts";
import * as fakeTurn from "../src/guards/prompt-injection/rules/fake-turn.ts";
import * as frames from "../src/guards/prompt-injection/rules/frames.ts";
import * as indirect from "../src/guards/prompt-injection/rules/indirect.ts";
import * as manyShot from "../src/guards/prompt-injection/rules/many-shot.ts";
import * as outputHijack from "../src/guards/prompt-injection/rules/output-hijack.ts";
import * as override from "../src/guards/prompt-injection/rules/override.ts";
import * as overrideRegisters from "../src/guards/prompt-injection/rules/override-registers.ts";
import * as persona from "../src/guards/prompt-injection/rules/persona.ts";
import * as personaVariants from "../src/guards/prompt-injection/rules/persona-variants.ts";
import * as pretext from "../src/guards/prompt-injection/rules/pretext.ts";
import * as replacement from "../src/guards/prompt-injection/rules/replacement.ts";
import * as requestsWorldwide from "../src/guards/prompt-injection/rules/requests-worldwide.ts";
import * as toolCoercion from "../src/guards/prompt-injection/rules/tool-coercion.ts";

/** The tables of rules, each of which describes one mechanism. */
const tables = {
  addressed,
  addressedWorldwide,
  delimiter,
  discussion,
  encodedOrder,
  exfiltrationOrder,
  extraction,
  extractionOblique,
  fakeTurn,
  frames,
  indirect,
  manyShot,
  outputHijack,
  override,
  overrideRegisters,
  persona,
  personaVariants,
  pretext,
  replacement,
  requestsWorldwide,
  toolCoercion,
};

const mechanisms = new Map(
  Object.entries(tables).flatMap(([name, { rules }]) => rules.map(({ id }) => [id, name] as const)),
);

/** Rules that every language has are told by what stands behind the language's code, such as `de-override`. */
const ofLanguage = /^[a-z-]+\/[a-z]{2,3}-([a-z-]+)$/;

/** What a rule describes: the table it is in, its kind among the rules of a language, or else its family. */
export function mechanismOf(ruleId: string): string {
  const table = mechanisms.get(ruleId);
  if (table !== undefined) return `${familyOf(ruleId)}, ${table}`;
  const kind = ofLanguage.exec(ruleId)?.[1];
  return kind === undefined ? familyOf(ruleId) : `${familyOf(ruleId)}, language rules, ${kind}`;
}
