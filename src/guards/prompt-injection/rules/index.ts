import type { Rule, RuleExamples } from "../../../core/rule.ts";
import * as addressed from "./addressed.ts";
import * as addressedWorldwide from "./addressed-worldwide.ts";
import * as delimiter from "./delimiter.ts";
import * as discussion from "./discussion.ts";
import * as encodedOrder from "./encoded-order.ts";
import * as exfiltrationOrder from "./exfiltration-order.ts";
import * as extraction from "./extraction.ts";
import * as extractionOblique from "./extraction-oblique.ts";
import * as fakeTurn from "./fake-turn.ts";
import * as frames from "./frames.ts";
import * as indirect from "./indirect.ts";
import * as languages from "./languages/index.ts";
import * as manyShot from "./many-shot.ts";
import * as outputHijack from "./output-hijack.ts";
import * as override from "./override.ts";
import * as overrideRegisters from "./override-registers.ts";
import * as persona from "./persona.ts";
import * as personaVariants from "./persona-variants.ts";
import * as pretext from "./pretext.ts";
import * as replacement from "./replacement.ts";
import * as requestsWorldwide from "./requests-worldwide.ts";
import * as toolCoercion from "./tool-coercion.ts";

const tables = [
  override,
  overrideRegisters,
  replacement,
  pretext,
  extraction,
  extractionOblique,
  persona,
  personaVariants,
  fakeTurn,
  frames,
  delimiter,
  indirect,
  addressed,
  toolCoercion,
  exfiltrationOrder,
  outputHijack,
  manyShot,
  encodedOrder,
  languages,
  requestsWorldwide,
  addressedWorldwide,
  discussion,
];

/** Every built-in injection rule. */
export const rules: readonly Rule[] = tables.flatMap((table) => table.rules);

/** Examples of every built-in injection rule. */
export const examples: RuleExamples = Object.assign({}, ...tables.map((table) => table.examples));
