import type { RuleExamples } from "../../../core/rule.ts";
import type { SecretFormat } from "../format.ts";
import { example } from "./example.ts";
import {
  base32,
  base58,
  base64,
  base64url,
  bech32,
  digits,
  either,
  maybe,
  padding,
  rounds,
  type Shape,
  seq,
  set,
  token,
  word,
} from "./shapes.ts";
import { noseyParker, vendor } from "./vendor.ts";

const longest = 1000;

/** More characters of a class than one repeat holds; full repeats come first, so there is one way to read a text. */
function long(characters: string, least: number, repeats: number): Shape {
  return seq(rounds(0, repeats, set(characters, longest)), set(characters, least, longest));
}

const base64urlClass = "0-9A-Za-z_-";

/** Line ends, also as they are escaped or quoted in a string, and what stands before lines in a listing. */
const gap: Shape = set("\\s\\\\nr\"'+,>|#*", 1, 16);

/** What RFC 1421 and PGP write between the header and the key. */
const blockHeaders: Shape = maybe(
  either(
    seq(
      "Proc-Type: 4,ENCRYPTED",
      gap,
      "DEK-Info: ",
      set("A-Z0-9-", 5, 20),
      ",",
      set("0-9A-Fa-f", 8, 64),
      gap,
    ),
    seq(either("Version: ", "Comment: "), set("^\\n-", 1, 80), gap),
  ),
);

/** The body of a key begins with a long run and goes on to its footer. */
const blockBody: Shape = seq(base64(20, 100), long("0-9A-Za-z+/=\\s\\\\\"',>|#*", 0, 4));

/** Whole lines of a body, as far as they go, when the text is cut before the footer. */
const cutBody: Shape = seq(
  base64(20, 100),
  rounds(0, 50, set("\\s\\\\nr\"'+,>|#*", 1, 6), base64(20, 76)),
  padding(),
);

const keyName: Shape = set("A-Z0-9 ", 0, 30);

const hash = "https://man.archlinux.org/man/crypt.5";

/**
 * Keys, signed tokens and password hashes of published standards.
 *
 * A bare Bitcoin or Ethereum private key has no part that tells it from a digest; the words around it do.
 */
