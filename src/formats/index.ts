import type { Format } from './format.ts';
import { cargoLock } from './cargo/cargo-lock.ts';
import { cargoToml } from './cargo/cargo-toml.ts';
import { podfileLock } from './cocoapods/podfile-lock.ts';
import { composerJson } from './composer/composer-json.ts';
import { composerLock } from './composer/composer-lock.ts';
import { conanLock } from './conan/conan-lock.ts';
import { condaEnvironment } from './conda/conda-environment.ts';
import { condaLock } from './conda/conda-lock.ts';
import { cpanfileSnapshot } from './cpan/cpanfile-snapshot.ts';
import { renvLock } from './cran/renv-lock.ts';
import { compose } from './docker/compose.ts';
import { devcontainer } from './docker/devcontainer.ts';
import { dockerfile } from './docker/dockerfile.ts';
import { gemfile } from './gem/gemfile.ts';
import { gemfileLock } from './gem/gemfile-lock.ts';
import { gemspec } from './gem/gemspec.ts';
import { actionsLock } from './githubactions/actions-lock.ts';
import { agentTools } from './generic/agent-tools.ts';
import { brewfile } from './generic/brewfile.ts';
import { flakeLock } from './generic/flake-lock.ts';
import { gitLink } from './generic/git-link.ts';
import { gitModules } from './generic/gitmodules.ts';
import { hiddenInstalls } from './generic/hidden-installs.ts';
import { preCommit } from './githubactions/pre-commit.ts';
import { githubWorkflow } from './githubactions/workflow.ts';
import { goMod } from './golang/go-mod.ts';
import { goSum } from './golang/go-sum.ts';
import { goWork } from './golang/go-work.ts';
import { cabalFreeze } from './hackage/cabal-freeze.ts';
import { stackLock } from './hackage/stack-lock.ts';
import { helmChart, helmChartLock } from './helm/charts.ts';
import { mixExs } from './hex/mix-exs.ts';
import { mixLock } from './hex/mix-lock.ts';
import { rebarLock } from './hex/rebar-lock.ts';
import { huggingfaceReferences } from './huggingface/references.ts';
import { juliaManifest } from './julia/manifest-toml.ts';
import { gradleBuild } from './maven/gradle-build.ts';
import { gradleLockfile } from './maven/gradle-lockfile.ts';
import { mavenPom } from './maven/pom.ts';
import { sbtLock } from './maven/sbt-lock.ts';
import { gradleVerificationMetadata } from './maven/verification-metadata.ts';
import { gradleVersionCatalog } from './maven/version-catalog.ts';
import { bunLock } from './npm/bun-lock.ts';
import { bunLockb } from './npm/bun-lockb.ts';
import { denoJson } from './npm/deno-json.ts';
import { denoLock } from './npm/deno-lock.ts';
import { packageJson } from './npm/package-json.ts';
import { packageLock } from './npm/package-lock.ts';
import { pnpmLock } from './npm/pnpm-lock.ts';
import { pnpmWorkspace } from './npm/pnpm-workspace.ts';
import { yarnLock } from './npm/yarn-lock.ts';
import { noxfile } from './pypi/noxfile.ts';
import { nugetPackagesConfig } from './nuget/packages-config.ts';
import { nugetPackagesLock } from './nuget/packages-lock.ts';
import { paketLock } from './nuget/paket-lock.ts';
import { nugetProject } from './nuget/project.ts';
import { nugetTools } from './nuget/tool-manifest.ts';
import { pubspec } from './pub/pubspec.ts';
import { pubspecLock } from './pub/pubspec-lock.ts';
import { pdmLock } from './pypi/pdm-lock.ts';
import { pipfile } from './pypi/pipfile.ts';
import { pipfileLock } from './pypi/pipfile-lock.ts';
import { poetryLock } from './pypi/poetry-lock.ts';
import { pylockToml } from './pypi/pylock-toml.ts';
import { pyprojectToml } from './pypi/pyproject-toml.ts';
import { pythonScript } from './pypi/python-script.ts';
import { requirementsTxt } from './pypi/requirements-txt.ts';
import { setupCfg } from './pypi/setup-cfg.ts';
import { setupPy } from './pypi/setup-py.ts';
import { tox } from './pypi/tox.ts';
import { uvLock } from './pypi/uv-lock.ts';
import { swiftPackageResolved } from './swift/package-resolved.ts';
import { terraformConfig } from './terraform/terraform-config.ts';
import { terraformLock } from './terraform/terraform-lock.ts';

/**
 * Every dependency file that we read, sorted by id. A path may match several rows: each yields its own set. A row is
 * added by importing the format's constant above and naming it here; `npm run docs` then writes its page and its row in
 * `rows.ts`, by which it is found and loaded.
 */
export const formats: readonly Format[] = [
  actionsLock,
  agentTools,
  brewfile,
  bunLock,
  bunLockb,
  cabalFreeze,
  cargoLock,
  cargoToml,
  composerJson,
  composerLock,
  conanLock,
  condaEnvironment,
  condaLock,
  cpanfileSnapshot,
  denoJson,
  denoLock,
  devcontainer,
  compose,
  dockerfile,
  flakeLock,
  gemfile,
  gemfileLock,
  gemspec,
  gitLink,
  gitModules,
  githubWorkflow,
  goMod,
  goSum,
  goWork,
  gradleBuild,
  gradleLockfile,
  gradleVerificationMetadata,
  gradleVersionCatalog,
  helmChart,
  helmChartLock,
  hiddenInstalls,
  huggingfaceReferences,
  juliaManifest,
  mavenPom,
  mixExs,
  mixLock,
  noxfile,
  nugetPackagesConfig,
  nugetPackagesLock,
  nugetProject,
  nugetTools,
  packageJson,
  packageLock,
  paketLock,
  pdmLock,
  pipfile,
  pipfileLock,
  pnpmLock,
  pnpmWorkspace,
  podfileLock,
  poetryLock,
  preCommit,
  pubspec,
  pubspecLock,
  pylockToml,
  pyprojectToml,
  pythonScript,
  rebarLock,
  renvLock,
  requirementsTxt,
  sbtLock,
  setupCfg,
  setupPy,
  stackLock,
  swiftPackageResolved,
  terraformConfig,
  terraformLock,
  tox,
  uvLock,
  yarnLock,
];

/** The format with this id. */
export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
