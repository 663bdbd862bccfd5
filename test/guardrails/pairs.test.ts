import { compareProtections } from '../../src/review/guardrail-side.ts';
import { guardrailSignalList } from '../../src/signals/index.ts';

type Files = Readonly<Record<string, string>>;

/** What a change of configuration files leads to, as `signal path:line`; nothing where protection is as it was or better. */
function found(before: Files, after: Files): readonly string[] {
  const side = (text: string | undefined) => (text === undefined ? undefined : { bytes: Buffer.from(text) });
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const files = paths.map((path) => ({ path, before: side(before[path]), after: side(after[path]) }));
  const comparison = compareProtections(files, '2026-11-01T00:00:00Z');
  return guardrailSignalList
    .flatMap((signal) => {
      const outcome = signal.run(comparison);
      return outcome.outcome === 'fired' ? outcome.findings : [];
    })
    .map(({ signal, path, line }) => `${signal} ${path}:${line}`)
    .sort();
}

const workflow = (...steps: readonly string[]) =>
  `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps.map((step) => `      - run: ${step}\n`).join('')}`;
const ci = '.github/workflows/ci.yml';
/** The line of the first step of `workflow`. */
const step = 6;

/** Each from the documentation of the tool, written before any was run. */
const loosened: readonly (readonly [string, Files, Files, readonly string[]])[] = [
  [
    'npm: fewer days',
    { '.npmrc': 'min-release-age=7\n' },
    { '.npmrc': 'save-exact=true\nmin-release-age=1\n' },
    ['release-age-lowered .npmrc:2'],
  ],
  [
    'npm: a package exempt',
    { '.npmrc': 'min-release-age=7\n' },
    { '.npmrc': 'min-release-age=7\nmin-release-age-exclude[]=left-pad\n' },
    ['release-age-excluded .npmrc:2'],
  ],
  [
    'npm: git dependencies of dependencies',
    { '.npmrc': 'allow-git=none\n' },
    { '.npmrc': 'allow-git=all\n' },
    ['exotic-sources-allowed .npmrc:1'],
  ],
  [
    'npm: remote archives of the project itself',
    { '.npmrc': '' },
    { '.npmrc': 'allow-remote=root\n' },
    ['exotic-sources-allowed .npmrc:1'],
  ],
  [
    'npm: scripts back on',
    { '.npmrc': 'ignore-scripts=true\n' },
    { '.npmrc': '; gone\n' },
    ['install-scripts-unblocked .npmrc:1'],
  ],
  [
    'npm: any script',
    { '.npmrc': '' },
    { '.npmrc': 'dangerously-allow-all-scripts=true\n' },
    ['install-scripts-unblocked .npmrc:1'],
  ],
  [
    'npm: approved by name where a version was',
    { 'package.json': '{\n "allowScripts": {\n  "esbuild@0.25.0": true\n }\n}\n' },
    { 'package.json': '{\n "allowScripts": {\n  "esbuild": true\n }\n}\n' },
    ['install-scripts-allowed package.json:2'],
  ],
  [
    'npm: no certificate checked',
    { '.npmrc': '' },
    { '.npmrc': 'strict-ssl=false\n' },
    ['tls-verification-off .npmrc:1'],
  ],
  [
    'npm: a scope from elsewhere',
    { '.npmrc': 'registry=https://npm.registry.example/\n' },
    { '.npmrc': 'registry=https://npm.registry.example/\n@acme:registry=https://evil.example/\n' },
    ['registry-changed .npmrc:2'],
  ],
  [
    'pnpm: an hour in place of a day',
    { 'pnpm-workspace.yaml': 'minimumReleaseAge: 1440\n' },
    { 'pnpm-workspace.yaml': 'packages: [a]\nminimumReleaseAge: 60\n' },
    ['release-age-lowered pnpm-workspace.yaml:2'],
  ],
  [
    'pnpm: in package.json',
    { 'package.json': '{"pnpm": {"minimumReleaseAge": 10080, "trustPolicy": "no-downgrade"}}' },
    { 'package.json': '{"pnpm": {\n"minimumReleaseAge": 0,\n"trustPolicy": "off"}}' },
    ['release-age-lowered package.json:2', 'trust-policy-loosened package.json:3'],
  ],
  [
    'pnpm: trust policy off and one exempt',
    { 'pnpm-workspace.yaml': 'trustPolicy: no-downgrade\n' },
    { 'pnpm-workspace.yaml': 'trustPolicy: off\ntrustPolicyExclude:\n  - chokidar@4.0.3\n' },
    ['trust-policy-excluded pnpm-workspace.yaml:2', 'trust-policy-loosened pnpm-workspace.yaml:1'],
  ],
  [
    'pnpm: one more package builds',
    { 'pnpm-workspace.yaml': 'allowBuilds:\n  esbuild: true\n  core-js: false\n' },
    { 'pnpm-workspace.yaml': 'allowBuilds:\n  esbuild: true\n  core-js: true\n' },
    ['install-scripts-allowed pnpm-workspace.yaml:1'],
  ],
  [
    'pnpm: everything builds',
    { 'pnpm-workspace.yaml': 'packages: [a]\n' },
    { 'pnpm-workspace.yaml': 'packages: [a]\ndangerouslyAllowAllBuilds: true\n' },
    ['install-scripts-unblocked pnpm-workspace.yaml:2'],
  ],
  [
    'pnpm: exotic sources below',
    { 'pnpm-workspace.yaml': '' },
    { 'pnpm-workspace.yaml': 'blockExoticSubdeps: false\n' },
    ['exotic-sources-allowed pnpm-workspace.yaml:1'],
  ],
  [
    'yarn: hours in place of days',
    { '.yarnrc.yml': 'npmMinimalAgeGate: 7d\n' },
    { '.yarnrc.yml': 'npmMinimalAgeGate: 3h\n' },
    ['release-age-lowered .yarnrc.yml:1'],
  ],
  [
    'yarn: none for one scope',
    { '.yarnrc.yml': 'npmMinimalAgeGate: 7d\n' },
    { '.yarnrc.yml': 'npmMinimalAgeGate: 7d\nnpmScopes:\n  acme:\n    npmMinimalAgeGate: 0\n' },
    ['release-age-lowered .yarnrc.yml:4'],
  ],
  [
    'yarn: every git repository',
    { '.yarnrc.yml': 'approvedGitRepositories: []\n' },
    { '.yarnrc.yml': 'approvedGitRepositories:\n  - "**"\n' },
    ['exotic-sources-allowed .yarnrc.yml:1'],
  ],
  [
    'yarn: scripts and checksums',
    { '.yarnrc.yml': 'enableScripts: false\n' },
    { '.yarnrc.yml': 'enableScripts: true\nchecksumBehavior: ignore\n' },
    ['hash-checking-dropped .yarnrc.yml:2', 'install-scripts-unblocked .yarnrc.yml:1'],
  ],
  [
    'bun: seconds',
    { 'bunfig.toml': '[install]\nminimumReleaseAge = 604800\n' },
    { 'bunfig.toml': '[install]\nminimumReleaseAge = 86400\nminimumReleaseAgeExcludes = ["vite"]\n' },
    ['release-age-excluded bunfig.toml:3', 'release-age-lowered bunfig.toml:2'],
  ],
  [
    'bun: one more trusted',
    { 'package.json': '{\n"trustedDependencies": ["sharp"]}' },
    { 'package.json': '{\n"trustedDependencies": ["sharp", "evil"]}' },
    ['install-scripts-allowed package.json:2'],
  ],
  [
    'uv: a week becomes a day',
    { 'pyproject.toml': '[tool.uv]\nexclude-newer = "7 days"\n' },
    { 'pyproject.toml': '[tool.uv]\nexclude-newer = "1 day"\n' },
    ['release-age-lowered pyproject.toml:2'],
  ],
  [
    'uv: one package exempt, and another index',
    { 'uv.toml': 'exclude-newer = "P7D"\n' },
    {
      'uv.toml':
        'exclude-newer = "P7D"\nexclude-newer-package = { evil = false }\n[[index]]\nname = "x"\nurl = "https://x.example/simple"\n',
    },
    ['registry-changed uv.toml:3', 'release-age-excluded uv.toml:2'],
  ],
  [
    'uv: any index may win',
    { 'uv.toml': '' },
    { 'uv.toml': 'index-strategy = "unsafe-best-match"\n' },
    ['source-mapping-loosened uv.toml:1'],
  ],
  [
    'uv: hashes',
    { 'pyproject.toml': '[tool.uv.pip]\nrequire-hashes = true\n' },
    { 'pyproject.toml': '[tool.uv.pip]\nrequire-hashes = false\nverify-hashes = false\n' },
    ['hash-checking-dropped pyproject.toml:2', 'hash-checking-dropped pyproject.toml:3'],
  ],
  [
    'poetry: no age',
    { 'poetry.toml': '[solver]\nmin-release-age = 7\n' },
    { 'poetry.toml': '[solver]\nmin-release-age = 0\nmin-release-age-exclude = ["evil"]\n' },
    ['release-age-excluded poetry.toml:3', 'release-age-lowered poetry.toml:2'],
  ],
  [
    'pip: hashes, an index beside, a host without TLS',
    { 'pip.conf': '[global]\nrequire-hashes = true\n' },
    { 'pip.conf': '[global]\nextra-index-url = https://x.example/simple\ntrusted-host = x.example\n' },
    ['hash-checking-dropped pip.conf:2', 'registry-changed pip.conf:2', 'tls-verification-off pip.conf:3'],
  ],
  [
    'pip: in a requirements file',
    { 'requirements.txt': '--require-hashes\na==1 --hash=sha256:00\n' },
    { 'requirements.txt': '--extra-index-url https://x.example/simple\n--trusted-host x.example\na==1\n' },
    // The index and the host are told by the file's own reader (foreign-registry, insecure-address).
    ['hash-checking-dropped requirements.txt:1'],
  ],
  [
    'bundler: no age, not frozen',
    { '.bundle/config': '---\nBUNDLE_COOLDOWN: "7"\nBUNDLE_FROZEN: "true"\n' },
    { '.bundle/config': '---\nBUNDLE_COOLDOWN: "1"\n' },
    ['frozen-install-dropped .bundle/config:3', 'release-age-lowered .bundle/config:2'],
  ],
  [
    'composer: a plugin, http, a repository',
    { 'composer.json': '{"config": {"allow-plugins": {"a/b": true}}}' },
    {
      'composer.json':
        '{"config": {\n"allow-plugins": {"a/b": true, "x/y": true},\n"secure-http": false},\n"repositories": [\n{"type": "composer", "url": "http://x.example"}]}',
    },
    ['plugin-allowed composer.json:2', 'registry-changed composer.json:5', 'tls-verification-off composer.json:3'],
  ],
  [
    'nuget: a source without mapping',
    {
      'nuget.config':
        '<configuration>\n<packageSources>\n<add key="a" value="https://a.example"/>\n</packageSources>\n<packageSourceMapping>\n<packageSource key="a"><package pattern="Acme.*"/></packageSource>\n</packageSourceMapping>\n</configuration>',
    },
    {
      'nuget.config':
        '<configuration>\n<packageSources>\n<add key="a" value="https://a.example"/>\n<add key="b" value="http://b.example" allowInsecureConnections="true"/>\n</packageSources>\n</configuration>',
    },
    [
      'registry-changed nuget.config:4',
      'source-mapping-loosened nuget.config:5',
      'tls-verification-off nuget.config:4',
    ],
  ],
  [
    'dependabot: less waiting',
    {
      '.github/dependabot.yml':
        'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: {interval: weekly}\n    cooldown:\n      default-days: 14\n',
    },
    {
      '.github/dependabot.yml':
        'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: {interval: daily}\n    cooldown:\n      default-days: 2\n      exclude: ["react"]\n',
    },
    ['release-age-excluded .github/dependabot.yml:8', 'update-cooldown-cut .github/dependabot.yml:7'],
  ],
  [
    'dependabot: code of others',
    { '.github/dependabot.yml': 'version: 2\nupdates:\n  - package-ecosystem: bundler\n    directory: /\n' },
    {
      '.github/dependabot.yml':
        'version: 2\nupdates:\n  - package-ecosystem: bundler\n    directory: /\n    insecure-external-code-execution: allow\n',
    },
    ['install-scripts-unblocked .github/dependabot.yml:5'],
  ],
  [
    'renovate: a rule without waiting',
    { 'renovate.json': '{\n"minimumReleaseAge": "14 days"}' },
    {
      'renovate.json':
        '{\n"minimumReleaseAge": "14 days",\n"packageRules": [{\n"matchPackageNames": ["evil"],\n"minimumReleaseAge": "0 days"}]}',
    },
    ['update-cooldown-cut renovate.json:5'],
  ],
  [
    'renovate: preset gone, in package.json',
    { 'package.json': '{"renovate": {\n"extends": ["config:recommended", "security:minimumReleaseAgeNpm"]}}' },
    { 'package.json': '{"renovate": {\n"extends": ["config:recommended"]}}' },
    ['update-cooldown-cut package.json:2'],
  ],
  [
    'renovate: scripts',
    { 'renovate.json5': '{ignoreScripts: true}' },
    { 'renovate.json5': '{ignoreScripts: false}' },
    ['install-scripts-unblocked renovate.json5:1'],
  ],
  [
    'gradle: verification off',
    { 'gradle.properties': 'org.gradle.jvmargs=-Xmx1g\norg.gradle.dependency.verification=strict\n' },
    { 'gradle.properties': 'org.gradle.dependency.verification=off\n' },
    ['hash-checking-dropped gradle.properties:1'],
  ],
  [
    'gradle: everything of a group trusted',
    {
      'gradle/verification-metadata.xml':
        '<verification-metadata><configuration>\n<verify-metadata>true</verify-metadata>\n</configuration></verification-metadata>',
    },
    {
      'gradle/verification-metadata.xml':
        '<verification-metadata><configuration>\n<verify-metadata>true</verify-metadata>\n<trusted-artifacts>\n<trust group="com.evil"/>\n</trusted-artifacts>\n</configuration></verification-metadata>',
    },
    ['trust-policy-excluded gradle/verification-metadata.xml:3'],
  ],
  [
    'cargo: crates from elsewhere',
    { '.cargo/config.toml': '[net]\nretry = 3\n' },
    {
      '.cargo/config.toml':
        '[source.crates-io]\nreplace-with = "mirror"\n[source.mirror]\nregistry = "sparse+https://x.example/index/"\n',
    },
    ['registry-changed .cargo/config.toml:4'],
  ],
  [
    'go: no checksum database, in a workflow',
    { [ci]: workflow('go build ./...') },
    {
      [ci]: `${workflow('go build ./...')}env:\n  GOFLAGS: -insecure\n  GONOSUMDB: "*"\n  GOPROXY: https://x.example\n`,
    },
    [`hash-checking-dropped ${ci}:9`, `registry-changed ${ci}:10`, `tls-verification-off ${ci}:8`],
  ],
  [
    'go: in an image',
    { Dockerfile: 'FROM golang:1.24\nRUN go build ./...\n' },
    { Dockerfile: 'FROM golang:1.24\nENV GOSUMDB=off GOPROXY=direct\nRUN go build -mod=mod ./...\n' },
    ['frozen-install-dropped Dockerfile:3', 'hash-checking-dropped Dockerfile:2', 'registry-changed Dockerfile:2'],
  ],
  [
    'CI: npm ci becomes npm install',
    { [ci]: workflow('npm ci --ignore-scripts') },
    { [ci]: workflow('npm install') },
    [`frozen-install-dropped ${ci}:${step}`, `install-scripts-unblocked ${ci}:${step}`],
  ],
  [
    'CI: flags dropped',
    {
      [ci]: workflow(
        'pnpm install --frozen-lockfile',
        'yarn install --immutable',
        'uv sync --locked',
        'cargo build --locked',
        'pip install --require-hashes -r r.txt',
        'bundle install --frozen',
        'dotnet restore --locked-mode',
        'composer install',
      ),
    },
    {
      [ci]: workflow(
        'pnpm install --no-frozen-lockfile',
        'yarn install --no-immutable',
        'uv sync',
        'cargo build',
        'pip install -r r.txt',
        'bundle install',
        'dotnet restore',
        'composer update',
      ),
    },
    [6, 7, 8, 9, 10, 11, 12, 13]
      .map((line) => `frozen-install-dropped ${ci}:${line}`)
      .map((row) => row.replace(`frozen-install-dropped ${ci}:10`, `hash-checking-dropped ${ci}:10`))
      .sort(),
  ],
  [
    'CI: verification off by variables and commands',
    { [ci]: workflow('npm ci') },
    {
      [ci]: workflow(
        'npm config set strict-ssl false',
        'git config --global http.sslVerify false',
        'npm ci --registry=https://x.example',
      ),
    },
    [`registry-changed ${ci}:8`, `tls-verification-off ${ci}:6`, `tls-verification-off ${ci}:7`],
  ],
  [
    'CI: another index on the command',
    { [ci]: workflow('pip install -r r.txt') },
    { [ci]: workflow('pip install --extra-index-url https://x.example/simple -r r.txt') },
    [`registry-changed ${ci}:6`],
  ],
  [
    'CI: over several lines',
    {
      [ci]: `jobs:\n  a:\n    steps:\n      - run: |\n          pip install \\\n            --require-hashes \\\n            -r r.txt\n`,
    },
    { [ci]: `jobs:\n  a:\n    steps:\n      - run: |\n          pip install \\\n            -r r.txt\n` },
    [`hash-checking-dropped ${ci}:5`],
  ],
];

