import type { Constraint } from "./constraint.ts";
import { readSql, type SqlToken } from "./sql-tokens.ts";

/** Options of {@link readOnlySql}. */
export interface ReadOnlySqlOptions {
  /** Further functions that may be called, without a schema in front. @default none */
  readonly functions?: readonly string[];
  /** Longest query in UTF-16 units. @default 20000 */
  readonly maxChars?: number;
}

/** Words that change something, or begin a statement that may, in some dialect. */
const forbidden: ReadonlySet<string> = new Set(
  (
    "insert update delete merge upsert into create alter drop truncate rename grant revoke deny call exec execute do copy load " +
    "import export attach detach pragma vacuum reindex set reset begin commit rollback savepoint release lock " +
    "unlock share listen notify unlisten outfile dumpfile handler prepare deallocate declare shutdown kill backup " +
    "restore use waitfor dbcc reconfigure bulk trigger procedure revert writetext updatetext readtext install uescape delimiter " +
    "returning nextval while checkpoint setuser receive decryption"
  ).split(" "),
);

/** Words that may stand before a parenthesis without being called. */
const clauses: ReadonlySet<string> = new Set(
  (
    "select from where in and or not on join as exists any all some over using values union intersect except when then else " +
    "by having filter group between like ilike distinct limit offset case materialized top rows range interval lateral is " +
    "char varchar character decimal numeric integer int bigint float double date time timestamp datetime text boolean"
  ).split(" "),
);

/** Words after which other things stand than before. */
const clauseStarts: ReadonlySet<string> = new Set(
  "select from join on using where group having order limit offset union intersect except window fetch".split(
    " ",
  ),
);

/** Words right before a table. */
const tableWords: ReadonlySet<string> = new Set(
  "table pivot unpivot pivot_wider pivot_longer summarize describe show".split(" "),
);

/** Words between two SELECTs of one statement. */
const setWords: ReadonlySet<string> = new Set("union all distinct intersect except minus".split(" "));

/** Functions that give the same for the same rows and touch nothing else. */
const pure: ReadonlySet<string> = new Set(
  (
    "if count sum avg min max total stddev stddev_pop stddev_samp variance var_pop var_samp median mode percentile_cont " +
    "percentile_disc corr bool_and bool_or every array_agg string_agg group_concat listagg json_agg jsonb_agg row_number rank " +
    "dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value coalesce nullif ifnull nvl isnull iif " +
    "greatest least cast try_cast convert abs ceil ceiling floor round trunc mod power sqrt exp ln log log10 sign lower upper " +
    "initcap length len char_length character_length octet_length substr substring left right trim ltrim rtrim position instr " +
    "strpos charindex replace reverse concat concat_ws split_part lpad rpad date_trunc date_part extract date_add date_sub " +
    "dateadd datediff date_diff year month day hour minute second quarter week strftime to_char to_date to_number now " +
    "current_date current_timestamp getdate julianday unixepoch json_extract json_value json_array_length jsonb_array_length " +
    "array_length cardinality unnest date_format str_to_date timestampdiff hex md5 row grouping"
  ).split(" "),
);

/**
 * One query of SQL that reads: `SELECT` or `WITH ... SELECT`, in what all common dialects read alike.
 *
 * Refuses a second statement; every word that writes, locks, sets or calls (`INTO`, `FOR UPDATE`, `EXEC`, `PRAGMA` ...), as a
 * name too unless it is quoted; every function that is not known to be pure or has a schema in front; comments, backslashes,
 * dollar and triple quotes, variables; a text in the place of a table, which is a file to some engines, and after `USING`, where
 * it is a program; lists of columns after the name of a `WITH` table. Cannot see what views and operators do, what a query
 * costs, or which rows it may read: give it an account that can only read.
 */
export function readOnlySql(options: ReadOnlySqlOptions = {}): Constraint {
  const { functions = [], maxChars = 20_000 } = options;
  const callable = new Set([...pure, ...functions.map((name) => name.toLowerCase())]);
  return {
    expected: "one SELECT with known functions and without comments",
    holds: (value) => {
      if (typeof value !== "string" || value.length > maxChars) return false;
      const tokens = readSql(value);
      return tokens !== undefined && isReadOnly(tokens, callable);
    },
  };
}

function isReadOnly(given: readonly SqlToken[], callable: ReadonlySet<string>): boolean {
  const tokens = given.at(-1)?.text === ";" ? given.slice(0, -1) : given;
  const [first] = tokens;
  if (first?.kind !== "word" || !(first.text === "select" || first.text === "with")) return false;
  // A table expression alone reads nothing.
  if (!tokens.some(({ text }) => text === "select")) return false;
  const open: string[] = [];
  /** The clause we are in, by depth: some engines read a file where a text stands for a table, and run one after USING. */
  const clause: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const { kind, text } = token;
    if (kind === "word" && isForbidden(tokens, index)) return false;
    const depth = open.length;
    const before = tokens[index - 1]?.text ?? "";
    // Some engines need no sign between two statements.
    if (text === "select" && clause[depth] && before !== "(" && !setWords.has(before)) return false;
    if (kind === "word" && clauseStarts.has(text)) clause[depth] = text === "join" ? "from" : text;
    if (text === "with" && before === "(") clause[depth] = "";
    // A comma after a condition is followed by the next table.
    if (text === "," && (clause[depth] === "on" || clause[depth] === "using")) clause[depth] = "from";
    if (kind === "text" && (clause[depth] === "from" || clause[depth] === "using" || tableWords.has(before)))
      return false;
    if (kind !== "sign") continue;
    if (text === ";") return false;
    if (text === "(" && !mayOpen(tokens, index, callable)) return false;
    if (text === "(" || text === "[") {
      open.push(text);
      clause[depth + 1] = before === "from" || before === "join" ? "from" : "";
    }
    if (text === ")" && open.pop() !== "(") return false;
    if (text === "]" && open.pop() !== "[") return false;
  }
  return open.length === 0;
}

function isForbidden(tokens: readonly SqlToken[], index: number): boolean {
  const word = tokens[index]?.text as string;
  // NEXT VALUE FOR takes a number from a sequence.
  if (word === "value" && tokens[index - 1]?.text === "next") return true;
  return forbidden.has(word);
}

/** Whether a parenthesis groups, or calls what may be called. */
function mayOpen(tokens: readonly SqlToken[], index: number, callable: ReadonlySet<string>): boolean {
  const before = tokens[index - 1];
  if (before === undefined) return false;
  if (before.kind === "sign") return before.text !== "." && before.text !== ")" && before.text !== "]";
  if (before.kind !== "word") return false;
  if (tokens[index - 2]?.text === ".") return false;
  return clauses.has(before.text) || callable.has(before.text);
}
