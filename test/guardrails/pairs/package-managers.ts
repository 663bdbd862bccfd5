import type { Loosening } from './pair.ts';

/** Each from the documentation of the tool, written before any was run: npm and Python. */
export const packageManagers: readonly Loosening[] = [
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
];