/** Found by looking for ways around the first lot. */
const evasions: readonly (readonly [string, Files, Files, readonly string[]])[] = [
  [
    'a project moved without its settings',
    { 'web/package.json': '{}', 'web/.npmrc': 'ignore-scripts=true\n' },
    { 'site/package.json': '{}' },
    ['install-scripts-unblocked web/.npmrc:1'],
  ],
  [
    'one of two alike commands let go',
    { [ci]: workflow('npm install', 'npm ci') },
    { [ci]: workflow('npm install', 'npm install') },
    [`frozen-install-dropped ${ci}:7`],
  ],
  [
    'a company registry that goes leaves its scope to the public one',
    { '.npmrc': '@acme:registry=https://npm.acme.example/\n' },
    { '.npmrc': 'save-exact=true\n' },
    ['registry-changed .npmrc:1'],
  ],
  [
    'an allow-list moved and grown',
    { 'package.json': '{"pnpm": {"onlyBuiltDependencies": ["esbuild"]}}' },
    { 'package.json': '{}', 'pnpm-workspace.yaml': 'onlyBuiltDependencies:\n  - esbuild\n  - evil\n' },
    ['install-scripts-allowed pnpm-workspace.yaml:1'],
  ],
  [
    'an age of one tool in place of that of another',
    { '.npmrc': 'min-release-age=7\n' },
    { 'uv.toml': 'exclude-newer = "7 days"\n' },
    ['release-age-lowered .npmrc:1'],
  ],
  [
    'a build that goes past the age of the repository',
    { [ci]: workflow('npm ci') },
    { [ci]: `${workflow('npm ci', 'npm ci --min-release-age=0')}env:\n  BUNDLE_COOLDOWN: "0"\n` },
    [`release-age-lowered ${ci}:7`, `release-age-lowered ${ci}:9`],
  ],
  [
    'a file of verified hashes deleted',
    {
      'gradle/verification-metadata.xml':
        '<verification-metadata><configuration>\n<verify-metadata>true</verify-metadata></configuration></verification-metadata>',
    },
    {},
    ['hash-checking-dropped gradle/verification-metadata.xml:1'],
  ],
  [
    'settings within commands within commands',
    { Dockerfile: 'FROM node\nRUN npm ci\n' },
    { Dockerfile: 'FROM node\nRUN <<EOF\nset -e\nnpm config set strict-ssl=false\nnpm install\nEOF\n' },
    ['frozen-install-dropped Dockerfile:5', 'tls-verification-off Dockerfile:4'],
  ],
  [
    'what is printed into the environment of later steps',
    { [ci]: workflow('npm ci') },
    { [ci]: workflow('echo "NODE_TLS_REJECT_UNAUTHORIZED=0" >> "$GITHUB_ENV"', 'npm ci') },
    [`tls-verification-off ${ci}:6`],
  ],
];

