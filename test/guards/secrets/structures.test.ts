import { describe, expect, test } from "vitest";
import { finder } from "./find.ts";

const find = finder({
  types: [
    "private-key",
    "jwt",
    "paseto",
    "url-credentials",
    "connection-string",
    "basic-auth",
    "bearer-token",
    "session-cookie",
    "command-login",
    "password-hash",
    "stored-login",
    "recovery-phrase",
  ].map((kind) => `secret/${kind}`),
});
const dashes = "-----";
const body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC" + "Zk4Vt8Rb1Nc6Hd3Jf5Zk4Vt8Rb1Nc6Hd";
const value = "q7Xw2Lp9Zk4V" + "t8Rb1Nc6Hd3Jf5";
const json = (text: string): string => btoa(text).replaceAll("=", "");
const jwt = `${json('{"alg":"HS256","typ":"JWT"}')}.${json('{"sub":"4711","scope":"all"}')}.${value}`;

function block(kind: string, lineBreak: string): string {
  return [`${dashes}BEGIN ${kind}${dashes}`, body, body, `${dashes}END ${kind}${dashes}`].join(lineBreak);
}

describe("private keys", () => {
  test.each([
    ["over lines", block("RSA PRIVATE KEY", "\n")],
    ["with line breaks written out", block("PRIVATE KEY", "\\n")],
    ["in one line", block("EC PRIVATE KEY", " ")],
    ["of OpenSSH", block("OPENSSH PRIVATE KEY", "\r\n")],
    ["of PGP", block("PGP PRIVATE KEY BLOCK", "\n")],
  ])("%s", (_, key) => {
    expect(find(`key:\n${key}\nend`).map(({ id, text }) => [id, text])).toEqual([
      ["secret/private-key", key],
    ]);
  });

  test("cut off at the end", () => {
    const key = `${dashes}BEGIN PRIVATE KEY${dashes}\n${body}\n${body}`;
    expect(find(key).map(({ text }) => text)).toEqual([key]);
  });

  test("cut off at the beginning", () => {
    const key = `${body}\n${body}\n${dashes}END PRIVATE KEY${dashes}`;
    expect(find(key)[0]?.text.startsWith(body)).toBe(true);
  });

  test.each([
    block("PUBLIC KEY", "\n"),
    block("CERTIFICATE", "\n"),
    `${dashes}BEGIN PRIVATE KEY${dashes}\n...\n${dashes}END PRIVATE KEY${dashes}`,
    "A file that begins with BEGIN PRIVATE KEY is a key.",
  ])("not %j", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("static keys of OpenVPN", () => {
  const lines = "6f1c09e2b7a45d83c0e1f7926ab38d54\n".repeat(4);

  test.each([
    [
      "Static key V1",
      `${dashes}BEGIN OpenVPN Static key V1${dashes}\n${lines}${dashes}END OpenVPN Static key V1${dashes}`,
    ],
    [
      "tls-crypt-v2",
      `${dashes}BEGIN OpenVPN tls-crypt-v2 client key${dashes}\n${body}\n${dashes}END OpenVPN tls-crypt-v2 client key${dashes}`,
    ],
  ])("%s", (_, key) => {
    expect(find(`<tls-auth>\n${key}\n</tls-auth>`).map(({ id, text }) => [id, text])).toEqual([
      ["secret/private-key", key],
    ]);
  });
});

describe("JSON Web Keys", () => {
  const [first, second] = [`${value}${"x8Yb3Dm6"}`, `${"Hc5Rk2Tn"}${value}`];
  const found = (text: string) => find(text).map(({ id, text }) => [id, text]);
  const modulus = `${value}${first}${second}`;

  test.each([
    ["oct", { kty: "oct", kid: "a", k: first }, [first]],
    ["RSA", { kty: "RSA", n: modulus, e: "AQAB", d: first, p: second }, [first, second]],
    ["EC", { crv: "P-256", x: modulus, d: first, kty: "EC" }, [first]],
    ["OKP", { kty: "OKP", crv: "Ed25519", x: modulus, d: first }, [first]],
  ])("of type %s", (_, key, secrets) => {
    const expected = secrets.map((secret) => ["secret/private-key", secret]);
    expect(found(JSON.stringify(key))).toEqual(expected);
    expect(found(`The key:\n${JSON.stringify(key, null, 2)}\n`)).toEqual(expected);
    expect(found(JSON.stringify({ body: JSON.stringify({ keys: [key] }) }))).toEqual(expected);
  });

  test("in lists, each by itself", () => {
    const keys = [{ kty: "OKP", x: modulus, d: first }, { kty: "EC", x: modulus, y: modulus }, { d: second }];
    expect(found(JSON.stringify({ keys }))).toEqual([["secret/private-key", first]]);
  });

  test.each([
    { kty: "RSA", n: modulus, e: "AQAB" },
    { kty: "EC", x: modulus, y: modulus },
    { kty: "oct", k: "your-key-goes-here-base64url" },
    { kty: "EC", d: "the private value in base64url" },
    { type: "path", d: first },
  ])("not in %j", (key) => {
    expect(found(JSON.stringify(key))).toEqual([]);
  });
});

describe("tokens and logins", () => {
  test.each([
    [`session ${jwt}, which`, "jwt", jwt],
    [`token=${jwt.slice(0, jwt.lastIndexOf("."))}`, "jwt", jwt.slice(0, jwt.lastIndexOf("."))],
    [`v4.public.${value}${value}`, "paseto", `v4.public.${value}${value}`],
    [`Authorization: Basic ${btoa(`bob:${value}`)}`, "basic-auth", btoa(`bob:${value}`)],
    [`Authorization: Bearer ${value}`, "bearer-token", value],
    [`Cookie: theme=dark; session_id=${value}; a=b`, "session-cookie", value],
    [`curl -u bob:${value} https://example.org`, "command-login", value],
    [`curl -s --user "bob:${value}" https://example.org`, "command-login", value],
    [`new NetworkCredential("bob", "${value}")`, "command-login", value],
    [`machine example.org login bob password ${value}`, "stored-login", value],
    [`{"auths":{"example.org":{"auth":"${btoa(`bob:${value}`)}"}}}`, "stored-login", btoa(`bob:${value}`)],
    [`~/.pgpass\ndb.example.org:5432:app:bob:${value}\n`, "stored-login", value],
    [
      `kind: Secret\ndata:\n  extra: ${btoa(`${value}x`)}\nmetadata:\n  name: a`,
      "stored-login",
      btoa(`${value}x`),
    ],
    [`bob:$apr1$${value.slice(0, 8)}$${value}`, "password-hash", `$apr1$${value.slice(0, 8)}$${value}`],
  ])("%j", (text, kind, secret) => {
    expect(find(text).map(({ id, text }) => [id, text])).toEqual([[`secret/${kind}`, secret]]);
  });

  test.each([
    "https://user:password@example.com/",
    `postgres://user:\${PASSWORD}@db/x`,
    "https://example.org:8080/@user",
    "use basic authentication for that",
    "Authorization: Bearer <token>",
    "Authorization: Bearer $TOKEN",
    "curl -u user:$PASSWORD https://example.org",
    `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_${"adQssw5c"}`,
  ])("not %j", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("logins in URLs and connection strings", () => {
  const findAny = finder({});
  const found = (text: string) => findAny(text).map(({ id, text }) => [id.slice(7), text]);

  test.each([
    [
      `git clone https://bob:${value}@example.org/x.git, then`,
      "url-credentials",
      `https://bob:${value}@example.org/x.git`,
    ],
    [`REDIS="redis://:${value}@cache:6379/0"`, "connection-string", `redis://:${value}@cache:6379/0`],
    [
      `(mongodb+srv://app:${value}@a.example.org/db?w=1)`,
      "connection-string",
      `mongodb+srv://app:${value}@a.example.org/db?w=1`,
    ],
    [
      `nats://app:${value}@n1:4222,n2:4222/x, more`,
      "connection-string",
      `nats://app:${value}@n1:4222,n2:4222/x`,
    ],
    [
      `amqp://app:${value}@[2001:db8::7]:5672/v.`,
      "connection-string",
      `amqp://app:${value}@[2001:db8::7]:5672/v`,
    ],
    [`url=&quot;smtp://app:${value}@mail&quot;`, "connection-string", `smtp://app:${value}@mail`],
    [
      "postgres://postgres:postgres@db.corp.net/app",
      "connection-string",
      "postgres://postgres:postgres@db.corp.net/app",
    ],
    [`app:${value}@tcp(db:3306)/shop?parseTime=true`, "connection-string", value],
    ["Server=db1;Database=app;Uid=svc;Pwd=sunshine", "password", "sunshine"],
    ["Data Source=db1;User Id=svc;Password=a{b(c!9;", "password", "a{b(c!9"],
    [`Data Source=db1;User Id=svc;Password="a;b c!9";Pooling=true`, "password", "a;b c!9"],
    ["jdbc:postgresql://db1/app?user=svc&password=orchid&ssl=true", "password", "orchid"],
    ["host=db1 dbname=app user=svc password='or chid'", "password", "or chid"],
    ["mysql:host=db1;dbname=app;user=svc;password=orchid", "password", "orchid"],
    ["jdbc:oracle:thin:svc/Or7chidX@//db1:1521/ORCL", "command-login", "Or7chidX"],
    ["sqlplus svc/Or7chidX@ORCL", "command-login", "Or7chidX"],
    ["sqlcmd -S db1 -U svc -P orchid77", "command-login", "orchid77"],
    ["mysqli_connect('db1', 'svc', 'orchid77', 'app')", "command-login", "orchid77"],
    [`DriverManager.getConnection(url, "svc", "orchid77")`, "command-login", "orchid77"],
    [JSON.stringify({ command: "redis-cli -h cache -a orchid77" }), "command-login", "orchid77"],
    [JSON.stringify(["sshpass -p 'orchid77'", "next"]), "command-login", "orchid77"],
    [JSON.stringify({ run: 'sshpass -p "orchid77" ssh bob@db1' }), "command-login", "orchid77"],
    [JSON.stringify({ run: 'sshpass -p "or_chid77"\nssh bob@db1' }), "command-login", "or_chid77"],
    [JSON.stringify({ run: "sshpass -p orchid77\nssh bob@db1" }), "command-login", "orchid77"],
    [
      JSON.stringify({ call: JSON.stringify({ run: 'mysql -u svc -p"orchid77" app' }) }),
      "command-login",
      "orchid77",
    ],
    [JSON.stringify({ run: 'curl -u "svc:orchid77" https://db1' }), "command-login", "orchid77"],
    ["WIFI:T:WPA;S:corner cafe;P:orchid77;;", "password", "orchid77"],
    ["Scan this: WIFI:S:cafe;P:or\\;chid 77;T:WPA;H:true;;", "password", "or\\;chid 77"],
  ])("%j", (text, kind, secret) => {
    expect(found(text)).toEqual([[kind, secret]]);
  });

  test.each([
    "amqp://guest:guest@localhost:5672",
    "postgres://user:password@localhost/db",
    "postgres://postgres:postgres@db.example.com/app",
    "http://admin:admin@localhost:3000",
    "Server=x;User Id=u;Password=<password>;",
    "Server=x;User Id=u;Password={password};",
    "Server=x;User Id=u;Password=password;",
    `Server=x;User Id=u;Password=\${PASSWORD};`,
    "the ratio is a:b@tcp(x)",
    "mysqli_connect($host, $user, $password)",
    JSON.stringify({ help: "mysql -u root -p\nEnter password: " }),
    JSON.stringify({ run: 'sshpass -p "$PASSWORD" ssh bob@db1' }),
    "WIFI:T:nopass;S:corner cafe;;",
    "WIFI:T:WPA;S:cafe;P:password;;",
    "WIFI: ask at the desk; P: parking",
    "new PDO($dsn, $user)",
  ])("not %j", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("recovery phrases", () => {
  const twelve = "legal winner thank year wave sausage worth useful legal winner thank";

  test("with a right checksum are surer than with a wrong one", () => {
    const [right] = find(`Your seed phrase: ${twelve} yellow`);
    const [wrong] = find(`Your seed phrase: ${twelve} zoo`);
    expect(right?.text).toBe(`${twelve} yellow`);
    expect(right?.finding.score).toBeGreaterThan(wrong?.finding.score ?? 1);
  });

  test.each([
    ["in a list", (word: string, index: number) => `${index + 1}. **${word}**`, "\n"],
    ["in one line", (word: string, index: number) => `${index + 1}) ${word}`, " "],
    ["in a table", (word: string, index: number) => `| ${index + 1} | ${word} |`, "\n"],
    ["in nested JSON", (word: string) => `          "${word}"`, ",\n"],
  ])("are found with numbers and marks between the words, %s", (_, write, between) => {
    const [phrase] = find(`Recovery phrase\n${`${twelve} yellow`.split(" ").map(write).join(between)}\n`);
    expect(phrase?.text).toMatch(/^legal.*yellow$/s);
    expect(phrase?.finding.score).toBeGreaterThan(0.9);
  });

  test("need a word that announces them, and enough words of the list", () => {
    expect(find(`${twelve} yellow`)).toEqual([]);
    expect(find("The mnemonic helps people to remember which words are in the phrase")).toEqual([]);
  });
});
