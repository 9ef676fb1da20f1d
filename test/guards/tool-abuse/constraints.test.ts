import { describe, expect, test } from "vitest";
import {
  atMost,
  type Constraint,
  host,
  isPublicAddress,
  oneOf,
  optional,
  pattern,
  readOnlySql,
  recipients,
  url,
  within,
} from "../../../src/guards/tool-abuse/index.ts";

const context = { call: { name: "tool", arguments: {} }, principal: undefined };
const holds = (constraint: Constraint, value: unknown) => constraint.holds(value, context);

describe("url", () => {
  const any = url();

  test.each([
    "https://example.com",
    "https://example.com/",
    "HTTPS://Example.com/a/../b?q=1#x",
    "https://8.8.8.8/dns",
    "https://[2606:4700::1111]/",
    "https://xn--bcher-kva.example/",
  ])("lets the public address %s pass", (value) => {
    expect(holds(any, value)).toBe(true);
  });

  test.each([
    "http://example.com/",
    "ftp://example.com/",
    "javascript:alert(1)",
    "//example.com/",
    "https:/example.com",
    "https:example.com",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://134744072/",
    "https://8.8.2056/",
    "https://0x8.8.8.8/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://0/",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://168.63.129.16/",
    "https://100.100.100.200/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::7f00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[2001::1]/",
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://[ff02::1]/",
    "https://localhost/",
    "https://a.localhost/",
    "https://printer/",
    "https://metadata.google.internal/",
    "https://nas.local/",
    "https://example.com:8443/",
    "https://user@example.com/",
    "https://example.com@127.0.0.1/",
    "https://example.com\\@127.0.0.1/",
    "https://exa\tmple.com/",
    "https://example.com/\r\nHost: x",
    " https://example.com/",
    "https://example.com./",
    "https://ex%61mple.com/",
    "https://①②⑦.0.0.1/",
    "https://bücher.example/",
    "https://127。0。0。1/",
    `https://example.com/${"a".repeat(9000)}`,
    17,
    ["https://example.com/"],
    undefined,
  ])("refuses %j", (value) => {
    expect(holds(any, value)).toBe(false);
  });

  test("keeps to the hosts that are allowed", () => {
    const some = url({
      allowHosts: ["example.com", "*.example.org", "api.example.net:8443", "127.0.0.1:3000"],
      schemes: ["http", "https"],
    });
    expect(holds(some, "https://example.com/x")).toBe(true);
    expect(holds(some, "https://a.b.example.org/")).toBe(true);
    expect(holds(some, "https://api.example.net:8443/")).toBe(true);
    expect(holds(some, "http://127.0.0.1:3000/")).toBe(true);
    for (const value of [
      "https://www.example.com/",
      "https://example.org/",
      "https://badexample.org/",
      "https://example.com.evil.example/",
      "https://api.example.net/",
      "https://example.com:8443/",
      "http://127.0.0.1/",
      "https://evil.example/?example.com",
    ])
      expect(holds(some, value), value).toBe(false);
  });

  test("keeps to the paths that are allowed", () => {
    const api = url({ allowHosts: ["example.com"], allowPaths: ["/api", "/open/"] });
    for (const path of [
      "/api",
      "/api/",
      "/api/orders?id=1",
      "/open/a",
      "/api/caf%C3%A9%20au%20lait",
      "/api/caf\u00e9",
    ])
      expect(holds(api, `https://example.com${path}`), path).toBe(true);
    for (const path of [
      "/",
      "/apis",
      "/api/../admin",
      "/api/%2e%2e/admin",
      "/api/..%2fadmin",
      "/api%2fadmin",
      "/api/%252e%252e/admin",
      "/api/..;/admin",
      "/api//admin",
      "/api/%c0%ae%c0%ae/admin",
      "/api/..%c0%afadmin",
      "/api/\uff0e\uff0e/admin",
      "/api/%ef%bc%8e%ef%bc%8e/admin",
      "/api/\u2025/admin",
      "/api/..\uff0fadmin",
      "/api/.%09./admin",
    ])
      expect(holds(api, `https://example.com${path}`), path).toBe(false);
  });

  test("may name hosts of the own network", () => {
    const own = url({ allowHosts: ["*.svc.internal", "printer"], schemes: ["http"] });
    expect(holds(own, "http://ledger.svc.internal/a")).toBe(true);
    expect(holds(own, "http://printer/")).toBe(true);
    expect(holds(own, "http://other.internal/")).toBe(false);
  });

  test("wants hosts and paths that can be read", () => {
    const wrong = expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" });
    expect(() => url({ allowHosts: ["https://example.com"] })).toThrow(wrong);
    expect(() => url({ allowHosts: ["example.com/api"] })).toThrow(wrong);
    expect(() => url({ allowPaths: ["api"] })).toThrow(wrong);
  });
});