export const formats: readonly SecretFormat[] = [
  ...vendor("JSON", "jwt", "https://www.rfc-editor.org/rfc/rfc7519", [
    [
      "token",
      "Web Token, signed; many vendors hand out nothing else",
      token("eyJ", base64url(10, 1000), ".ey", long(base64urlClass, 10, 3), ".", base64url(10, 1000)),
      0.9,
      { check: "jwt" },
    ],
    [
      "encrypted-token",
      "Web Token, encrypted",
      word(
        "eyJ",
        base64url(10, 400),
        ".",
        base64url(0, 700),
        ".",
        base64url(10, 64),
        ".",
        long(base64urlClass, 4, 3),
        ".",
        base64url(16, 88),
      ),
      0.85,
      { check: "jwt", source: "https://www.rfc-editor.org/rfc/rfc7516" },
    ],
  ]),
  ...vendor("Private key", "private-key", "https://www.rfc-editor.org/rfc/rfc7468", [
    [
      "pem",
      "in PEM or PGP armour",
      token(
        "-----BEGIN",
        keyName,
        "PRIVATE KEY",
        maybe(" BLOCK"),
        "-----",
        gap,
        blockHeaders,
        either(seq(blockBody, "-----END", keyName, "PRIVATE KEY", maybe(" BLOCK"), "-----"), cutBody),
      ),
      0.98,
    ],
    [
      "encoded-pem",
      "in PEM, encoded again",
      token(
        "LS0tLS1CRUdJTi",
        either(
          "BSU0EgUFJJVkFURSBLRVkt",
          "BQUklWQVRFIEtFWS0tLS0t",
          "BPUEVOU1NIIFBSSVZBVEUgS0VZ",
          "BFQyBQUklWQVRFIEtFWS0t",
          "BEU0EgUFJJVkFURSBLRVkt",
          "BFTkNSWVBURUQgUFJJVkFURSBLRVkt",
        ),
        long("0-9A-Za-z+/", 40, 6),
        padding(),
      ),
      0.98,
    ],
    [
      "openssh-body",
      "of OpenSSH without its header",
      token("b3BlbnNzaC1rZXktdjE", long("0-9A-Za-z+/", 50, 4), padding()),
      0.95,
      { source: "https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key" },
    ],
    [
      "putty",
      "of PuTTY",
      token(
        "PuTTY-User-Key-File-",
        digits(1),
        ": ",
        set("\\s\\x21-\\x7e", 20, 1000),
        "Private-Lines: ",
        digits(1, 3),
        gap,
        base64(20, 64),
        long("0-9A-Za-z+/=\\s", 20, 4),
      ),
      0.95,
      { source: "https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html" },
    ],
  ]),
  ...vendor("age", "age", "https://github.com/C2SP/C2SP/blob/main/age.md", [
    [
      "identity",
      "secret key",
      token("AGE-SECRET-KEY-1", set("02-9AC-HJ-NP-Z", 58)),
      0.98,
      { check: "bech32" },
    ],
    [
      "hybrid-identity",
      "post-quantum secret key",
      token("AGE-SECRET-KEY-PQ-1", set("02-9AC-HJ-NP-Z", 58)),
      0.98,
    ],
  ]),
  ...vendor("Nostr", "nostr", "https://github.com/nostr-protocol/nips/blob/master/19.md", [
    ["secret-key", "secret key", word("nsec1", bech32(58)), 0.98, { check: "bech32" }],
  ]),
  ...vendor("NATS", "nats", "https://github.com/nats-io/nkeys", [
    [
      "seed",
      "seed",
      // The type and its padding fix the third character and half of the fourth one.
      word("S", set("AUO", 1), "A", set("A-P", 1), base32(54)),
      0.9,
      { check: "crc16-base32" },
    ],
  ]),
  ...vendor("Bitcoin", "bitcoin", "https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki", [
    [
      "extended-private-key",
      "extended private key",
      word(set("xyztuv", 1), "prv", base58(107, 108)),
      0.98,
      { check: "base58check" },
    ],
  ]),
  ...vendor("Password hash", "password-hash", hash, [
    ["bcrypt", "(bcrypt)", token("$2", set("abxy", 1), "$", digits(2), "$", set("0-9A-Za-z./", 53)), 0.8],
    [
      "argon2",
      "(Argon2)",
      token(
        either("$argon2id$", "$argon2i$", "$argon2d$"),
        maybe("v=", digits(1, 3), "$"),
        set("a-z0-9=,", 8, 60),
        "$",
        base64(8, 100),
        "$",
        base64(16, 200),
      ),
      0.8,
      { source: "https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md" },
    ],
    [
      "scrypt",
      "(scrypt)",
      token(
        "$scrypt$",
        set("a-z0-9=,", 5, 40),
        "$",
        base64(8, 100),
        padding(),
        "$",
        base64(16, 200),
        padding(),
      ),
      0.8,
      { source: "https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md" },
    ],
    ["yescrypt", "(yescrypt)", token(either("$y$", "$gy$", "$7$"), set("0-9A-Za-z./$", 30, 160)), 0.75],
    [
      "sha-crypt",
      "(SHA-256 or SHA-512 crypt)",
      token(
        "$",
        set("56", 1),
        "$",
        maybe("rounds=", digits(1, 9), "$"),
        set("0-9A-Za-z./", 1, 16),
        "$",
        either(set("0-9A-Za-z./", 86), set("0-9A-Za-z./", 43)),
      ),
      0.8,
    ],
    [
      "md5-crypt",
      "(MD5 crypt)",
      token(either("$1$", "$apr1$"), set("0-9A-Za-z./", 1, 8), "$", set("0-9A-Za-z./", 22)),
      0.8,
    ],
    [
      "pbkdf2",
      "(PBKDF2)",
      token(
        either("pbkdf2_sha256$", "pbkdf2_sha1$", "$pbkdf2-sha256$", "$pbkdf2-sha512$"),
        digits(1, 8),
        "$",
        set("0-9A-Za-z./+_-", 4, 64),
        "$",
        set("0-9A-Za-z./+", 20, 128),
        padding(),
      ),
      0.8,
      { source: "https://docs.djangoproject.com/en/stable/topics/auth/passwords/" },
    ],
    [
      "cisco",
      "(Cisco type 8 or 9)",
      token("$", set("89", 1), "$", set("0-9A-Za-z./", 14), "$", set("0-9A-Za-z./", 43)),
      0.8,
      { source: noseyParker },
    ],
    [
      "kerberos",
      "(Kerberos 5 ticket)",
      token(either("$krb5asrep$", "$krb5tgs$"), set("\\x21-\\x7e", 16, 1000)),
      0.8,
      { source: noseyParker },
    ],
    ["phpass", "(phpass)", token(either("$P$", "$H$"), set("0-9A-Za-z./", 31)), 0.75],
    [
      "ldap",
      "(LDAP)",
      token(either("{SSHA}", "{SSHA256}", "{SSHA512}", "{SHA}", "{SMD5}"), base64(20, 140), padding()),
      0.75,
      { source: "https://www.rfc-editor.org/rfc/rfc3112" },
    ],
  ]),
];

