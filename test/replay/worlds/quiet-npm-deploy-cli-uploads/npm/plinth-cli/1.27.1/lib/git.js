import { execFileSync } from 'node:child_process';

const git = (...args) => {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

/** What the deployment page shows: commit, branch and the pull request. */
export function origin(env = process.env) {
  return {
    commit: env.GITHUB_SHA ?? env.CI_COMMIT_SHA ?? git('rev-parse', 'HEAD'),
    branch: env.GITHUB_HEAD_REF || env.GITHUB_REF_NAME || env.CI_COMMIT_REF_NAME || git('rev-parse', '--abbrev-ref', 'HEAD'),
    message: git('log', '-1', '--format=%s'),
    pull: /^refs\/pull\/(\d+)\//.exec(env.GITHUB_REF ?? '')?.[1],
    ci: Boolean(env.CI),
  };
}
