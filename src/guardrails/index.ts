import type { GuardrailSetting } from '../domain/guardrail.ts';
import { matchesGlob } from '../formats/glob.ts';
import { withoutCredentials } from '../formats/syntax/credentials.ts';
import { bundleConfig, gemfileSources } from './bundler.ts';
import { bunfig } from './bunfig.ts';
import { cargoConfig } from './cargo.ts';
import { ciInstalls } from './ci-installs.ts';
import { composerGuardrails } from './composer.ts';
import { dependabot } from './dependabot.ts';
import { gradleProperties, gradleVerification } from './gradle.ts';
import type { GuardrailReader } from './guardrail.ts';
import { classicYarnrc, npmrc } from './npmrc.ts';
import { buildProperties, nugetConfig } from './nuget.ts';
import { packageJsonGuardrails } from './package-json.ts';
import { pnpmWorkspaceGuardrails } from './pnpm-workspace.ts';
import { pipConf, pipRequirements } from './pip.ts';
import { poetryConfig } from './poetry.ts';
import { pythonProject } from './python.ts';
import { renovate } from './renovate.ts';
import { reviewPolicy } from './review-policy.ts';
import { yarnrc } from './yarnrc.ts';

/** Every reader of a repository's own protections, sorted by id. */
export const guardrailReaders: readonly GuardrailReader[] = [
  bundleConfig,
  bunfig,
  cargoConfig,
  ciInstalls,
  composerGuardrails,
  dependabot,
  gemfileSources,
  gradleProperties,
  gradleVerification,
  buildProperties,
  npmrc,
  nugetConfig,
  packageJsonGuardrails,
  pipConf,
  pipRequirements,
  pnpmWorkspaceGuardrails,
  poetryConfig,
  pythonProject,
  renovate,
  reviewPolicy,
  yarnrc,
  classicYarnrc,
];

/** Whether a file may hold protections: its text is wanted at both sides. */
export function isGuardrailFile(path: string): boolean {
  return guardrailReaders.some((reader) => reader.files.some((glob) => matchesGlob(path, glob)));
}

/** Settings of one side that are compared, at most: no repository has a hundredth of them. */
const mostSettings = 5_000;

/** The protections that the files of one side hold. */
export function readGuardrails(
  files: readonly { readonly path: string; readonly text: string }[],
): readonly GuardrailSetting[] {
  return files
    .flatMap(({ path, text }) =>
      guardrailReaders
        .filter((reader) => reader.files.some((glob) => matchesGlob(path, glob)))
        .flatMap((reader) => reader.read(text, path).map(withoutSecrets)),
    )
    .slice(0, mostSettings);
}

/** Whatever a line holds in place of what is expected there, its credentials are nobody's to read. */
function withoutSecrets(setting: GuardrailSetting): GuardrailSetting {
  const { names } = setting;
  const value = withoutCredentials(setting.value).text;
  const bare = { ...setting, value, key: withoutCredentials(setting.key).text };
  return names === undefined ? bare : { ...bare, names: names.map((name) => withoutCredentials(name).text) };
}
