/**
 * A pattern that is made when it is first used.
 *
 * Engines check literals when they load the file they stand in, and those with classes of Unicode take them longest.
 */
export function latePattern(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(source, flags);
    return pattern;
  };
}
