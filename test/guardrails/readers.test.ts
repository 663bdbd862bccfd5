import type { GuardrailSetting } from '../../src/domain/guardrail.ts';
import { bunfig } from '../../src/guardrails/bunfig.ts';
import { composerGuardrails } from '../../src/guardrails/composer.ts';
import { gradleVerification } from '../../src/guardrails/gradle.ts';
import { minutesOf, shownAddress } from '../../src/guardrails/guardrail.ts';
import { ciInstalls } from '../../src/guardrails/ci-installs.ts';
import { npmrc } from '../../src/guardrails/npmrc.ts';
import { nugetConfig } from '../../src/guardrails/nuget.ts';
import { packageJsonGuardrails } from '../../src/guardrails/package-json.ts';
import { pnpmWorkspaceGuardrails } from '../../src/guardrails/pnpm-workspace.ts';
import { pipConf } from '../../src/guardrails/pip.ts';
import { pythonProject } from '../../src/guardrails/python.ts';
import { dependabot } from '../../src/guardrails/dependabot.ts';
import { renovate } from '../../src/guardrails/renovate.ts';
import { yarnrc } from '../../src/guardrails/yarnrc.ts';

/** `line kind key=value (strength or names)`. */
function brief(settings: readonly GuardrailSetting[]): readonly string[] {
  return settings.map((s) => {
    const weight = s.names ? `[${s.names.join(' ')}]` : s.strength === undefined ? '' : `(${s.strength})`;
    return `${s.line} ${s.kind} ${s.key}=${s.value} ${weight}`.trim();
  });
}

describe('minutesOf', () => {
  it('reads the units of every package manager', () => {
    expect(minutesOf('7d', 'm')).toBe(10_080);
    expect(minutesOf('3 days', 'm')).toBe(4_320);
    expect(minutesOf('1440', 'm')).toBe(1_440);
    expect(minutesOf('2', 'd')).toBe(2_880);
    expect(minutesOf('P3DT12H', 'd')).toBe(5_040);
    expect(minutesOf('90s', 'm')).toBe(1.5);
    expect(minutesOf('2026-01-01T00:00:00Z', 'd')).toBeUndefined();
    expect(minutesOf('', 'd')).toBeUndefined();
  });
});

describe('shownAddress', () => {
  it('leaves out credentials and query', () => {
    expect(shownAddress('https://user:secret@pypi.acme.example/simple/?token=secret')).toBe(
      'https://pypi.acme.example/simple/',
    );
    expect(shownAddress('https://a@b@host.example')).toBe('https://host.example');
  });
});

