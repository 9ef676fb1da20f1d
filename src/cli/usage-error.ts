/** Wrong use of the command: options, files or their content. The message is one line and holds no text of a row. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
