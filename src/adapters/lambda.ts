export {
  guardLambda,
  type LambdaEvent,
  type LambdaResponseStream,
  type LambdaStream,
  streamLambda,
} from "./http/guard-lambda.ts";
export type { HttpOptions } from "./http/options.ts";
