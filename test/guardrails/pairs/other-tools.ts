import { ci, step, workflow } from './pair.ts';
import type { Loosening } from './pair.ts';

/** Each from the documentation of the tool, written before any was run: other ecosystems, update bots, builds. */
export const otherTools: readonly Loosening[] = [
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
