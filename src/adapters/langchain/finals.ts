/**
 * Gives those events last that must not be taken back, in their order: where an answer is refused half-way, LangChain would
 * complete the arguments of a call that was cut off, and run the tool.
 */
export async function* finalsLast<Event>(
  events: AsyncIterable<Event>,
  isFinal: (event: Event) => boolean,
): AsyncGenerator<Event, void, void> {
  const finals: Event[] = [];
  for await (const event of events) {
    if (isFinal(event)) finals.push(event);
    else yield event;
  }
  yield* finals;
}
