/** A piece of a query. */
export interface SqlToken {
  readonly kind: "word" | "quoted" | "text" | "number" | "sign";
  /** Words in lower case; empty for what stands in quotes. */
  readonly text: string;
}

/** Everything that may stand outside of words, numbers and quotes. */
const signs = "()[],.;+-*/%<>=!|&^:?";

/** Comments, an assignment, and a bracket in a name in brackets. */
const unlike: ReadonlySet<string> = new Set(["--", "/*", "*/", "//", ":=", "]]"]);

/**
 * Cuts a query into tokens that every dialect cuts alike; `undefined` where dialects could differ: comments (`--`, `/*`, `//`,
 * `#`), backslashes, dollar, triple and `q'` quotes, variables (`@`), braces, characters outside ASCII outside of quotes, quoted
 * names with other signs than letters, digits, `_`, `-`, `.` and spaces, texts in brackets that hold the end of one.
 */
export function readSql(query: string): readonly SqlToken[] | undefined {
  const tokens: SqlToken[] = [];
  let brackets = 0;
  for (let at = 0; at < query.length; ) {
    const sign = query.charAt(at);
    if (/[ \t\r\n]/.test(sign)) {
      at++;
      continue;
    }
    const token = readToken(query, at, sign);
    if (token === undefined) return undefined;
    if (token.text === "[") brackets++;
    if (token.text === "]") brackets--;
    // SQL Server and SQLite put names in brackets, where a quote is a sign like any other.
    if (token.kind === "text" && brackets > 0 && query.slice(at, token.end).includes("]")) return undefined;
    tokens.push({ kind: token.kind, text: token.text });
    at = token.end;
  }
  return tokens;
}

interface Read extends SqlToken {
  readonly end: number;
}

function readToken(query: string, at: number, sign: string): Read | undefined {
  if (sign === "'") return readText(query, at);
  if (sign === '"' || sign === "`") return readName(query, at, sign);
  if (/[A-Za-z_]/.test(sign)) {
    const end = endOf(query, at, /[A-Za-z0-9_]/);
    // A quote that touches a word changes what the quote means: q'...', E'...', U&'...'.
    if (/['"`$&]/.test(query.charAt(end))) return undefined;
    return { kind: "word", text: query.slice(at, end).toLowerCase(), end };
  }
  if (/[0-9]/.test(sign)) {
    const end = endOf(query, at, /[0-9A-Za-z_.]/);
    // Not 0x41 and 1e5: some dialects end a number where a word begins.
    return /^[0-9]+(?:\.[0-9]+)?$/.test(query.slice(at, end)) ? { kind: "number", text: "", end } : undefined;
  }
  if (sign === "$") {
    // A placeholder; `$$` and `$tag$` would be quotes.
    const end = endOf(query, at + 1, /[0-9]/);
    return end > at + 1 && !/[A-Za-z_$]/.test(query.charAt(end))
      ? { kind: "number", text: "", end }
      : undefined;
  }
  if (!signs.includes(sign)) return undefined;
  if (unlike.has(query.slice(at, at + 2))) return undefined;
  return { kind: "sign", text: sign, end: at + 1 };
}

function endOf(query: string, from: number, part: RegExp): number {
  let end = from;
  while (end < query.length && part.test(query.charAt(end))) end++;
  return end;
}

function readText(query: string, from: number): Read | undefined {
  // Three quotes begin a text of BigQuery, in which one alone is a sign like any other.
  if (query.startsWith("'''", from)) return undefined;
  for (let at = from + 1; at < query.length; at++) {
    const sign = query.charAt(at);
    if (sign === "\\" || sign === "\u0000") return undefined;
    if (sign !== "'") continue;
    if (query.charAt(at + 1) === "'") at++;
    else return { kind: "text", text: "", end: at + 1 };
  }
  return undefined;
}

function readName(query: string, from: number, quote: string): Read | undefined {
  const close = query.indexOf(quote, from + 1);
  const name = query.slice(from + 1, close);
  if (close < 0 || !/^[A-Za-z0-9_][A-Za-z0-9_ .-]*$/.test(name) || name.includes("--")) return undefined;
  // A doubled quote is one in a name to some and the end of a name to others.
  if (query.charAt(close + 1) === quote) return undefined;
  // DuckDB reads the file that `FROM "file.csv"` names; to MySQL what is in double quotes is a text anyway.
  return { kind: quote === '"' && name.includes(".") ? "text" : "quoted", text: "", end: close + 1 };
}