describe('guardrail readers', () => {
  it('reads npm settings with their units and lists', () => {
    const text =
      'min-release-age=7\nignore-scripts=true\n; note\nstrict-ssl = false\n@acme:registry=https://npm.acme.example/\nmin-release-age-exclude[]=@acme/*\nmin-release-age-exclude[]=left\n';
    expect(brief(npmrc.read(text, '.npmrc'))).toEqual([
      '1 release-age min-release-age=7 (10080)',
      '2 scripts-blocked ignore-scripts=true (1)',
      '4 tls-verification strict-ssl=false (0)',
      '5 registry @acme:registry=https://npm.acme.example/',
      '6 release-age-exclusion min-release-age-exclude=@acme/*, left [@acme/* left]',
    ]);
  });

  it('reads who may run scripts out of package.json', () => {
    const text =
      '{\n "allowScripts": {"esbuild@0.25.0": true, "evil": false},\n "trustedDependencies": ["sharp"],\n "pnpm": {"onlyBuiltDependencies": ["x"]}\n}';
    expect(brief(packageJsonGuardrails.read(text, 'package.json'))).toEqual([
      '2 script-allow-list allowScripts=esbuild@0.25.0 [esbuild@0.25.0]',
      '3 script-allow-list trustedDependencies=sharp [sharp]',
      '4 script-allow-list pnpm.onlyBuiltDependencies=x [x]',
    ]);
  });

  it('reads pnpm, yarn and bun settings', () => {
    expect(
      brief(
        pnpmWorkspaceGuardrails.read(
          'minimumReleaseAge: 4320\nblockExoticSubdeps: false\nallowBuilds:\n  esbuild: true\n  bad: false\n',
          'pnpm-workspace.yaml',
        ),
      ),
    ).toEqual([
      '1 release-age minimumReleaseAge=4320 (4320)',
      '2 exotic-sources blockExoticSubdeps=false (0)',
      '3 script-allow-list allowBuilds=esbuild [esbuild]',
    ]);
    expect(
      brief(
        yarnrc.read(
          'npmMinimalAgeGate: "3d"\nenableScripts: true\nnpmScopes:\n  acme:\n    npmRegistryServer: "https://npm.acme.example"\n',
          '.yarnrc.yml',
        ),
      ),
    ).toEqual([
      '1 release-age npmMinimalAgeGate=3d (4320)',
      '2 scripts-blocked enableScripts=true (0)',
      '5 registry npmScopes.acme=https://npm.acme.example',
    ]);
    expect(
      brief(bunfig.read('[install]\nminimumReleaseAge = 86400\nminimumReleaseAgeExcludes = ["a"]\n', 'bunfig.toml')),
    ).toEqual([
      '2 release-age install.minimumReleaseAge=86400 (1440)',
      '3 release-age-exclusion install.minimumReleaseAgeExcludes=a [a]',
    ]);
  });

  it('reads pip, uv and poetry settings', () => {
    expect(
      brief(
        pipConf.read(
          '[global]\nindex-url = https://u:p@pypi.acme.example/simple\nrequire-hashes = true\ntrusted-host = pypi.acme.example\n',
          'pip.conf',
        ),
      ),
    ).toEqual([
      '2 registry index-url=https://pypi.acme.example/simple',
      '3 hash-checking require-hashes=true (1)',
      '4 tls-verification trusted-host=pypi.acme.example [pypi.acme.example]',
    ]);
    const text =
      '[tool.uv]\nexclude-newer = "7 days"\n[[tool.uv.index]]\nname = "acme"\nurl = "https://pypi.acme.example/simple"\n';
    expect(brief(pythonProject.read(text, 'pyproject.toml'))).toEqual([
      '2 release-age exclude-newer=7 days (10080)',
      '3 registry index.acme=https://pypi.acme.example/simple',
    ]);
  });

  it('reads the cooldowns of update bots', () => {
    const text =
      'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    cooldown:\n      default-days: 5\n      exclude: [lodash]\n';
    expect(brief(dependabot.read(text, '.github/dependabot.yml'))).toEqual([
      '6 update-cooldown npm / default-days=5 (7200)',
      '7 release-age-exclusion npm / cooldown.exclude=lodash [lodash]',
    ]);
    expect(brief(renovate.read('{ // why\n "minimumReleaseAge": "3 days",\n}', 'renovate.json5'))).toEqual([
      '2 update-cooldown minimumReleaseAge=3 days (4320)',
    ]);
  });

  it('reads Composer, NuGet and Gradle settings', () => {
    const composer =
      '{\n"config": {"allow-plugins": {"a/b": true, "c/d": false}, "secure-http": false},\n"repositories": [{"type": "composer", "url": "https://repo.acme.example"}]\n}';
    expect(brief(composerGuardrails.read(composer, 'composer.json'))).toEqual([
      '2 plugin-allow-list config.allow-plugins=a/b [a/b]',
      '2 tls-verification config.secure-http=false (0)',
      '3 registry repositories=https://repo.acme.example',
    ]);
    const nuget =
      '<configuration>\n<packageSources>\n<add key="acme" value="https://nuget.acme.example/v3/index.json" />\n</packageSources>\n<packageSourceMapping>\n<packageSource key="acme"><package pattern="Acme.*" /></packageSource>\n</packageSourceMapping>\n</configuration>';
    expect(brief(nugetConfig.read(nuget, 'nuget.config'))).toEqual([
      '3 registry packageSources.acme=https://nuget.acme.example/v3/index.json',
      '5 source-mapping packageSourceMapping=present (1)',
      '6 source-mapping packageSourceMapping.acme=Acme.* [Acme.*]',
    ]);
    const gradle =
      '<verification-metadata>\n<configuration>\n<verify-metadata>false</verify-metadata>\n<trusted-artifacts><trust group="com.acme"/></trusted-artifacts>\n</configuration>\n</verification-metadata>';
    expect(brief(gradleVerification.read(gradle, 'gradle/verification-metadata.xml'))).toEqual([
      '1 hash-checking verification-metadata=present (1)',
      '3 hash-checking verify-metadata=false (0)',
      '4 trust-policy-exclusion trusted-artifacts=com.acme:*:*:* [com.acme:*:*:*]',
    ]);
  });

  it('reads how installs in workflows and images are held to the lockfile', () => {
    const text =
      'jobs:\n  - run: npm ci --ignore-scripts\n  - run: npm install\n  - run: uv sync --frozen && pip install -r r.txt\n  # npm install\n';
    expect(brief(ciInstalls.read(text, '.github/workflows/ci.yml'))).toEqual([
      '2 frozen-install npm install=npm ci --ignore-scripts (1)',
      '2 scripts-blocked npm install scripts=npm ci --ignore-scripts (1)',
      '3 frozen-install npm install=npm install (0)',
      '3 scripts-blocked npm install scripts=npm install (0)',
      '4 frozen-install uv install=uv sync --frozen (1)',
      '4 hash-checking pip install=pip install -r r.txt (0)',
    ]);
  });

  it('gives nothing, and does not throw, for broken files', () => {
    for (const reader of [
      packageJsonGuardrails,
      pnpmWorkspaceGuardrails,
      yarnrc,
      bunfig,
      pythonProject,
      dependabot,
      renovate,
      composerGuardrails,
      nugetConfig,
      gradleVerification,
    ]) {
      expect(reader.read('{"a": [', 'x')).toEqual([]);
      expect(reader.read('', 'x')).toEqual([]);
    }
  });
});
