import { ci, workflow } from './pair.ts';
import type { Quiet } from './pair.ts';

/** The same protection in another place, form or unit, or more of it. */
export const quiet: readonly Quiet[] = [
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