const quiet: readonly (readonly [string, Files, Files])[] = [
  [
    '1440 minutes are a day',
    { '.npmrc': 'min-release-age=1\n' },
    { 'pnpm-workspace.yaml': 'minimumReleaseAge: 1440\n' },
  ],
  [
    'a week in other words',
    { '.yarnrc.yml': 'npmMinimalAgeGate: 7d\n' },
    { '.yarnrc.yml': 'npmMinimalAgeGate: 10080\n' },
  ],
  ['an ISO duration', { 'uv.toml': 'exclude-newer = "P7D"\n' }, { 'uv.toml': 'exclude-newer = "1 week"\n' }],
  [
    'from npm to bun',
    { '.npmrc': 'min-release-age=7\nignore-scripts=true\n' },
    { 'bunfig.toml': '[install]\nminimumReleaseAge = 604800\nignoreScripts = true\n' },
  ],
  [
    'an allow-list moved from package.json to the workspace',
    { 'package.json': '{"pnpm": {"onlyBuiltDependencies": ["esbuild"]}}' },
    { 'package.json': '{}', 'pnpm-workspace.yaml': 'onlyBuiltDependencies:\n  - esbuild\n' },
  ],
  [
    'onlyBuiltDependencies become allowBuilds',
    { 'pnpm-workspace.yaml': 'onlyBuiltDependencies: [esbuild, sharp]\n' },
    { 'pnpm-workspace.yaml': 'allowBuilds:\n  esbuild: true\n  sharp: true\n' },
  ],
  [
    'an exempt list moved',
    { '.npmrc': 'minimum-release-age-exclude[]=react\nminimum-release-age=1440\n' },
    { 'pnpm-workspace.yaml': 'minimumReleaseAge: 1440\nminimumReleaseAgeExclude: [react]\n' },
  ],
  [
    'a registry moved',
    { '.npmrc': 'registry=https://npm.acme.example/\n' },
    { '.yarnrc.yml': 'npmRegistryServer: "https://npm.acme.example"\n' },
  ],
  [
    'the public registry said aloud',
    { 'pip.conf': '[global]\ntimeout = 10\n' },
    { 'pip.conf': '[global]\ntimeout = 10\nindex-url = https://pypi.org/simple/\n' },
  ],
  [
    'comments and order',
    { '.npmrc': 'registry=https://npm.acme.example/\nmin-release-age=7\n' },
    { '.npmrc': '# ours\nmin-release-age = 7\nregistry = "https://npm.acme.example/"\n' },
  ],
  [
    'reformatted',
    { 'package.json': '{"allowScripts":{"a@1.0.0":true,"b":false}}' },
    { 'package.json': '{\n  "allowScripts": {\n    "b": false,\n    "a@1.0.0": true\n  }\n}\n' },
  ],
  [
    'an approval that follows a bump',
    { 'package.json': '{"allowScripts":{"esbuild@0.25.0":true}}' },
    { 'package.json': '{"allowScripts":{"esbuild@0.25.0":true,"esbuild@0.25.1":false}}' },
  ],
  [
    'tightened',
    { '.npmrc': 'strict-ssl=false\n', 'renovate.json': '{"minimumReleaseAge":"1 day"}' },
    { '.npmrc': 'min-release-age=3\nallow-git=none\n', 'renovate.json': '{"minimumReleaseAge":"3 days"}' },
  ],
  [
    'CI from npm to pnpm, both frozen',
    { [ci]: workflow('npm ci') },
    { [ci]: workflow('pnpm install --frozen-lockfile') },
  ],
  [
    'pnpm is frozen in CI by itself',
    { [ci]: workflow('pnpm install --frozen-lockfile') },
    { [ci]: workflow('pnpm install') },
  ],
  [
    'a step renamed and moved',
    { [ci]: workflow('npm ci', 'npm test') },
    { [ci]: workflow('npm run lint', 'npm ci', 'npm test') },
  ],
  [
    'a workflow renamed',
    { '.github/workflows/a.yml': workflow('npm install', 'npm config set strict-ssl false') },
    { '.github/workflows/b.yml': workflow('npm install', 'npm config set strict-ssl false') },
  ],
  [
    'words that only look like it',
    { [ci]: workflow('npm ci') },
    { [ci]: workflow('npm ci', 'echo "do not run npm install here"', 'npm install-test --help') },
  ],
  [
    'dependabot for one more folder',
    {
      '.github/dependabot.yml':
        'updates:\n  - package-ecosystem: npm\n    directory: /\n    cooldown: {default-days: 7}\n',
    },
    {
      '.github/dependabot.yml':
        'updates:\n  - package-ecosystem: npm\n    directory: /\n    cooldown: {default-days: 7}\n  - package-ecosystem: pip\n    directory: /py\n    cooldown: {default-days: 7}\n',
    },
  ],
  [
    'dependabot: directory becomes directories',
    {
      '.github/dependabot.yml':
        'updates:\n  - package-ecosystem: npm\n    directory: /\n    cooldown: {default-days: 7}\n',
    },
    {
      '.github/dependabot.yml':
        'updates:\n  - package-ecosystem: npm\n    directories: [/, /web]\n    cooldown: {default-days: 7}\n',
    },
  ],
  [
    'from dependabot to renovate',
    {
      '.github/dependabot.yml':
        'updates:\n  - package-ecosystem: npm\n    directory: /\n    cooldown: {default-days: 7}\n',
    },
    { 'renovate.json': '{"minimumReleaseAge": "7 days"}' },
  ],
  [
    'a project that goes away with its settings',
    { 'old/package.json': '{"name":"old"}', 'old/.npmrc': 'ignore-scripts=true\nmin-release-age=7\n' },
    {},
  ],
];

