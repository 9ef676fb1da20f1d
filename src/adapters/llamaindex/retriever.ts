import type { OnBlock } from "../../core/guard-options.ts";
import type { Guard } from "../../core/types.ts";
import { isObject, own, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { createKit, type Kit } from "../kit.ts";
import { wordsOf } from "../words.ts";
import { enforceMessages } from "./messages.ts";
import { createCleanNodes, type GuardNodesOptions, type NodeLike } from "./nodes.ts";
import { shellOf } from "./shell.ts";

/** A retriever of LlamaIndex. */
export interface LlamaRetrieverLike {
  retrieve(query: never): Promise<NodeLike[]>;
}

/** Options of {@link guardRetriever}. */
export interface GuardLlamaRetrieverOptions extends GuardNodesOptions {
  /** Whether a query that blocks gives no nodes, or an error. @default "refuse" */
  readonly onBlock?: OnBlock;
}

interface Inner {
  retrieve(query: unknown): Promise<NodeLike[]>;
  _retrieve?(bundle: unknown): Promise<NodeLike[]>;
}

/** What LlamaIndex's own `retrieve` needs of the retriever on which it is called. */
const kept: ReadonlySet<string> = new Set([
  ...["retrieve", "_handleRecursiveRetrieval", "_retrieveFromObject", "objectMap"],
]);

/**
 * A retriever like the one given whose query is checked at stage `input` and whose nodes pass as `guardPostprocessor` lets
 * them. Callbacks are told of the nodes that were let through, where `retrieve` is LlamaIndex's own.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const retriever = guardRetriever(index.asRetriever(), recommended(), { acl: documentAcl(), principal });
 * ```
 */
export function guardRetriever<Retriever extends LlamaRetrieverLike>(
  retriever: Retriever,
  guards: readonly Guard[] = recommended(),
  options: GuardLlamaRetrieverOptions = {},
): Retriever {
  const inner = retriever as unknown as Inner;
  if (!isObject(retriever) || typeof inner.retrieve !== "function")
    throw wrongOption("retriever", "a retriever of LlamaIndex");
  const { onBlock = "refuse", ...forNodes } = options;
  const { acl: _, principal: __, privateMetadata: ___, ...rest } = forNodes;
  const kit = createKit(guards, { ...rest, onBlock });
  const clean = createCleanNodes(guards, forNodes);
  const guarded =
    (call: (query: unknown) => Promise<NodeLike[]>) =>
    async (query: unknown): Promise<NodeLike[]> => {
      let checked: unknown;
      try {
        checked = await enforceQuery(kit, query);
      } catch (error) {
        await wordsOf(kit, error);
        return [];
      }
      return clean(await call(checked));
    };
  const isOwn = retrieveOfBase(retriever) === inner.retrieve && inner._retrieve !== undefined;
  const methods = isOwn
    ? { _retrieve: guarded((bundle) => Reflect.apply(inner._retrieve as Inner["retrieve"], inner, [bundle])) }
    : { retrieve: guarded((query) => inner.retrieve(query)), _retrieve: undefined };
  return shellOf(retriever, methods, kept) as Retriever;
}

/** A text, content parts, or an object that holds one of these as its `query`. */
async function enforceQuery(kit: Kit, query: unknown): Promise<unknown> {
  const isBundle = isObject(query) && !Array.isArray(query);
  const content = isBundle ? own(query, "query") : query;
  const { messages } = await enforceMessages(kit, [{ role: "user", content }]);
  const checked = own(messages[0] as object, "content");
  return isBundle ? { ...query, query: checked } : checked;
}

/** `retrieve` of the class from which all retrievers come. */
function retrieveOfBase(retriever: object): unknown {
  let base: object | undefined;
  for (let at: object | null = retriever; at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, "_handleRecursiveRetrieval")) base = at;
  }
  return base === undefined ? undefined : own(base, "retrieve");
}
