import { ci, workflow } from './pair.ts';
import type { Loosening } from './pair.ts';

/** Found by looking for ways around the first lot. */
export const evasions: readonly Loosening[] = [
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
