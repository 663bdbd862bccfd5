import type { Format } from './format.ts';
import { condaEnvironment } from './conda/conda-environment.ts';
import { condaLock } from './conda/conda-lock.ts';
import { compose } from './docker/compose.ts';
import { dockerfile } from './docker/dockerfile.ts';
import { actionsLock } from './githubactions/actions-lock.ts';
import { githubWorkflow } from './githubactions/workflow.ts';
import { packageJson } from './npm/package-json.ts';
import { packageLock } from './npm/package-lock.ts';
import { pdmLock } from './pypi/pdm-lock.ts';
import { pipfileLock } from './pypi/pipfile-lock.ts';
import { pipfile } from './pypi/pipfile.ts';
import { poetryLock } from './pypi/poetry-lock.ts';
import { pylockToml } from './pypi/pylock-toml.ts';
import { pyprojectToml } from './pypi/pyproject-toml.ts';
import { pythonScript } from './pypi/python-script.ts';
import { requirementsTxt } from './pypi/requirements-txt.ts';
import { setupCfg } from './pypi/setup-cfg.ts';
import { setupPy } from './pypi/setup-py.ts';
import { uvLock } from './pypi/uv-lock.ts';

/**
 * Every dependency file that we read, sorted by id. A path may match several rows: each yields its own set. A row is
 * added by importing the format's constant above and naming it here, nothing else.
 */
export const formats: readonly Format[] = [
  actionsLock,
  compose,
  condaEnvironment,
  condaLock,
  dockerfile,
  githubWorkflow,
  packageJson,
  packageLock,
  pdmLock,
  pipfile,
  pipfileLock,
  poetryLock,
  pylockToml,
  pyprojectToml,
  pythonScript,
  requirementsTxt,
  setupCfg,
  setupPy,
  uvLock,
];

/** The format with this id. */
export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
