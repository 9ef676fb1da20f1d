import { isObject, own } from "../../core/validate.ts";

/** Kinds of items, by what requests of the Responses API call the same. */
const known: ReadonlyMap<string, string> = new Map([
  ["function_call_result", "function_call_output"],
  ["computer_call_result", "computer_call_output"],
  ["program_output", "program_call_output"],
  ["tool_search_output", "tool_search_call_output"],
  ["compaction", "reasoning"],
  ...[
    "hosted_tool_call",
    "computer_call",
    "shell_call",
    "apply_patch_call",
    "program",
    "tool_search_call",
  ].map((type) => [type, "function_call"] as const),
]);

/** What the Responses API calls a picture that a model made. */
const picture = "image_generation_call";

/** True for what a model says or asks for, unlike what users and tools say. */
export function isModels(item: object): boolean {
  const type = String(own(item, "type"));
  const meant = known.get(type) ?? type;
  return own(item, "role") === "assistant" || meant === "function_call" || meant === "reasoning";
}

/** Items in the form in which requests and answers are read; see {@link fromKnown}. */
export function toKnown(items: readonly unknown[]): unknown[] {
  return items.map((item) => {
    if (!isObject(item)) return item;
    const type = own(item, "type");
    const meant = own(item, "name") === picture ? picture : known.get(String(type));
    return meant === undefined ? item : { ...item, type: meant };
  });
}

/** The items that {@link toKnown} was given, with what was made of them; those without a change are the same objects. */
export function fromKnown(
  checked: readonly unknown[],
  plain: readonly unknown[],
  given: readonly unknown[],
): unknown[] {
  return checked.map((item, at) => {
    if (item === plain[at]) return given[at];
    const [checkedType, plainType, type] = [item, plain[at], given[at]].map(
      (of) => isObject(of) && own(of, "type"),
    );
    // A type that had to be changed was none of the kinds that are known.
    return type && checkedType === plainType ? { ...(item as object), type } : item;
  });
}

/** An item that says something in the name of the model. */
export function saying(words: string, isRefusal: boolean = false): object {
  const part = isRefusal ? { type: "refusal", refusal: words } : { type: "output_text", text: words };
  return { type: "message", role: "assistant", status: "completed", content: [part] };
}
