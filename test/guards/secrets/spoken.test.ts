import { describe, expect, test } from "vitest";
import { finder } from "./find.ts";

const find = finder();
const weak = "tulip_Harbour47";
const drawn = "q7Zr2Kx9LmB4vT8nWc5H";

describe("a password that a sentence names", () => {
  test.each([
    `Your password for the staging box is ${weak}.`,
    `The password of bob has been reset to ${weak}, please change it.`,
    `Log in with user bob and password ${weak}`,
    `The password is now: ${weak}`,
    `username/password: ${weak}`,
    `login bob, pw ${weak}`,
    `the pass is ${weak} by the way`,
    `La clave del servidor: ${weak}`,
    `Senha do banco: ${weak}`,
    `Password di accesso: ${weak}`,
    `Twoje hasło to ${weak}.`,
    `Ditt lösenord är ${weak}.`,
    `Ditt lösenord för servern är ${weak}.`,
    `Din adgangskode er ${weak}`,
    `Salasanasi on ${weak}`,
    `Vaše heslo je ${weak}`,
    `A jelszavad: ${weak}`,
    `Parola ta este ${weak}`,
    `Parolanız ${weak} olarak ayarlandı`,
    `Новый пароль — ${weak}`,
    `Ο κωδικός πρόσβασης είναι ${weak}`,
    `كلمة المرور هي ${weak}`,
    `आपका पासवर्ड ${weak} है`,
    `รหัสผ่านของคุณคือ ${weak}`,
    `Mật khẩu của bạn là ${weak}`,
    `您的密码已重置为${weak}。`,
    `パスワードは${weak}です。`,
    `비밀번호는 ${weak}입니다.`,
    `비번 : ${weak}`,
    `Bob's password's ${weak}, but he will change it.`,
    `Das Kennwort für den Drucker heißt ${weak}.`,
    `mdp du serveur : ${weak}`,
    `La contrasenya del wifi és ${weak}`,
    `O contrasinal é ${weak}`,
    `Passordet til kontoen er ${weak}`,
    `Vaša lozinka je ${weak}`,
    `Novo geslo: ${weak}`,
    `Новата парола: ${weak}`,
    `Паролата за пощата е ${weak}.`,
    `Нова лозинка је ${weak}`,
    `Pasahitza: ${weak}`,
    `Slaptažodis yra ${weak}`,
    `Het wachtwoord voor de printer luidt ${weak}`,
    `Ang password ng printer ay ${weak}`,
    `პაროლი: ${weak}`,
    `Գաղտնաբառ: ${weak}`,
    `bindpw ${weak}`,
    `requirepass ${weak}`,
    `Нова лозинка: ${weak}`,
    `Naujas slaptažodis: ${weak}`,
    `Uus parool: ${weak}`,
    `Kata laluan anda ialah ${weak}`,
    `Nenosiri lako ni ${weak}`,
    `Die wagwoord is ${weak}`,
    `הסיסמה החדשה היא ${weak}`,
    `رمز عبور شما: ${weak}`,
    `আপনার পাসওয়ার্ড: ${weak}`,
    `உங்கள் கடவுச்சொல்: ${weak}`,
  ])("%j", (text) => {
    expect(find(text).map(({ id, text }) => [id, text])).toEqual([["secret/password", weak]]);
  });

  test.each([
    "The password must have 12 characters, 1 digit and 1 sign.",
    "Password length: 12-64",
    "Hasło jest nieaktualne",
    "Ваша парола е грешна",
    "Lozinka mora imati 12 znakova",
    "Kata laluan tidak sah",
    'account.password.set("name")',
    '{"login":{"password":"Passwort","reset_password":"Kennwort neu setzen"}}',
    'passwordField.addEventListener("keydown", onKey2)',
    "$password = ConvertTo-SecureString",
    "mysql://DBUSER:PASSWORD@DBHOST:3306/shop2",
    "redis://<user>:<password>@cache-7.eu1.net:6379",
    "Password hashing is PBKDF2-SHA256 with 310000 rounds",
    "passwords in plain text are CWE-256",
    "The password for bob was changed on 2026-01-05",
    "The token for the build is in the file .env.local",
    "Password for user admin2 is required",
    "password lock in iOS17",
    "La clave del éxito es la constancia",
    "Las palabras clave: seo, web 2.0, html5",
    "密码长度为8-16位",
    "パスワードはSHA-256で保存されます",
    "비밀번호는 8자 이상이어야 합니다",
    "username/password login is disabled",
  ])("not %j", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("a key that a sentence names in another language", () => {
  test.each([
    `La clé API est ${drawn}`,
    `La chiave API è ${drawn}`,
    `De API-sleutel is ${drawn}`,
    `Klucz API: ${drawn}`,
    `API-nyckeln är ${drawn}`,
    `API anahtarı: ${drawn}`,
    `مفتاح API: ${drawn}`,
    `API 키: ${drawn}`,
    `A chave da API é ${drawn}`,
    `La clé de l'API : ${drawn}`,
    `Kunci akses: ${drawn}`,
    `Khóa API của bạn: ${drawn}`,
    `Az API-kulcs: ${drawn}`,
    `API कुंजी: ${drawn}`,
  ])("%j", (text) => {
    expect(find(text).map(({ text }) => text)).toEqual([drawn]);
  });

  test.each(["Der Schlüssel zum Erfolg ist: Geduld", "anahtar kelime: bahar2024"])("not %j", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("a value apart from its name", () => {
  test.each([
    [`{"name":"DB_PASSWORD","value":"${weak}"}`, weak],
    [`env:\n  - name: REDIS_PASSWORD\n    value: "${weak}"\n`, weak],
    [`variable "db_password" {\n  default = "${weak}"\n}`, weak],
    [`variable "api_token" {\n  type    = string\n  default = "${drawn}"\n}`, drawn],
    [`<tr><td>Password</td><td>${weak}</td></tr>`, weak],
    [`ENV API_TOKEN ${drawn}\n`, drawn],
    [`let token: &str = "${drawn}";`, drawn],
    [`CREATE USER 'app'@'%' IDENTIFIED BY '${weak}';`, weak],
    [`Data Source=db; User ID=bob; Password =tulip_harbour;Initial Catalog=shop`, "tulip_harbour"],
    [`passphrase = "harbour tulip velvet noodle"`, "harbour tulip velvet noodle"],
    [`password = Tulip&Harbour47`, "Tulip&Harbour47"],
    [`password: Harbour.10`, "Harbour.10"],
  ])("%j", (text, value) => {
    expect(find(text).map(({ text }) => text)).toEqual([value]);
  });

  test.each([
    `{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"db2"}}}`,
    `variable "db_password" {\n  type = string\n  sensitive = true\n}`,
    "- name: token\n  type: string\n  description: The api token v2",
    "<td>Password</td><td>required</td>",
    `password: "The password of the account"`,
    `grant_type=password&client=app2`,
  ])("not %j", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("a password given to a command or a function", () => {
  test.each([
    `sshpass -p '${weak}' ssh root@10.1.2.3`,
    `docker login -u bob -p ${weak} registry.acme.io`,
    `mysql -u root -p${weak} shop`,
    `mongosh -u root -p ${weak}`,
    `redis-cli -a ${weak} ping`,
    `ldapsearch -D cn=admin -w ${weak} -b dc=acme`,
    `smbclient //srv/share -U bob%${weak}`,
    `requests.get(url, auth=('bob', '${weak}'))`,
    `client.login("bob", "${weak}")`,
    `unzip -P ${weak} photos.zip`,
    `evil-winrm -i 10.2.3.4 -u bob -p ${weak}`,
    `dsconf -D "cn=Directory Manager" -w ${weak} ldap://ds.lan`,
    `zip -r -P ${weak} photos.zip photos/`,
    `7z a -p${weak} photos.7z photos/`,
    `rabbitmqctl change_password bob ${weak}`,
    `mosquitto_sub -h mqtt.lan -p 1883 -u bob -P ${weak} -t '#'`,
    `xfreerdp /u:bob /p:${weak} /v:10.2.3.4`,
    `net use P: \\\\nas\\photos ${weak} /user:bob`,
    `http --auth bob:${weak} https://nas.lan/api`,
    `request.SetBasicAuth("bob", "${weak}")`,
    `$secure = ConvertTo-SecureString "${weak}" -AsPlainText -Force`,
    `jwt.sign(payload, '${weak}')`,
  ])("%j", (text) => {
    expect(find(text).map(({ id, text }) => [id, text])).toEqual([["secret/command-login", weak]]);
  });

  test.each([
    "docker login -u bob --password-stdin",
    "docker login acme.io && docker run -p 8080:80 nginx",
    "mysql -P3306 -proot",
    "redis-cli -a $REDIS_PASS ping",
    "zip -r photos.zip photos && mkdir -p photos2",
    "7z x photos.7z -oout2",
    "7z x release-package2024.7z -oout2",
    "unzip desk-p release2",
    "mosquitto_sub -h mqtt.lan -p 1883",
    "net use P: \\\\nas\\photos /persistent:yes",
    "http -a $LOGIN https://nas.lan/api",
    `expect(login("bob", "wrong-password2")).toThrow()`,
    "ConvertTo-SecureString $env:SECRET -AsPlainText",
    `login("google", "popup")`,
    `auth=('user', 'pass')`,
    "jwt.verify(token, publicKey)",
  ])("not %j", (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe("names in code are no tokens", () => {
  test.each([
    "[Tokenizer.END_TAG_TOKEN]: endTagInTableBody,",
    "{ name: 'text', tokenize: tokenizeHtmlText }",
    "bag.key = pki.privateKeyFromAsn1(bagAsn1);",
    "withCredentials: defaultToConfig2,",
    "result.passwordHash = utils.toWebSafeBase64(user)",
    "options.passwordEnforcementState !== 'ENFORCE'",
    `tokenizer = AutoTokenizer.from_pretrained("gpt2-medium")`,
    `client.get_secret("db-password-v2").value`,
    `authorizationModel = { id: "01JZXSA8YR785C4FYS3C0RTG7B" }`,
    "cache-key: node-modules-3581d2f257b7ca7d75a1e6ebf9eb5eb3",
  ])("%j", (text) => {
    expect(find(text)).toEqual([]);
  });
});
