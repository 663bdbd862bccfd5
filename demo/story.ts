import type { FakeGitHub, Pull, RepositoryHandle } from '../test/fakes/github/index.ts';

/** The worlds of test/replay that the demo tells: the attack first, since its minute is the demo's clock. */
export const worldsTold = ['pypi-2026-litellm', 'quiet-pypi-requests-2.32.5'] as const;

/** People of the demo and what they may do. */
export const maintainer = 'mona';
export const reader = 'visitor';

/** The demo's repository with its two pull requests. */
export interface Story {
  readonly repository: RepositoryHandle;
  /** Takes litellm 1.82.8, forty minutes after it was uploaded. */
  readonly attack: Pull;
  /** An ordinary bump, which nobody should hear of. */
  readonly quiet: Pull;
}

const pinned: Readonly<Record<string, string>> = {
  fastapi: '0.115.12',
  httpx: '0.28.1',
  litellm: '1.82.6',
  pydantic: '2.11.1',
  requests: '2.32.4',
  uvicorn: '0.34.0',
};

/** The service's requirements with some versions changed. */
function requirements(changed: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ ...pinned, ...changed }).map(([name, version]) => `${name}==${version}\n`);
  return `# What the assistant runs on\n${lines.join('')}`;
}

/** The push that takes the attack out again. */
export const fix = { 'requirements.txt': requirements() };
/** And the one that brings it back. */
export const attackAgain = { 'requirements.txt': requirements({ litellm: '1.82.8' }) };

/** Makes the repository, installs the App and opens both pull requests. Nothing is delivered yet. */
export function openStory(github: FakeGitHub): Story {
  const repository = github.repository('acme/assistant', {
    files: {
      'README.md': '# assistant\n\nAnswers questions about our orders.\n',
      'requirements.txt': requirements(),
      'app/main.py': 'import litellm\n',
    },
  });
  repository.collaborator(maintainer, 'write');
  repository.collaborator(reader, 'read');
  const attack = repository.openPullRequest({
    title: 'Bump litellm from 1.82.6 to 1.82.8',
    body: 'Bumps litellm from 1.82.6 to 1.82.8.',
    author: 'update-bot[bot]',
    branch: 'bump-litellm-1.82.8',
    files: attackAgain,
  });
  const quiet = repository.openPullRequest({
    title: 'Bump requests from 2.32.4 to 2.32.5',
    body: 'Bumps requests from 2.32.4 to 2.32.5.',
    author: 'update-bot[bot]',
    branch: 'bump-requests-2.32.5',
    files: { 'requirements.txt': requirements({ requests: '2.32.5' }) },
  });
  return { repository, attack, quiet };
}
