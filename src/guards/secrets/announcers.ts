import type { Rule } from "../../core/rule.ts";
import type { ViewName } from "../../core/views.ts";
import { providerPattern } from "./providers.ts";

/** What stands at a match of a context rule. */
type AnnouncerKind =
  | "password"
  | "secret"
  | "provider"
  | "pem"
  | "jwt"
  | "url"
  | "header"
  | "option"
  | "hash"
  | "login"
  | "phrase"
  | "jwk"
  | "wifi";

const views: readonly ViewName[] = ["folded", "decoded"];

function announcer(kind: AnnouncerKind, title: string, pattern: RegExp): Rule {
  return { id: `context/${kind}`, title, pattern, score: 0, refs: [], views };
}

/** Where to look for values that no form gives away; none of these is a finding by itself. */
export const announcers: readonly Rule[] = [
  announcer(
    "password",
    "Word for a password",
    /passw(?:or[dt]|d)|passord|pass[ _-]?phrase|passcode|\bpasse?\b|_pass\b|\b(?:store|key|require|db|user|root|admin|smtp|mail|ftp|ssh|sudo|become|bind|wifi|my)pass\b|\bpsk\b|wpa_passphrase|\bmdp\b|\bpw\b|_pw\b|\b(?:bind|db|user|root|admin)pw\b|\bpwd\b|[a-z_]pwd\b|kennwort|mot de passe|contrasen(?:a|ya)|contrasinal|pasahitz|palavra.passe|\bsenha\b|wachtwoord|wagwoord|\bclave\b|identified by|\bhaslo|losenord|adgangskode|salasana|\bhesl[oa]\b|\bgeslo\b|\blozink|slaptazod|\bparool|\bparol\b|lykilord|adgangsord|fjalekalim|nenosiri|jelsz[oa]|\bparola(?:s|n|\b)|\bsifre|kata sandi|kata laluan|mat khau|парол|лозинк|პაროლი|գաղտնաբառ|密码|密碼|口令|パスワード|パスフレーズ|パスコード|暗証番号|비밀번호|비번|패스워드|암호|كلمة المرور|كلمة السر|סיסמ[הת]|رمز عبور|گذرواژه|كلمه السر|पासवर्ड|পাসওয়ার্ড|கடவுச்சொல்|పాస్‌వర్డ్|પાસવર્ડ|รหัสผ่าน|κωδικος/iu,
  ),
  announcer(
    "secret",
    "Word for a token or a key",
    /token|secret|credential|\bcreds\b|api[ _.-]?keys?|(?:access|private|auth|encryption|decryption|validation|signing|hmac|routing|integration|account|master|storage|client|license|service|shared|consumer|application|app|subscription|primary|session|deploy|project|server|rest|admin|platform|webhook|security|cookie|license)[ _.-]?key|[a-z_.]key ?[=:] ?["']|\bkey (?:is|was|you|for|to)\b|\bkey ?[=:]|(?:access|account)id\b|access[_-]id\b|user_auth|authorization|(?:clave|chave) (?:api|secreta|privada|d[ea] (?:la )?(?:acceso|acesso|api))|schlussel|\bcle (?:api|d.ap[ip]|d.acces|secrete|privee|de l.api)|chiave (?:api|segreta|privata|di accesso|dell.api)|api[ -](?:sleutel|nyckel|nokkel|nogle|anahtar|avain)|\bklucz api|\bkunci (?:api|akses|rahasia)|\bkhoa api|\bcheie api|\bapi[ -](?:kulcs|klic|kljuc)|ключ|токен|密钥|密鑰|秘钥|令牌|金鑰|トークン|シークレット|キー|토큰|(?:api|비밀|액세스|인증) ?키|المفتاح|مفتاح|कुंजी/iu,
  ),
  announcer("provider", "Name of a service that gives out plain tokens", providerPattern()),
  announcer(
    "pem",
    "Header of a private key",
    /-----BEGIN (?:[A-Z0-9 ]{0,40}PRIVATE KEY|OpenVPN (?:Static key V\d|tls-crypt-v2 (?:client|server) key))|PuTTY-User-Key-File-\d|\bPRIVATE KEY-----/u,
  ),
  announcer(
    "jwt",
    "Beginning of a signed token in JSON",
    /\bey[JI][A-Za-z0-9_-]{6}|_ey[JI][A-Za-z0-9_-]{6}|\bv[1-4]\.(?:local|public)\.[A-Za-z0-9_-]{8}/u,
  ),
  announcer(
    "url",
    "User and password in a URL",
    /:\/\/[^\s/:@"'<>]{0,100}:[^\s/"'<>]{1,200}@|\b[A-Za-z0-9_.%+-]{1,64}:[^\s/"'`<>:@,;()[\]{}|]{2,128}@(?:tcp|unix|udp)\(/u,
  ),
  announcer(
    "header",
    "Credentials of an HTTP header",
    /\b(?:basic|bearer) {1,3}[A-Za-z0-9+/=_.~:-]{6}|(?:set-)?cookie(?:["']{1,2} {0,2})?: {0,2}["']?[A-Za-z]|(?:connect\.sid|sessionid|phpsessid|jsessionid|laravel_session)["']?[=:]/iu,
  ),
  announcer(
    "option",
    "User and password given to a command",
    /\bcurl\b[^\n]{0,300}?(?: -u|--user)[ =]{1,3}(?:\\{0,3}["']){0,2}[A-Za-z0-9:{]|\n[ #]{1,12}(?:-u|--user)[ =]["']?[A-Za-z0-9:{]|psexec(?:\.exe)?\b[^\n]{0,200}? -p (?:\\{1,3}["']|["'A-Za-z0-9])|\b(?:sshpass|evil-winrm|crackmapexec|netexec|nxc|(?:docker|podman|registry|az|oc) login|mongo(?:sh|dump|restore|export|import)?)\b[^\n|;&]{0,200}? -p[ =]?(?:\\{1,3}["']|["'A-Za-z0-9])|\bmysql(?:dump|admin|import)?\b[^\n|;&]{0,200}? -p(?:\\{1,3}["']|["'A-Za-z0-9])|\bredis-cli\b[^\n|;&]{0,200}? -a (?:\\{1,3}["']|["'A-Za-z0-9])|\b(?:ldap(?:search|add|modify|delete|whoami|passwd)|dsconf|dsidm)\b[^\n|;&]{0,200}? -w (?:\\{1,3}["']|["'A-Za-z0-9])|\bsqlcmd\b[^\n|;&]{0,200}? -p ?(?:\\{1,3}["']|["'A-Za-z0-9])|\bsqlplus\b[^\n|;&@/]{0,60}? [A-Za-z0-9_]{1,40}\/["'A-Za-z0-9]|\bjdbc:oracle:[a-z]{3,5}:[A-Za-z0-9_$#]{1,40}\/["'A-Za-z0-9]|\b(?:un)?zip (?:[^\n|;&]{0,200}? )?-p ["'A-Za-z0-9]|\b7z[ar]? (?:[^\n|;&]{0,200}? )?-p["'A-Za-z0-9]|\brabbitmqctl\b[^\n|;&]{0,60}? (?:add_user|change_password) [^\s]{1,60} ["'A-Za-z0-9]|\bmosquitto_(?:pub|sub|rr)\b[^\n|;&]{0,200}? -p ["'A-Za-z]|\b[xw]freerdp3?\b[^\n|;&]{0,200}? \/p:["'A-Za-z0-9]|\bnet use\b[^\n|;&]{0,120}? \\\\[^\s]{1,80} ["'A-Za-z0-9]|\bhttps? (?:-[a-z-]{1,20} ){0,3}?(?:-a|--auth)[ =]["']?[A-Za-z0-9]|\bconvertto-securestring(?: -string)? ["']|\bsmbclient\b[^\n|;&]{0,200}? -u ["']?[^\s%"']{1,40}%["'A-Za-z0-9]|\bjwt\.(?:sign|encode|verify|decode)\([^"'\n]{1,80}, ?["']|\blogin\(|\bauth ?= ?\(|networkcredential\(|basic_?auth(?:entication)?\(|directoryentry\(|\bmysqli_connect\(|\bnew (?:mysqli|pdo)\(|\bdrivermanager\.getconnection\(/iu,
  ),
  announcer(
    "hash",
    "Hash of a password",
    /\$(?:1|[5-9]|y|apr1|krb5(?:asrep|tgs|pa)|sha1|argon2(?:i|d|id)|2[abxy]|scrypt|pbkdf2(?:-sha\d{1,3})?)\$[^\s"'<>]{10}|pbkdf2_sha\d{1,3}\$\d|\{S?SHA(?:256|512)?\}[A-Za-z0-9+/]{20}/u,
  ),
  announcer(
    "phrase",
    "Word for the recovery phrase of a wallet",
    /mnemonic|(?:seed|recovery|backup|secret|wallet) (?:phrase|words)|bip-?39|(?:frase|palabras) (?:semilla|de recuperacion)|phrase de recuperation|wiederherstellungs(?:phrase|worter)|助记词|助憶詞|シードフレーズ|니모닉/iu,
  ),
  announcer(
    "login",
    "Entry of a file of logins",
    /\bmachine {1,4}[a-z0-9.-]{3,60}\s{1,8}login\b|_auth(?:token)? ?=|"auths"|\bclient-key-data\b|pgpass\b|\bkind: {0,2}["']?secret\b/iu,
  ),
  announcer(
    "jwk",
    "Type of a JSON Web Key",
    /["']kty\\{0,3}["'] {0,3}: {0,3}\\{0,3}["'](?:oct|RSA|EC|OKP|AKP)\b/u,
  ),
  announcer("wifi", "Login of a wireless network", /\bwifi:[a-z]/iu),
];
