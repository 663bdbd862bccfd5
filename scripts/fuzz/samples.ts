/** Small files written by hand for readers whose tests hold their inputs as text. */
export const samples: readonly { readonly path: string; readonly text: string }[] = [
  {
    path: 'Dockerfile',
    text: `# syntax=docker/dockerfile:1
ARG VERSION=1.2
FROM --platform=$BUILDPLATFORM docker.io/library/node:\${VERSION}-slim@sha256:${'a'.repeat(64)} AS build
RUN npm ci && pip install \\
    requests==2.0 flask
COPY --from=ghcr.io/acme/tool:v1 /bin/tool /bin/tool
FROM build
`,
  },
  {
    path: 'compose.yaml',
    text: `services:
  web:
    image: ghcr.io/acme/web:1.2.3@sha256:${'b'.repeat(64)}
    build: { context: ., dockerfile: Dockerfile }
  db:
    image: "postgres:\${PG:-16}"
`,
  },
  {
    path: '.github/workflows/ci.yml',
    text: `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    container: { image: "node:22" }
    services: { db: { image: postgres } }
    steps:
      - uses: actions/checkout@${'c'.repeat(40)} # v4.1.0
      - uses: docker://alpine:3.8
      - uses: ./.github/actions/own
      - run: |
          npm install --ignore-scripts
          pip install -r requirements.txt
  call:
    uses: acme/shared/.github/workflows/go.yml@main
`,
  },
  {
    path: '.github/workflows/actions.lock',
    text: `version: "0.1"\nactions:\n  actions/checkout@v4:\n    sha: ${'d'.repeat(40)}\n`,
  },
  { path: 'bun.lockb', text: '#!/usr/bin/env bun\nbun-lockfile-format-v0\n' },
  {
    path: 'bun.lock',
    text: `{
  "lockfileVersion": 1,
  "workspaces": { "": { "name": "shop", "dependencies": { "chalk": "^5.0.0", "own": "workspace:*", }, }, },
  "trustedDependencies": ["esbuild"],
  "packages": {
    "chalk": ["chalk@5.3.0", "", { "dependencies": { "ansi": "^1.0.0" } }, "sha512-AAAAAAAAAAAAAAAAAAAAAA=="],
    "ansi": ["ansi@1.0.1", "https://registry.example/ansi-1.0.1.tgz", {}, "sha512-BBBB"],
    "tool": ["tool@github:acme/tool#abc1234", {}, "acme-tool-abc1234"],
    "own": ["own@workspace:packages/own"],
  },
}
`,
  },
  {
    path: 'deno.json',
    text: '{ "imports": { "@std/path": "jsr:@std/path@^1", "chalk": "npm:chalk@5", "x/": "https://deno.land/x/x@v1/" } }\n',
  },
  {
    path: 'deno.lock',
    text: `{
  "version": "5",
  "specifiers": { "jsr:@std/path@1": "1.0.2", "npm:chalk@5": "5.3.0" },
  "jsr": { "@std/path@1.0.2": { "integrity": "${'a'.repeat(64)}", "dependencies": [] } },
  "npm": { "chalk@5.3.0": { "integrity": "sha512-AAAA", "dependencies": ["ansi"] }, "ansi@1.0.1": { "integrity": "sha512-BBBB" } },
  "remote": { "https://deno.land/std@0.224.0/path/mod.ts": "${'b'.repeat(64)}" },
  "workspace": { "dependencies": ["jsr:@std/path@1", "npm:chalk@5"] }
}
`,
  },
  {
    path: 'package.json',
    text: `{
  "name": "shop", "version": "1.0.0", "workspaces": ["packages/*"], "packageManager": "pnpm@9.1.0+sha512.aa",
  "dependencies": { "a": "^1.0.0", "b": "npm:c@~2", "d": "github:acme/d#main", "e": "file:./e" },
  "devDependencies": { "f": "https://registry.example/f-1.0.0.tgz" },
  "overrides": { "g": { ".": "1.0.0", "h": "2.0.0" } }, "resolutions": { "**/i": "3.0.0" },
  "pnpm": { "overrides": { "j>k": "1" }, "onlyBuiltDependencies": ["esbuild"] }
}
`,
  },
  {
    path: 'setup.py',
    text: "from setuptools import setup\nsetup(name='x', install_requires=['requests>=2', 'flask==1.0'], extras_require={'t': ['pytest']})\n",
  },
  {
    path: 'requirements.txt',
    text: `--index-url https://pypi.example/simple
-r base.txt
requests[socks]==2.31.0 ; python_version >= "3.8" \\
    --hash=sha256:${'a'.repeat(64)}
-e git+https://git.example/acme/x.git@main#egg=x
flask>=1,<3  # why
./local
`,
  },
  {
    path: '.npmrc',
    text: 'registry=https://registry.example/\nignore-scripts=true\nmin-release-age=7\n//registry.example/:_authToken=${TOKEN}\nstrict-ssl=true\n',
  },
  {
    path: '.yarnrc.yml',
    text: 'npmRegistryServer: "https://registry.example"\nenableScripts: false\nnpmMinimalAgeGate: 3d\n',
  },
  {
    path: 'bunfig.toml',
    text: '[install]\nregistry = "https://registry.example"\nminimumReleaseAge = 86400\n[install.lockfile]\nsave = true\n',
  },
  {
    path: 'pnpm-workspace.yaml',
    text: 'packages: ["packages/*"]\nminimumReleaseAge: 1440\nminimumReleaseAgeExclude: [a, "@b/*"]\nonlyBuiltDependencies: [esbuild]\ncatalog: { a: ^1 }\n',
  },
  {
    path: 'pip.conf',
    text: '[global]\nindex-url = https://pypi.example/simple\nrequire-hashes = true\ntrusted-host = pypi.example\n',
  },
  {
    path: 'nuget.config',
    text: '<?xml version="1.0"?><configuration><packageSources><clear/><add key="a" value="https://nuget.example/v3/index.json"/></packageSources><packageSourceMapping><packageSource key="a"><package pattern="*"/></packageSource></packageSourceMapping></configuration>\n',
  },
  {
    path: '.github/dependabot.yml',
    text: 'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    cooldown: { default-days: 7, exclude: ["a*"] }\n',
  },
  {
    path: 'renovate.json',
    text: '{ "minimumReleaseAge": "3 days", "packageRules": [{ "matchPackageNames": ["a"], "minimumReleaseAge": null }] }\n',
  },
  { path: 'gradle.properties', text: 'org.gradle.dependency.verification=strict\n' },
  { path: 'uv.toml', text: 'exclude-newer = "7 days"\n[[index]]\nname = "x"\nurl = "https://pypi.example/simple"\n' },
];

/** A policy file with every key. */
export const policySample = `version: 1
signals:
  fresh-release: warn
  known-vulnerability: block
thresholds: { warn: 30, block: 80 }
when-inconclusive: incomplete
release-age: 3 days
registries: [https://registry.example/]
internal-names: ["@acme/*"]
exceptions:
  - package: left-pad
    versions: 1.0.0 || 1.1.*
    signal: fresh-release
    reason: reviewed by hand
    owner: "@acme/security"
    until: 2026-12-31
`;

/** A comment with commands among what is none. */
export const commentSample = `/lockwarden rescan

> /lockwarden help

/lockwarden explain @scope/name@1.0.0 please
and more

\`\`\`
/lockwarden rescan
\`\`\`

<details>

/lockwarden explain x

</details>

- /lockwarden rescan
    /lockwarden explain y
| a | b |
| - | - |
<!-- /lockwarden rescan -->
`;
