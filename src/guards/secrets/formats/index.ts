import type { RuleExamples } from "../../../core/rule.ts";
import type { SecretFormat } from "../format.ts";
import * as ai from "./ai.ts";
import * as cloud from "./cloud.ts";
import * as data from "./data.ts";
import * as identity from "./identity.ts";
import * as keys from "./keys.ts";
import * as messaging from "./messaging.ts";
import * as observability from "./observability.ts";
import * as payments from "./payments.ts";
import * as saasAToM from "./saas-a-m.ts";
import * as saasNToZ from "./saas-n-z.ts";
import * as sourceControl from "./source-control.ts";

const files = [
  keys,
  cloud,
  sourceControl,
  ai,
  payments,
  messaging,
  observability,
  data,
  identity,
  saasAToM,
  saasNToZ,
];

/**
 * Credentials that their form alone gives away.
 *
 * Left to the words around them are tokens that look like identifiers of any kind (Okta, Plivo, Sumo Logic) or like
 * digests (private keys of Ethereum and Bitcoin). Left out are identifiers that open nothing without a secret. Vendors
 * that hand out plain JSON Web Tokens have no format of their own, and connection strings are read apart, since their
 * secret is a part in the middle.
 */
export const formats: readonly SecretFormat[] = files.flatMap((file) => file.formats);

/** Examples of every format, for tests alone. */
export const examples: RuleExamples = Object.assign({}, ...files.map((file) => file.examples));
