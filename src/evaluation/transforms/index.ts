import { characterTransforms } from "./characters.ts";
import { encodingTransforms } from "./encodings.ts";
import type { Transform } from "./transform.ts";
import { wordingTransforms } from "./wording.ts";

export type { Transform } from "./transform.ts";

/** Ways to write a text so that a filter does not recognise it and a model still does. */
export const transforms: readonly Transform[] = [
  ...characterTransforms,
  ...encodingTransforms,
  ...wordingTransforms,
];
