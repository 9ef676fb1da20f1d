import { readable } from "../../../core/readable.ts";
import { readOptions, wrongOption } from "../../../core/validate.ts";
import { compileDecision } from "../decide.ts";
import { isName, isPath, nameExpected } from "../fields.ts";
import type { Reader } from "../principal.ts";
import type { Plan } from "../types.ts";
import { type Bound, bind, type Rendered, type StoreField } from "./bind.ts";
import { chromaFilter } from "./chroma.ts";
import { type ElasticsearchFilter, elasticsearchFilter } from "./elasticsearch.ts";
import { lancedbFilter } from "./lancedb.ts";
import { mongodbFilter } from "./mongodb.ts";
import type { OperatorFilter } from "./operators.ts";
import { type OramaFilter, oramaFilter } from "./orama.ts";
import { pineconeFilter } from "./pinecone.ts";
import { postgresFilter, rowSecurityPolicy, rowSecuritySettings } from "./postgres.ts";
import { type QdrantFilter, qdrantFilter } from "./qdrant.ts";
import type { SqlFilter } from "./sql.ts";
import { sqliteFilter } from "./sqlite.ts";
import { type WeaviateFilter, weaviateFilter } from "./weaviate.ts";

/** The native filter of each store. */
export interface StoreFilters {
  readonly postgres: SqlFilter;
  readonly pgvector: SqlFilter;
  readonly sqlite: SqlFilter;
  readonly "sqlite-vec": SqlFilter;
  readonly libsql: SqlFilter;
  /** A string for `where`. */
  readonly lancedb: string;
  readonly orama: OramaFilter;
  readonly qdrant: QdrantFilter;
  readonly elasticsearch: ElasticsearchFilter;
  readonly opensearch: ElasticsearchFilter;
  readonly pinecone: OperatorFilter;
  readonly chroma: OperatorFilter | undefined;
  readonly weaviate: WeaviateFilter;
  readonly mongodb: OperatorFilter;
  /** For stores that ask a function about the metadata of every candidate. */
  readonly memory: (metadata: unknown) => boolean;
}

/** The rule as a filter of one store. */
export interface AclFilter<Filter> {
  readonly filter: Filter;
  /**
   * True when of documents in the canonical shape it selects exactly those that may be read; false when the store cannot say
   * all of the rule, so that it selects more. It never selects less.
   */
  readonly exact: boolean;
}

/** Names and numbers that a store needs. */
export interface FilterOptions {
  /**
   * Where the store keeps each field of the rule: `{ deny: "deny_ids", tenant: "metadata.tenant" }`.
   *
   * @default the names in the metadata
   */
  readonly fields?: Readonly<Record<string, string>>;
  /** Number of the first placeholder, for PostgreSQL. @default 1 */
  readonly firstParameter?: number;
}

/** Names in PostgreSQL. */
export interface PolicyOptions extends Pick<FilterOptions, "fields"> {
  /** Name of the policy. @default "sallyport_read" */
  readonly name?: string;
  /** What stands before the dot in the names of the settings. @default "app" */
  readonly prefix?: string;
}

type Compile = (given: {
  plan: Plan;
  fields: readonly StoreField[];
  reader: Reader;
  bound: () => Bound;
  first: number;
}) => Rendered<unknown>;

const postgres: Compile = ({ plan, fields, reader, first }) => postgresFilter(plan, fields, reader, first);
const sqlite: Compile = ({ plan, fields, reader }) => sqliteFilter(plan, fields, reader);
const elasticsearch: Compile = ({ bound, fields }) => elasticsearchFilter(bound(), fields);

const stores: ReadonlyMap<unknown, Compile> = new Map<keyof StoreFilters, Compile>([
  ["postgres", postgres],
  ["pgvector", postgres],
  ["sqlite", sqlite],
  ["sqlite-vec", sqlite],
  ["libsql", sqlite],
  ["lancedb", ({ bound, fields }) => lancedbFilter(bound(), fields)],
  ["orama", ({ bound, fields }) => oramaFilter(bound(), fields)],
  ["qdrant", ({ bound, fields }) => qdrantFilter(bound(), fields)],
  ["elasticsearch", elasticsearch],
  ["opensearch", elasticsearch],
  ["pinecone", ({ bound, fields }) => pineconeFilter(bound(), fields)],
  ["chroma", ({ bound, fields }) => chromaFilter(bound(), fields)],
  ["weaviate", ({ bound, fields }) => weaviateFilter(bound(), fields)],
  ["mongodb", ({ bound, fields }) => mongodbFilter(bound(), fields)],
  ["memory", memory],
]);

/** See `DocumentAcl.filterFor`. */
export function compileFilter<Store extends keyof StoreFilters>(
  plan: Plan,
  store: Store,
  reader: Reader,
  options: unknown,
): AclFilter<StoreFilters[Store]> {
  return readable("options", wrongOption, () => {
    const compile = stores.get(store);
    if (compile === undefined) throw wrongOption("store", [...stores.keys()].join(", "));
    const given = readOptions(options, "options", ["fields", "firstParameter"]);
    const first = given.get("firstParameter") ?? 1;
    if (!Number.isInteger(first) || (first as number) < 1 || (first as number) > 60_000)
      throw wrongOption("options.firstParameter", "a whole number from 1 to 60000");
    const fields = readStoreFields(plan, given.get("fields"));
    const bound = () => bind(plan, fields, reader);
    const rendered = compile({ plan, fields, reader, bound, first: first as number });
    return rendered as AclFilter<StoreFilters[Store]>;
  });
}

/** See `DocumentAcl.rowLevelSecurityPolicy`. */
export function policyFor(plan: Plan, table: string, options: unknown): string {
  return readable("options", wrongOption, () => {
    const given = readOptions(options, "options", ["fields", "name", "prefix"]);
    const fields = readStoreFields(plan, given.get("fields"));
    const name = (given.get("name") ?? "sallyport_read") as string;
    return rowSecurityPolicy(plan, fields, { table, name, prefix: readPrefix(given.get("prefix")) });
  });
}

/** See `DocumentAcl.rowLevelSecuritySettings`. */
export function settingsFor(reader: Reader, options: unknown): SqlFilter {
  return readable("options", wrongOption, () => {
    const given = readOptions(options, "options", ["prefix"]);
    return rowSecuritySettings(reader, readPrefix(given.get("prefix")));
  });
}

function readPrefix(value: unknown): string {
  const prefix = value ?? "app";
  if (!isName(prefix)) throw wrongOption("options.prefix", nameExpected);
  return prefix;
}

function readStoreFields({ fields }: Plan, value: unknown): readonly StoreField[] {
  const given = readOptions(value, "options.fields");
  for (const [key, path] of given) {
    const at = `options.fields[${JSON.stringify(key)}]`;
    if (!fields.some((field) => field.key === key)) throw wrongOption(at, "a field that the rule refers to");
    if (!isPath(path)) throw wrongOption(at, `${nameExpected}, or up to four of them joined by dots`);
  }
  return fields.map((field) => ({
    ...field,
    path: (given.get(field.key) as string | undefined) ?? field.name,
  }));
}

function memory({ plan, fields, reader }: Parameters<Compile>[0]): Rendered<(metadata: unknown) => boolean> {
  const decide = compileDecision({
    ...plan,
    fields: fields.map((field) => ({ ...field, name: field.path })),
  });
  const filter = (metadata: unknown): boolean => {
    try {
      return decide(metadata, reader);
    } catch {
      return false;
    }
  };
  return { filter, exact: true };
}