/** A second lot, written before it was run. */
const further: readonly (readonly [string, Files, Files, readonly string[]])[] = [
  [
    'pnpm in .npmrc',
    { '.npmrc': 'minimum-release-age=1440\n' },
    { '.npmrc': 'minimum-release-age=0\n' },
    ['release-age-lowered .npmrc:1'],
  ],
  [
    'pnpm: the default registry',
    { 'pnpm-workspace.yaml': '' },
    { 'pnpm-workspace.yaml': 'registries:\n  default: https://evil.example/\n' },
    ['registry-changed pnpm-workspace.yaml:2'],
  ],
  [
    'pnpm: not strict any more',
    { 'pnpm-workspace.yaml': 'minimumReleaseAgeStrict: true\n' },
    { 'pnpm-workspace.yaml': 'minimumReleaseAgeStrict: false\n' },
    ['trust-policy-loosened pnpm-workspace.yaml:1'],
  ],
  [
    'yarn: hardened mode, a pattern',
    { '.yarnrc.yml': 'enableHardenedMode: true\n' },
    { '.yarnrc.yml': 'npmPreapprovedPackages:\n  - "@acme/*"\n' },
    ['hash-checking-dropped .yarnrc.yml:1', 'release-age-excluded .yarnrc.yml:1'],
  ],
  [
    'yarn 1',
    { '.yarnrc': 'lastUpdateCheck 1\n' },
    { '.yarnrc': 'registry "https://evil.example"\nstrict-ssl false\n' },
    ['registry-changed .yarnrc:1', 'tls-verification-off .yarnrc:2'],
  ],
  [
    'bun: a registry with its token',
    { 'bunfig.toml': '' },
    { 'bunfig.toml': '[install]\nregistry = { url = "https://evil.example", token = "$T" }\n' },
    ['registry-changed bunfig.toml:2'],
  ],
  [
    'an image of another index',
    { Dockerfile: 'FROM python\n' },
    { Dockerfile: 'FROM python\nENV PIP_INDEX_URL=https://evil.example/simple\nRUN pip install -r r.txt\n' },
    ['registry-changed Dockerfile:2'],
  ],
  [
    'GitLab',
    { '.gitlab-ci.yml': 'build:\n  script:\n    - npm ci\n' },
    { '.gitlab-ci.yml': 'variables:\n  GONOSUMDB: "*"\nbuild:\n  script:\n    - npm i\n' },
    ['frozen-install-dropped .gitlab-ci.yml:5', 'hash-checking-dropped .gitlab-ci.yml:2'],
  ],
  [
    'a variable of npm',
    { [ci]: workflow('npm ci') },
    { [ci]: `env:\n  NPM_CONFIG_STRICT_SSL: "false"\n${workflow('npm ci')}` },
    [`tls-verification-off ${ci}:2`],
  ],
  [
    'composer told to',
    { [ci]: workflow('composer install') },
    { [ci]: workflow('composer config -g secure-http false', 'composer install') },
    [`tls-verification-off ${ci}:6`],
  ],
  [
    'nuget: signatures',
    {
      'nuget.config':
        '<configuration><config>\n<add key="signatureValidationMode" value="require"/></config></configuration>',
    },
    {
      'nuget.config':
        '<configuration><config>\n<add key="signatureValidationMode" value="accept"/></config></configuration>',
    },
    ['hash-checking-dropped nuget.config:2'],
  ],
  [
    'nuget: locked mode in the build',
    {
      'Directory.Build.props':
        '<Project><PropertyGroup>\n<RestoreLockedMode>true</RestoreLockedMode>\n</PropertyGroup></Project>',
    },
    {
      'Directory.Build.props':
        '<Project><PropertyGroup>\n<RestoreLockedMode>false</RestoreLockedMode>\n</PropertyGroup></Project>',
    },
    ['frozen-install-dropped Directory.Build.props:2'],
  ],
  [
    'gradle in CI',
    { [ci]: workflow('./gradlew build') },
    { [ci]: workflow('./gradlew --dependency-verification off build') },
    [`hash-checking-dropped ${ci}:6`],
  ],
  [
    'dependabot: no waiting',
    {
      '.github/dependabot.yml':
        'updates:\n  - package-ecosystem: npm\n    directory: /\n    cooldown:\n      default-days: 7\n',
    },
    { '.github/dependabot.yml': 'updates:\n  - package-ecosystem: npm\n    directory: /\n' },
    ['update-cooldown-cut .github/dependabot.yml:5'],
  ],
  [
    'renovate: none for some',
    { 'renovate.json': '{"minimumReleaseAge": "7 days"}' },
    {
      'renovate.json':
        '{"minimumReleaseAge": "7 days", "packageRules": [\n{"matchPackageNames": ["x"], "minimumReleaseAge": null}]}',
    },
    ['update-cooldown-cut renovate.json:2'],
  ],
  [
    'a Makefile',
    { Makefile: 'build:\n\tnpm ci\n' },
    { Makefile: 'build:\n\tnpm install\n' },
    ['frozen-install-dropped Makefile:2'],
  ],
  [
    'bundler told to',
    { [ci]: workflow('bundle config set --local frozen true', 'bundle install') },
    { [ci]: workflow('bundle config set --local frozen false', 'bundle install') },
    [`frozen-install-dropped ${ci}:6`],
  ],
  [
    'a TLS switch of git for one command',
    { [ci]: workflow('npm ci') },
    { [ci]: workflow('git -c http.sslVerify=false clone https://x.example/y', 'npm ci') },
    [`tls-verification-off ${ci}:6`],
  ],
];

