export { type CasbinEnforcer, fromCasbin } from "./casbin.ts";
export { type CaslAbility, type CaslOptions, fromCasl } from "./casl.ts";
export { type CedarAnswer, fromCedar } from "./cedar.ts";
export { type CerbosClient, type CerbosOptions, fromCerbos } from "./cerbos.ts";
export { fromOpenFga, type OpenFgaClient, type OpenFgaOptions } from "./openfga.ts";
