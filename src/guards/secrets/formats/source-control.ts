import type { RuleExamples } from "../../../core/rule.ts";
import type { SecretFormat } from "../format.ts";
import { example } from "./example.ts";
import {
  anyHex,
  base62,
  base63,
  base64url,
  digits,
  either,
  hex,
  lower,
  lower36,
  maybe,
  token,
  upperHex,
  word,
} from "./shapes.ts";
import { betterleaks, gitleaks, vendor } from "./vendor.ts";

/** Source control, packages, builds and tests. */
export const formats: readonly SecretFormat[] = [
  ...vendor(
    "GitHub",
    "github",
    "https://github.blog/engineering/behind-githubs-new-authentication-token-formats/",
    [
      ["pat", "personal access token (classic)", token("ghp_", base62(36)), 0.98, { check: "crc32-base62" }],
      ["oauth-token", "OAuth access token", token("gho_", base62(36)), 0.98, { check: "crc32-base62" }],
      ["app-token", "app token", token(either("ghu_", "ghs_"), base62(36)), 0.98, { check: "crc32-base62" }],
      ["refresh-token", "refresh token", token("ghr_", base62(36, 76)), 0.98, { check: "crc32-base62" }],
      ["fine-grained-pat", "personal access token (fine-grained)", word("github_pat_", base63(82)), 0.98],
    ],
  ),
  ...vendor("GitLab", "gitlab", "https://docs.gitlab.com/security/tokens/", [
    ["pat", "personal access token", token("glpat-", base64url(20, 64)), 0.98],
    [
      "routable-pat",
      "personal access token (routable)",
      token("glpat-", base64url(27, 300), ".", lower36(2), maybe("."), lower36(7, 9)),
      0.98,
      { check: "gitlab-routable" },
    ],
    ["trigger-token", "pipeline trigger token", token("glptt-", base64url(40)), 0.98],
    ["runner-registration-token", "runner registration token", token("GR1348941", base64url(20, 64)), 0.95],
    ["runner-token", "runner authentication token", token("glrt-", base64url(20, 64)), 0.98],
    [
      "routable-runner-token",
      "runner authentication token (routable)",
      token("glrt-t", digits(1), "_", base64url(27, 300), ".", lower36(2), maybe("."), lower36(7, 9)),
      0.98,
      { check: "gitlab-routable" },
    ],
    ["job-token", "CI/CD job token", token("glcbt-", base64url(20, 80)), 0.98],
    ["deploy-token", "deploy token", token("gldt-", base64url(20, 64)), 0.98],
    ["feature-flag-token", "feature flag client token", token("glffct-", base64url(20, 64)), 0.95],
    ["feed-token", "feed token", token("glft-", base64url(20, 64)), 0.98],
    ["incoming-mail-token", "incoming mail token", token("glimt-", base64url(25, 64)), 0.98],
    ["agent-token", "Kubernetes agent token", token("glagent-", base64url(50, 100)), 0.98],
    ["oauth-secret", "OAuth application secret", token("gloas-", base64url(64)), 0.98],
    ["scim-token", "SCIM token", token("glsoat-", base64url(20, 64)), 0.98],
    ["session-cookie", "session cookie", token("_gitlab_session=", base62(32)), 0.9],
  ]),
  ...vendor(
    "Atlassian",
    "atlassian",
    "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
    [
      [
        "api-token",
        "API token",
        word("ATATT3xFfGF0", base64url(20, 400), "=", upperHex(8)),
        0.98,
        { check: "crc32-hex" },
      ],
      [
        "scoped-token",
        "scoped API token",
        word(either("ATCTT3xFfG", "ATSTT3xFfG"), base64url(20, 400), "=", upperHex(8)),
        0.98,
        { check: "crc32-hex" },
      ],
      [
        "bitbucket-app-password",
        "Bitbucket app password",
        token("ATBB", base62(24), upperHex(8)),
        0.95,
        { check: "crc32-hex" },
      ],
    ],
  ),
  ...vendor(
    "Sourcegraph",
    "sourcegraph",
    "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
    [
      [
        "access-token",
        "access token",
        word("sgp_", maybe(either(anyHex(16), "local"), "_"), anyHex(40)),
        0.95,
      ],
      ["cody-key", "Cody key", word("slk_", hex(64)), 0.95],
    ],
  ),
  ...vendor("npm", "npm", "https://docs.npmjs.com/about-access-tokens", [
    ["access-token", "access token", word("npm_", base62(36)), 0.95, { check: "crc32-base62" }],
  ]),
  ...vendor("PyPI", "pypi", "https://pypi.org/help/#apitoken", [
    [
      "api-token",
      "API token",
      token(either("pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"), base64url(50, 1000)),
      0.98,
      { check: "pypi-macaroon" },
    ],
  ]),
  ...vendor("RubyGems", "rubygems", "https://guides.rubygems.org/api-key-scopes/", [
    ["api-key", "API key", word("rubygems_", lower36(42, 52)), 0.98],
  ]),
  ...vendor("NuGet", "nuget", "https://learn.microsoft.com/en-us/nuget/nuget-org/publish-a-package", [
    ["api-key", "API key", word("oy2", lower36(43)), 0.95],
  ]),
  ...vendor("crates.io", "crates-io", "https://doc.rust-lang.org/cargo/reference/publishing.html", [
    ["api-token", "API token", word("cio", base62(32)), 0.85],
  ]),
  ...vendor("Clojars", "clojars", "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens", [
    ["deploy-token", "deploy token", token("CLOJARS_", lower36(60)), 0.98],
  ]),
  ...vendor("Cloudsmith", "cloudsmith", betterleaks, [
    ["api-key", "API key", word("csa_", hex(30), base62(6)), 0.95],
  ]),
  ...vendor(
    "JFrog Artifactory",
    "artifactory",
    "https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
    [
      ["api-key", "API key", word("AKC", base62(64, 74)), 0.95],
      ["reference-token", "reference token", token("cmVmd", base62(59)), 0.95],
    ],
  ),
  ...vendor("Thunderstore", "thunderstore", betterleaks, [
    ["api-token", "API token", word("tss_", base64url(20, 80)), 0.8],
  ]),
  ...vendor("Buildkite", "buildkite", "https://buildkite.com/docs/apis/managing-api-tokens", [
    ["access-token", "access token", word("bk", lower(2), "_", base62(40, 60)), 0.95],
  ]),
  ...vendor("CircleCI", "circleci", "https://circleci.com/docs/managing-api-tokens/", [
    ["pat", "personal or project token", token(either("CCIPAT_", "CCIPRJ_"), base62(22), "_", hex(40)), 0.98],
  ]),
  ...vendor(
    "Harness",
    "harness",
    "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/",
    [
      [
        "api-key",
        "API key",
        word(either("pat.", "sat."), base64url(22), ".", base62(24), ".", base62(20)),
        0.98,
      ],
    ],
  ),
  ...vendor(
    "TeamCity",
    "teamcity",
    "https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html",
    [["api-token", "access token", token("eyJ0eXAiOiAiVENWMiJ9.", base64url(36), ".", base64url(48)), 0.98]],
  ),
  ...vendor(
    "SonarQube",
    "sonarqube",
    "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/",
    [["token", "token", word(either("squ_", "sqp_", "sqa_"), base62(40)), 0.95]],
  ),
  ...vendor("Dependency-Track", "dependency-track", "https://docs.dependencytrack.org/", [
    ["api-key", "API key", word("odt_", base62(32, 255)), 0.95],
  ]),
  ...vendor("Mergify", "mergify", betterleaks, [
    ["application-key", "application key", word("mergify_application_key_", base64url(40, 200)), 0.98],
  ]),
  ...vendor("Ionic", "ionic", gitleaks, [["pat", "personal access token", word("ion_", base62(42)), 0.95]]),
  ...vendor("Val Town", "val-town", betterleaks, [
    ["api-token", "API token", token("vtwn_", base64url(20, 80)), 0.95],
  ]),
  ...vendor("ReadMe", "readme", "https://docs.readme.com/", [
    ["api-key", "API key", token("rdme_", lower36(70)), 0.98],
  ]),
];