const furtherQuiet: readonly (readonly [string, Files, Files])[] = [
  ['another folder', { [ci]: workflow('npm ci') }, { [ci]: workflow('npm ci --prefix web', 'npm install -g npm@11') }],
  [
    'a mount',
    { Dockerfile: 'FROM node\nRUN npm ci\n' },
    { Dockerfile: 'FROM node\nRUN --mount=type=cache,target=/root/.npm npm ci && npm cache clean --force\n' },
  ],
  [
    'a later day',
    { 'uv.toml': 'exclude-newer = "2026-01-01T00:00:00Z"\n' },
    { 'uv.toml': 'exclude-newer = "2026-02-01T00:00:00Z"\n' },
  ],
  [
    'renovate moved',
    { 'renovate.json': '{"minimumReleaseAge": "7 days"}' },
    { '.github/renovate.json5': "{minimumReleaseAge: '7 days', // as before\n}" },
  ],
  [
    'daily in place of weekly',
    {
      '.github/dependabot.yml':
        'updates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: {interval: weekly}\n    cooldown: {default-days: 7}\n',
    },
    {
      '.github/dependabot.yml':
        'updates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: {interval: daily}\n    cooldown: {default-days: 7}\n',
    },
  ],
  [
    'a denial',
    { 'pnpm-workspace.yaml': 'allowBuilds:\n  a: true\n' },
    { 'pnpm-workspace.yaml': 'allowBuilds:\n  a: true\n  core-js: false\n' },
  ],
  [
    'a new workflow of builds that few hold',
    {},
    {
      [ci]: workflow(
        'cargo test',
        'pip install -r r.txt',
        'bundle install',
        'dotnet restore',
        'go test ./...',
        './gradlew check',
        'poetry install',
      ),
    },
  ],
  [
    'from yarn 1 to berry',
    { [ci]: workflow('yarn install --frozen-lockfile') },
    { [ci]: workflow('yarn install --immutable') },
  ],
  [
    'a flag more',
    { [ci]: workflow('pnpm install --frozen-lockfile') },
    { [ci]: workflow('pnpm i --frozen-lockfile --prefer-offline') },
  ],
  [
    'public indexes in an image',
    {},
    { Dockerfile: 'FROM python\nENV PIP_INDEX_URL=https://pypi.org/simple GOPROXY=https://proxy.golang.org,direct\n' },
  ],
  [
    'a package installed beside',
    { [ci]: workflow('npm ci') },
    { [ci]: workflow('npm ci', 'npm install --no-save left-pad@1.3.0') },
  ],
  [
    'a vendored cargo',
    {},
    {
      '.cargo/config.toml': '[source.crates-io]\nreplace-with = "vendored"\n[source.vendored]\ndirectory = "vendor"\n',
    },
  ],
];

describe('what a change does to the protections', () => {
  it.each(loosened)('is found: %s', (_name, before, after, expected) => {
    expect(found(before, after)).toEqual(expected);
  });

  it.each(evasions)('is found: %s', (_name, before, after, expected) => {
    expect(found(before, after)).toEqual(expected);
  });

  it.each(further)('is found: %s', (_name, before, after, expected) => {
    expect(found(before, after)).toEqual(expected);
  });

  it.each(furtherQuiet)('is no loosening: %s', (_name, before, after) => {
    expect(found(before, after)).toEqual([]);
  });

  it.each(quiet)('is no loosening: %s', (_name, before, after) => {
    expect(found(before, after)).toEqual([]);
  });
});