const begin = "-----BEGIN";
const end = "-----END";

export const examples: RuleExamples = {
  "secret/jwt-token": example("eyJ", 10, ".eyJ", 9, ".", 10),
  "secret/jwt-encrypted-token": example("eyJ", 10, ".", 12, ".", 10, ".", 4, ".", 16),
  "secret/private-key-pem": {
    positive: [
      `${begin} RSA PRIVATE KEY-----\n${"MIIEow" + "IBAAKCAQEAyX3k2Vw8Lq9ZrTnB4sHdJf7GuM1p"}\nq8Zs\n${end} RSA PRIVATE KEY-----`,
      `"${begin} PRIVATE KEY-----\\n${"MIIEvQ" + "IBADANBgkqhkiG9w0BAQEFAASC"}\\nBKcwggSjAgEAAoIBAQC7\\n${end} PRIVATE KEY-----\\n"`,
      `${begin} RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,3F17F5316E2BAC89AB10C8E4F6D7C0A1\n\n${"k7Qm" + "Zp2XvR9sLw4TnB8dHc6JfG"}\n${end} RSA PRIVATE KEY-----`,
      `${begin} PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\n${"lQOYBF" + "5aK2kBCADQx7Vn3mZq8R"}\n=aB3d\n${end} PGP PRIVATE KEY BLOCK-----`,
      `The answer was cut: ${begin} OPENSSH PRIVATE KEY-----\n${"b3Blbn" + "NzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ"}`,
    ],
    negative: [
      `${begin} PUBLIC KEY-----\n${"MIIBIj" + "ANBgkqhkiG9w0BAQEFAAOCAQ8A"}\n${end} PUBLIC KEY-----`,
      `A file that begins with ${begin} PRIVATE KEY----- holds a key and must not be shared.`,
      `${begin} PRIVATE KEY-----\n...\n${end} PRIVATE KEY-----`,
    ],
  },
  "secret/private-key-encoded-pem": example("LS0tLS1CRUdJTiB", "SU0EgUFJJVkFURSBLRVkt", 40),
  "secret/private-key-openssh-body": example("b3BlbnNzaC1rZXktdjE", 50),
  "secret/private-key-putty": {
    positive: [
      `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n${"AAAAIH" + "k2Vw8Lq9ZrTnB4sHdJf7GuM1pXv3Rb6Yt5QsEo0cKm"}`,
    ],
    negative: [
      "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n...",
      "A file that begins with PuTTY-User-Key-File-3: holds a key.",
    ],
  },
  "secret/age-identity": example("AGE-SECRET-KEY-1", { upperBech32: 58 }),
  "secret/age-hybrid-identity": example("AGE-SECRET-KEY-PQ-1", { upperBech32: 58 }),
  "secret/nostr-secret-key": example("nsec1", { bech32: 58 }),
  "secret/nats-seed": example("SUAB", { base32: 54 }),
  "secret/bitcoin-extended-private-key": example("xprv", { base58: 107 }),
  "secret/password-hash-bcrypt": example("$2b$12$", 53),
  "secret/password-hash-argon2": example("$argon2id$v=19$m=65536,t=3,p=4$", 8, "$", 16),
  "secret/password-hash-scrypt": example("$scrypt$ln=17,r=8,p=1$", 8, "$", 16),
  "secret/password-hash-yescrypt": example("$y$j9T$", 26),
  "secret/password-hash-sha-crypt": example("$6$", 8, "$", 43),
  "secret/password-hash-md5-crypt": example("$1$", 8, "$", 22),
  "secret/password-hash-pbkdf2": example("pbkdf2_sha256$600000$", 4, "$", 20),
  "secret/password-hash-cisco": example("$8$", 14, "$", 43),
  "secret/password-hash-kerberos": example("$krb5tgs$", 16),
  "secret/password-hash-phpass": example("$P$B", 30),
  "secret/password-hash-ldap": example("{SSHA}", 20),
};