test("host reads names without a scheme", () => {
  const mail = host(["mail.example.com:25", "*.example.org"]);
  expect(holds(mail, "mail.example.com:25")).toBe(true);
  expect(holds(mail, "a.example.org")).toBe(true);
  for (const value of [
    "mail.example.com",
    "a.example.org/x",
    "x@a.example.org",
    "a.example.org#",
    "127.0.0.1",
    "",
  ])
    expect(holds(mail, value), value).toBe(false);
});

test("isPublicAddress judges what a name resolved to", () => {
  expect(["8.8.8.8", "2606:4700::1111"].map(isPublicAddress)).toEqual([true, true]);
  expect(
    [
      "127.0.0.1",
      "::1",
      "::ffff:8.8.8.8",
      "0x7f.1",
      "2130706433",
      "010.8.8.8",
      "2001:db8::1",
      "",
      "1:2",
      "fe80::1%eth0",
    ].filter(isPublicAddress),
  ).toEqual([]);
});

describe("within", () => {
  const folder = within("/srv/data");

  test.each(["notes.txt", "a/b.txt", "./a", "/srv/data/a", "/srv/data", "..a/b", "a..b", "größe.txt"])(
    "lets %s pass",
    (value) => {
      expect(holds(folder, value)).toBe(true);
    },
  );

  test.each([
    "",
    "..",
    "../x",
    "a/../../x",
    "a/..",
    "/etc/passwd",
    "/srv/database",
    "/srv/data/../x",
    "//srv/data/a",
    "~/x",
    "~root",
    "a\u0000.txt",
    "a\nb",
    "%2e%2e/x",
    "..%2fx",
    "%252e%252e/x",
    "..\\x",
    "C:\\x",
    "C:x",
    "\\\\server\\share",
    "file:///etc/passwd",
    ".. /x",
    "…/x",
    "．．／x",
    "‥/x",
    "a".repeat(5000),
    5,
  ])("refuses %j", (value) => {
    expect(holds(folder, value)).toBe(false);
  });

  test("reads paths of Windows when the folder is one", () => {
    const windows = within("C:\\Data\\work");
    for (const value of ["a.txt", "sub\\a.txt", "c:\\data\\WORK\\a", "C:/Data/work/a"])
      expect(holds(windows, value), value).toBe(true);
    for (const value of [
      "..\\a",
      "D:\\Data\\work\\a",
      "C:a.txt",
      "\\Windows",
      "\\\\server\\x",
      "\\\\?\\C:\\Data\\work\\a",
      "a.txt:stream",
      "sub\\NUL",
      "con.txt",
      "a.txt.",
      "sub\\.. \\x",
      "PROGRA~1",
    ])
      expect(holds(windows, value), value).toBe(false);
  });

  test("wants an absolute folder", () => {
    for (const root of ["data", "", "/a/../b", "C:"]) expect(() => within(root)).toThrow("within()");
  });
});

