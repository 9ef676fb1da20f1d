import { describe, expect, test } from "vitest";
import { finder } from "./find.ts";

const find = finder();
// Joined, so that other scanners stay quiet about this file.
const token = "q7Xw2Lp9Zk4V" + "t8Rb1Nc6Hd3Jf5";
const word = "Zk4!Vt8" + "Rb1N";
const id = "3f2b8c1e-9d4a-4b7f" + "-8e21-6c5d0a9f1b37";
const hex = "9f8e7d6c5b4a3928" + "1706f5e4d3c2b1a0";

describe("values that are assigned", () => {
  test.each([
    [`api_key="${token}"`, "generic", token],
    [`const apiKey: string = '${token}';`, "generic", token],
    [`export SERVICE_TOKEN=${token}`, "generic", token],
    [`serviceToken := \`${token}\``, "generic", token],
    [`System.setProperty("SERVICE_TOKEN", "${token}")`, "generic", token],
    [`{"config": "SERVICE_TOKEN=${token}\\nDEBUG=1"}`, "generic", token],
    [`<serviceToken>\n  ${token}\n</serviceToken>`, "generic", token],
    [`deploy --token ${token} --verbose`, "generic", token],
    [`//registry.example.org/:_authToken=${token}`, "stored-login", token],
    [`https://example.org/v1?page=2&access_token=${token}&x=1`, "generic", token],
    [`Authorization: Token ${token}`, "generic", token],
    [`if ("${token}" === secret) {`, "generic", token],
    [`{\\"password\\":\\"${word}\\",\\"user\\":\\"x\\"}`, "password", word],
    ['password = "blooming"', "password", "blooming"],
    [`password: ${word}`, "password", word],
    [`DB_PASS=harbour`, "password", "harbour"],
    [`Server=db;User Id=sa;Password=${word};`, "password", word],
    [`if user.password == "${word}":`, "password", word],
    [`jdbc:postgresql://db/x?user=app&password=${word}&ssl=true`, "password", word],
  ])("%j", (text, kind, value) => {
    expect(find(text).map(({ id, text }) => [id, text])).toEqual([[`secret/${kind}`, value]]);
  });
});

describe("values that are said", () => {
  test.each([
    [`the token ${token} was revoked`, token],
    [`My database token (${word}x9) stopped working`, `${word}x9`],
    [`密码：${word}`, word],
    [`数据库密码是${word}。`, word],
    [`Das Kennwort lautet: ${word}`, word],
    [`la contraseña es ${word}`, word],
    [`пароль: ${word}`, word],
    [`パスワードは「${word}」です`, word],
    [`| name | value |\n|---|---|\n| token | ${token} |`, token],
    [`| service | password |\n|---|---|\n| api | \`${word}\` |`, word],
  ])("%j", (text, value) => {
    expect(find(text).map(({ text }) => text)).toEqual([value]);
  });
});

describe("plain tokens next to the name of a service", () => {
  test.each([
    [`Datadog: ${hex}`, "near-datadog", hex],
    [`The config contains \`${id}\` as the Postmark credential.`, "near-postmark", id],
    [`你的 Twilio 密钥是${hex}。`, "near-twilio", hex],
  ])("%j", (text, kind, value) => {
    expect(find(text).map(({ id, text }) => [id, text])).toEqual([[`secret/${kind}`, value]]);
  });

  test.each([`Datadog build ${hex} is out`, `request id ${id}`, `commit ${hex}`])("ignores %j", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("what is no secret", () => {
  test.each([
    "your password must be at least 12 characters long",
    "const passwordInput = document.querySelector('#password-12');",
    "type Props = { password: string; token?: string }",
    "password: hashPassword(input)",
    "const { password } = request.body;",
    "$password = $_POST['password'];",
    'throw new Error("Password is required")',
    'passwordLabel: "Password:"',
    'token_type: "bearer", "token_count": 1293, max_tokens=4096',
    "secretName: letsencrypt-prod-key-2",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1B2c3",
    `csrf_token="${token}"`,
    `publicKey = "${token}"`,
    `password=\${DB_PASSWORD}`,
    "password: {{ vault.password }}",
    'token = process.env.TOKEN ?? ""',
    'apiKey: os.environ["API_KEY"]',
    "API_KEY=YOUR_API_KEY",
    "API_KEY=<your-key>",
    "password: changeme",
    "password = ********",
    "token = xxxxxxxxxxxxxxxxxxxxxxxx",
    "token = abcdefghijklmnop0123456789",
    'azureApiKey: "AZURE_OPENAI_API_KEY"',
    `SSH key: ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ${token}`,
    'You can pass `children` to it, or pass "block".',
    "credentials: 'same-origin'",
    `Using key sk-****${"ab1Z"} and token ghp_…${"Zk4V"}`,
  ])("%j", (text) => {
    expect(find(text)).toEqual([]);
  });
});
