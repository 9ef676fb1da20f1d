import { checkDocuments } from "../../core/documents.ts";
import type { DocumentChunk, Guard, Principal } from "../../core/types.ts";
import { isObject, own, wrongOption } from "../../core/validate.ts";
import { recommended } from "../../recommended.ts";
import { createKit, type Kit, refuseMarkers } from "../kit.ts";
import type { GuardClientOptions } from "../options.ts";

/** A node of LlamaIndex with its score. */
export interface NodeLike {
  readonly node: object;
  readonly score?: number | undefined;
}

/** Options of {@link guardPostprocessor}. */
export interface GuardNodesOptions extends Omit<GuardClientOptions, "onBlock"> {
  /** Decides by metadata and principal, as one more guard. @default none */
  readonly acl?: Guard;
  /** Who asks, or a function that knows when nodes come. @default nobody, who may read nothing that `acl` protects */
  readonly principal?: Principal | (() => Principal | undefined);
  /**
   * Fields of the metadata that are for the decision alone: nodes go on without them.
   *
   * @default with access control tenant, public, allow, deny and clearance; without it none
   */
  readonly privateMetadata?: readonly string[];
}

/** What stands between a store and the prompt. */
export interface GuardedPostprocessor {
  postprocessNodes<Node extends NodeLike>(nodes: Node[], query?: unknown): Promise<Node[]>;
}

/** Checks nodes. */
export type CleanNodes = <Node extends NodeLike>(nodes: readonly Node[]) => Promise<Node[]>;

/**
 * A postprocessor that lets only nodes pass that the guards let through, for engines and retrievers.
 *
 * Text and metadata of nodes are checked at stage `retrieval`, also those metadata that `excludedLlmMetadataKeys` keeps from the
 * prompt; nodes that block are left out, those with something to take out are copies. Guards such as `documentAcl()` decide
 * by the metadata and the principal. A store that can filter should do so as well: what is left out here makes the list shorter.
 * Of the nodes that a node is related to their ids are kept and their metadata are not.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * index.asQueryEngine({ nodePostprocessors: [guardPostprocessor(recommended(), { acl: documentAcl(), principal })] });
 * ```
 */
export function guardPostprocessor(
  guards: readonly Guard[] = recommended(),
  options: GuardNodesOptions = {},
): GuardedPostprocessor {
  const clean = createCleanNodes(guards, options);
  return { postprocessNodes: (nodes) => clean(nodes) };
}

const canonicalFields: readonly string[] = ["tenant", "public", "allow", "deny", "clearance"];

/** Compiles guards for nodes; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function createCleanNodes(guards: readonly Guard[], options: GuardNodesOptions): CleanNodes {
  const { acl, principal, privateMetadata, ...rest } = options;
  if (principal !== undefined && !isObject(principal) && typeof principal !== "function")
    throw wrongOption("options.principal", "a principal or a function");
  const all = acl === undefined ? guards : [...guards, acl];
  const kit = createKit(all, rest);
  refuseMarkers(all);
  if (privateMetadata !== undefined && !Array.isArray(privateMetadata))
    throw wrongOption("options.privateMetadata", "an array of names");
  const isProtected = all.some((guard) => guard === acl || guard.name === "document-acl");
  const hidden = new Set<string>(privateMetadata ?? (isProtected ? canonicalFields : []));
  return async (nodes) =>
    cleanNodes(kit, hidden, nodes, typeof principal === "function" ? principal() : principal);
}

/** What is touched of a node. https://ts.llamaindex.ai/docs/llamaindex/modules/data/documents_and_nodes */
interface InnerNode {
  readonly id_?: unknown;
  text?: unknown;
  metadata?: unknown;
  relationships?: unknown;
  clone?(): InnerNode;
}

interface Chunk extends DocumentChunk {
  /** Where the node stands in the list. */
  readonly node: number;
  /** What else of a node may reach a prompt. */
  readonly template?: unknown;
}

async function cleanNodes<Node extends NodeLike>(
  kit: Kit,
  hidden: ReadonlySet<string>,
  nodes: readonly Node[],
  principal: Principal | undefined,
): Promise<Node[]> {
  const chunks = nodes.flatMap(({ node }, at): Chunk[] => {
    if (!isReadable(kit, node)) return [];
    const { id_, text, metadata } = node as InnerNode;
    const template = own(node, "textTemplate");
    return [
      {
        id: typeof id_ === "string" ? id_ : String(at),
        text: text as string,
        metadata: metadata as object,
        node: at,
        ...(template !== undefined && template !== "" && { template }),
      },
    ];
  });
  const checked = await checkDocuments(kit.runner, chunks, { ...(principal !== undefined && { principal }) });
  return checked.documents.flatMap((chunk): Node[] => {
    const given = nodes[chunk.node] as Node;
    const node = rewritten(given.node as InnerNode, chunk, hidden);
    if (node === undefined) {
      kit.runner.report("retrieval", { reason: "invalid", origin: chunk.id });
      return [];
    }
    return node === given.node ? [given] : [{ ...given, node }];
  });
}

/** Pictures are told of, or left out; a node that holds no text at all is left out. */
function isReadable({ runner, settings }: Kit, node: unknown): boolean {
  if (!isObject(node) || typeof (node as InnerNode).text !== "string") {
    runner.report("retrieval", { reason: "invalid" });
    return runner.shadow;
  }
  if (own(node, "image") === undefined) return true;
  const refuses = settings.unreadable === "refuse";
  runner.report("retrieval", { unread: ["image"], ...(refuses && { reason: "unreadable" }) });
  return !refuses || runner.shadow;
}

/** The node with what was made of its chunk; `undefined` when it cannot be copied. */
function rewritten(node: InnerNode, { text, metadata, template }: Chunk, hidden: ReadonlySet<string>) {
  const isHiding = isObject(metadata) && Object.keys(metadata).some((name) => hidden.has(name));
  const related = withoutMetadata(node.relationships);
  const sameTemplate = template === undefined || template === own(node, "textTemplate");
  const isSame = text === node.text && metadata === node.metadata && sameTemplate;
  if (isSame && !isHiding && related === node.relationships) return node;
  // Nodes have `#private` fields, so that only they can copy themselves.
  const copy = copyOf(node);
  if (copy === undefined) return undefined;
  copy.text = text;
  copy.relationships = related;
  copy.metadata = isObject(metadata)
    ? Object.fromEntries(Object.entries(metadata).filter(([name]) => !hidden.has(name)))
    : metadata;
  if (!sameTemplate) Object.assign(copy, { textTemplate: template });
  return copy;
}

function copyOf(node: InnerNode): InnerNode | undefined {
  try {
    return node.clone?.();
  } catch {
    return undefined;
  }
}

interface Related {
  readonly metadata?: object;
}

/** Related nodes by their ids; the same object when there is nothing to leave out. */
function withoutMetadata(relationships: unknown): unknown {
  if (!isObject(relationships)) return relationships;
  const related = Object.entries(relationships) as [string, Related | Related[]][];
  if (related.every(([, nodes]) => isBare(nodes))) return relationships;
  return Object.fromEntries(related.map(([kind, nodes]) => [kind, bare(nodes)]));
}

function isBare(related: Related | Related[]): boolean {
  if (Array.isArray(related)) return related.every(isBare);
  return Object.keys(related.metadata ?? {}).length === 0;
}

function bare(related: Related | Related[]): unknown {
  return Array.isArray(related) ? related.map(bare) : { ...related, metadata: {} };
}