describe("values", () => {
  test("atMost takes numbers in its range alone", () => {
    expect([0, 5, 10].every((value) => holds(atMost(10), value))).toBe(true);
    expect(
      [-1, 11, Number.NaN, Number.POSITIVE_INFINITY, "5", null].some((value) => holds(atMost(10), value)),
    ).toBe(false);
    expect(holds(atMost(10, -10), -3)).toBe(true);
  });

  test("oneOf does not convert", () => {
    expect(holds(oneOf(["a", 1]), "a")).toBe(true);
    expect([["a"], "1", "A", undefined].some((value) => holds(oneOf(["a", 1]), value))).toBe(false);
  });

  test("recipients takes plain addresses of the domains", () => {
    const known = recipients(["example.com", "*.example.org", "ann@partner.example"]);
    for (const value of [
      "bob@example.com",
      "BOB@Example.COM",
      "x@a.example.org",
      ["bob@example.com", "ann@partner.example"],
    ])
      expect(holds(known, value), String(value)).toBe(true);
    for (const value of [
      "bob@example.com.evil.example",
      "bob@evil.example",
      "bob@partner.example",
      "bob@example.com, eve@evil.example",
      "Bob <bob@example.com>",
      "bob@example.com\r\nBcc: eve@evil.example",
      "eve@evil.example@example.com",
      '"eve@evil.example"@example.com',
      "bob@example.com%40evil.example",
      "@example.com",
      "-oQ/tmp@example.com",
      "|program@example.com",
      "/var/mail/x@example.com",
      "evil.example!eve@example.com",
      [],
      ["bob@example.com", "eve@evil.example"],
      [["bob@example.com"]],
    ])
      expect(holds(known, value), String(value)).toBe(false);
  });

  test("pattern matches whole texts", () => {
    const order = pattern("[A-Z]{2}-[0-9]{1,6}|none");
    for (const value of ["AB-1", "ZZ-123456", "none"]) expect(holds(order, value), value).toBe(true);
    for (const value of ["AB-1\n", "xAB-1", "AB-1234567", "nonex", "", 5])
      expect(holds(order, value), String(value)).toBe(false);
    expect(holds(pattern(/^a{1,9}$/iu), "AAA")).toBe(true);
  });

  test("pattern refuses what could run for long", () => {
    for (const source of ["(a+)+", "a*", "(?=a)b", "(a)\\1", "("])
      expect(() => pattern(source), source).toThrow("pattern()");
  });

  test("optional lets a missing argument pass, not null", () => {
    expect([undefined, 3, null, 30].map((value) => holds(optional(atMost(10)), value))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("readOnlySql", () => {
  const sql = readOnlySql();

  test.each([
    "SELECT 1",
    "select id, name from customers where id = 5;",
    "SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.total > 10.5",
    "SELECT * FROM t WHERE name = 'O''Brien; DROP TABLE t --'",
    "WITH recent AS (SELECT * FROM orders WHERE day > '2026-01-01') SELECT max(total) FROM recent",
    'SELECT "update", `set` FROM "order table"',
    "SELECT a::text, b[1] FROM t WHERE c IN (1, 2) AND d = $1 AND e = :name AND f = ?",
    "SELECT rank() OVER (PARTITION BY a ORDER BY b) FROM t UNION ALL (SELECT 2)",
    "SELECT [order id], tags['a'], b[c[1] ] FROM [order table] UNION DISTINCT SELECT 1, 2, 3",
    "SELECT a FROM (WITH x AS (SELECT 1 AS a) SELECT a FROM x) AS y WHERE EXISTS (SELECT 1) EXCEPT SELECT 2",
    "SELECT a FROM t JOIN u USING (b) WHERE c = 'd'",
    "SELECT `t`.a FROM `project-1.data.orders` AS t",
    'SELECT "order.id" FROM t',
    "SELECT replace(lower(name), 'a', 'b') FROM t",
    "SELECT\n\tid\r\nFROM t LIMIT 10",
    "SELECT 'a' AS x FROM t JOIN u ON t.kind = 'b' AND t.a = coalesce(u.a, 'c') WHERE d = 'e' UNION SELECT 'f', 'g' FROM v",
  ])("lets %j pass", (query) => {
    expect(holds(sql, query)).toBe(true);
  });

  test.each([
    "",
    "DELETE FROM t",
    "SELECT 1; SELECT 2",
    "SELECT 1; DROP TABLE t",
    "SELECT 1;;",
    "SELECT 1 DROP TABLE t",
    "SELECT * INTO x FROM t",
    "SELECT * FROM t INTO OUTFILE '/tmp/x'",
    "SELECT * FROM t FOR UPDATE",
    "SELECT * FROM t FOR SHARE",
    "WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone",
    "WITH x AS (SELECT 1) INSERT INTO t SELECT 1",
    "(SELECT 1)",
    "EXPLAIN ANALYZE SELECT 1",
    "VALUES (1)",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM ('/etc/passwd')",
    "SELECT * FROM t, '/etc/passwd'",
    "SELECT * FROM t JOIN u ON t.a = u.a, '/etc/passwd'",
    "SELECT * FROM t WHERE a IN (SELECT b FROM 's3://bucket/x')",
    "SELECT pg_sleep(10)",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT public.count(1)",
    'SELECT "pg_sleep"(10)',
    "SELECT pg_sleep (10)",
    "SELECT load_extension('x')",
    "SELECT nextval('s')",
    "SELECT NEXT VALUE FOR s",
    "SELECT s.nextval FROM dual",
    "SELECT 1 AS [']; DROP TABLE t --']",
    "SELECT [[a]] , 'x]; DROP TABLE t --'",
    "SELECT '''' a '''; DROP TABLE t; SELECT '''' c '''",
    "SELECT 1 // '\n; DROP TABLE t; // '",
    "SELECT 1 SELECT 2",
    "SELECT a FROM (SELECT 1 AS a) AS t SELECT 2",
    "SELECT 1 WHILE 1 = 1 SELECT 2",
    "SELECT 1 CHECKPOINT",
    "SELECT 1 SETUSER 'x'",
    "SELECT 1 RECEIVE * FROM q",
    "SELECT 1 OPEN MASTER KEY DECRYPTION BY PASSWORD = 'x'",
    "WITH p AS (MAP a USING 'program' FROM t) SELECT * FROM p",
    "SELECT 1 UNION ALL MAP a USING 'program' FROM t",
    "SELECT * FROM t JOIN u USING (a), 'file.csv'",
    "WITH p AS (PIVOT 'file.csv' ON a USING sum(b)) SELECT * FROM p",
    "WITH p AS (UNPIVOT 'file.csv' ON a) SELECT * FROM p",
    "SELECT 1 UNION TABLE 'file.csv'",
    'SELECT * FROM "file.csv"',
    'SELECT 1 UNION TABLE "file.csv"',
    "SELECT lo_import('/etc/passwd')",
    "SELECT * FROM dblink('x', 'y')",
    "SELECT sleep(5)",
    "SELECT @a := 1",
    "SELECT @@version",
    "SELECT 1 -- x",
    "SELECT 1 /* x */",
    "SELECT /*!50000 sleep(5) */",
    "SELECT 1 # x",
    "SELECT 'a\\' OR 1=1",
    "SELECT $$x$$",
    "SELECT $tag$x$tag$",
    "SELECT q'[it's]'",
    "SELECT E'x'",
    "SELECT 'open",
    'SELECT "a"" FROM t"',
    'SELECT "a""b" FROM t',
    "SELECT (1",
    "SELECT 1)",
    "SELECT {fn now()}",
    "ＳＥＬＥＣＴ 1",
    "SELECT\u00a01",
    "SELECT 1\u0000",
    "SELECT 1e5",
    "EXEC xp_cmdshell 'x'",
    "SELECT 1 EXEC xp_cmdshell 'x'",
    "PRAGMA table_info(t)",
    "CALL p()",
    "WITH x AS 1",
    `SELECT ${"a,".repeat(20_000)}b`,
    7,
  ])("refuses %j", (query) => {
    expect(holds(sql, query)).toBe(false);
  });

  test("knows further functions when they are named", () => {
    expect(holds(readOnlySql({ functions: ["Similarity"] }), "SELECT similarity(a, 'x') FROM t")).toBe(true);
  });

  test("reads a long query of one sign in bounded work", () => {
    const long = readOnlySql({ maxChars: 1_000_000 });
    for (const part of ["(", "'", "`a` ", "select ", "1 ", "$1 "])
      expect(holds(long, `SELECT ${part.repeat(200_000)}`)).toBeTypeOf("boolean");
  });
});
