import type { Rule, RuleExamples } from "../../../../core/rule.ts";
import * as arabic from "./ar.ts";
import * as bengali from "./bn.ts";
import * as german from "./de.ts";
import * as spanish from "./es.ts";
import * as persian from "./fa.ts";
import * as french from "./fr.ts";
import * as hindi from "./hi.ts";
import * as indonesian from "./id.ts";
import * as italian from "./it.ts";
import * as japanese from "./ja.ts";
import * as korean from "./ko.ts";
import * as dutch from "./nl.ts";
import * as polish from "./pl.ts";
import * as portuguese from "./pt.ts";
import * as russian from "./ru.ts";
import * as thai from "./th.ts";
import * as turkish from "./tr.ts";
import * as ukrainian from "./uk.ts";
import * as vietnamese from "./vi.ts";
import * as chinese from "./zh.ts";

// English is the language of the files one folder up.
const tables = [
  german,
  french,
  spanish,
  portuguese,
  italian,
  dutch,
  polish,
  russian,
  ukrainian,
  turkish,
  arabic,
  persian,
  hindi,
  bengali,
  chinese,
  japanese,
  korean,
  vietnamese,
  indonesian,
  thai,
];

/** Rules of every language but English. */
export const rules: readonly Rule[] = tables.flatMap((table) => table.rules);

/** Examples of these rules. */
export const examples: RuleExamples = Object.assign({}, ...tables.map((table) => table.examples));