export const examples: RuleExamples = {
  "secret/github-pat": example("ghp_", 36),
  "secret/github-oauth-token": example("gho_", 36),
  "secret/github-app-token": example("ghu_", 36),
  "secret/github-refresh-token": example("ghr_", 36),
  "secret/github-fine-grained-pat": example("github_pat_", 82),
  "secret/gitlab-pat": example("glpat-", 20),
  "secret/gitlab-routable-pat": example("glpat-", 27, ".", { lower36: 2 }, { lower36: 7 }),
  "secret/gitlab-trigger-token": example("glptt-", 40),
  "secret/gitlab-runner-registration-token": example("GR1348941", 20),
  "secret/gitlab-runner-token": example("glrt-", 20),
  "secret/gitlab-routable-runner-token": example(
    "glrt-t",
    { digits: 1 },
    "_",
    27,
    ".",
    { lower36: 2 },
    { lower36: 7 },
  ),
  "secret/gitlab-job-token": example("glcbt-", 20),
  "secret/gitlab-deploy-token": example("gldt-", 20),
  "secret/gitlab-feature-flag-token": example("glffct-", 20),
  "secret/gitlab-feed-token": example("glft-", 20),
  "secret/gitlab-incoming-mail-token": example("glimt-", 25),
  "secret/gitlab-agent-token": example("glagent-", 50),
  "secret/gitlab-oauth-secret": example("gloas-", 64),
  "secret/gitlab-scim-token": example("glsoat-", 20),
  "secret/gitlab-session-cookie": example("_gitlab_session=", 32),
  "secret/atlassian-api-token": example("ATATT3xFfGF0", 20, "=", { upperHex: 8 }),
  "secret/atlassian-scoped-token": example("ATCTT3xFfG", 20, "=", { upperHex: 8 }),
  "secret/atlassian-bitbucket-app-password": example("ATBB", 24, { upperHex: 8 }),
  "secret/sourcegraph-access-token": example("sgp_", { hex: 40 }),
  "secret/sourcegraph-cody-key": example("slk_", { hex: 64 }),
  "secret/npm-access-token": example("npm_", 36),
  "secret/pypi-api-token": example("pypi-AgEIcHlwaS5vcmc", 50),
  "secret/rubygems-api-key": example("rubygems_", { lower36: 42 }),
  "secret/nuget-api-key": example("oy2", { lower36: 43 }),
  "secret/crates-io-api-token": example("cio", 32),
  "secret/clojars-deploy-token": example("CLOJARS_", { lower36: 60 }),
  "secret/cloudsmith-api-key": example("csa_", { hex: 30 }, 6),
  "secret/artifactory-api-key": example("AKC", 64),
  "secret/artifactory-reference-token": example("cmVmd", 59),
  "secret/thunderstore-api-token": example("tss_", 20),
  "secret/buildkite-access-token": example("bk", { lower: 2 }, "_", 40),
  "secret/circleci-pat": example("CCIPAT_", 22, "_", { hex: 40 }),
  "secret/harness-api-key": example("pat.", 22, ".", 24, ".", 20),
  "secret/teamcity-api-token": example("eyJ0eXAiOiAiVENWMiJ9.", 36, ".", 48),
  "secret/sonarqube-token": example("squ_", 40),
  "secret/dependency-track-api-key": example("odt_", 32),
  "secret/mergify-application-key": example("mergify_application_key_", 40),
  "secret/ionic-pat": example("ion_", 42),
  "secret/val-town-api-token": example("vtwn_", 20),
  "secret/readme-api-key": example("rdme_", { lower36: 70 }),
};
