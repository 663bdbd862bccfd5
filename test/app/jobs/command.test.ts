import { runCommands } from '../../../src/app/jobs/command.ts';
import type { CommandJobPorts } from '../../../src/app/jobs/command.ts';
import { fakeGitHub, pullRequest, repository, resultOf, silent } from './fakes.ts';
import type { Report } from '../../../src/domain/report.ts';

function world(report?: Report) {
  const { github, state, said } = fakeGitHub();
  let rescans = 0;
  const ports: CommandJobPorts = {
    github,
    reviews: { latestOf: async () => report },
    rescan: async () => {
      rescans += 1;
    },
    log: silent,
  };
  const ask = async (verb: string, ...words: string[]) =>
    await runCommands({ repository, pullRequest: 5, comment: 77, login: 'mona', commands: [{ verb, words }] }, ports);
  return { state, said, ask, ports, rescans: () => rescans };
}

const subject = { repository, pullRequest: 5, headSha: 'a'.repeat(40), baseSha: 'b'.repeat(40), baseRef: 'main' };

function reportWith(name: string): Report {
  const { report } = resultOf(subject);
  const finding = {
    signal: 'startup-hook-added',
    severity: 'critical' as const,
    confidence: 'high' as const,
    message: 'ships <b>x.pth</b> that @everyone runs',
    because: [{ fact: 'x.pth', source: 'pypi', at: '2026-03-24T00:00:00.000Z' }],
    remedy: 'Stay on 1.82.6.',
    package: { ecosystem: 'pypi' as const, name, version: '1.82.8', purl: `pkg:pypi/${name}@1.82.8` },
    path: 'requirements.txt',
    action: 'block' as const,
  };
  return { ...report, verdict: { ...report.verdict, decision: 'block', findings: [finding] } };
}

describe('a command', () => {
  it('to rescan is seen, done and said to be done', async () => {
    const { ask, said, rescans } = world();
    await ask('rescan');
    expect(rescans()).toBe(1);
    expect(said).toEqual(['eyes on 77', '+1 on 77']);
  });

  it.each(['read', 'none', '', 'reader', 'constructor'])('to rescan is refused with the role %j', async (role) => {
    const { ask, said, state, rescans } = world();
    state.role = role;
    await ask('rescan');
    expect(rescans()).toBe(0);
    expect(said[1]).toContain('needs the triage role');
    expect(said.at(-1)).toBe('confused on 77');
  });

  it.each(['triage', 'write', 'maintain', 'admin'])('to rescan is done with the role %s', async (role) => {
    const { ask, state, rescans } = world();
    state.role = role;
    await ask('rescan');
    expect(rescans()).toBe(1);
  });

  it('is not done when GitHub does not say who may', async () => {
    const { ports, rescans } = world();
    const github = {
      ...ports.github,
      role: async () => {
        throw new Error('503');
      },
    };
    const job = { repository, pullRequest: 5, comment: 77, login: 'mona', commands: [{ verb: 'rescan', words: [] }] };
    await expect(runCommands(job, { ...ports, github })).rejects.toThrow('503');
    expect(rescans()).toBe(0);
  });

  it('on a closed pull request is refused', async () => {
    const { ask, said, state, rescans } = world();
    state.pulls = [pullRequest({ open: false })];
    await ask('rescan');
    expect(rescans()).toBe(0);
    expect(said.at(-1)).toBe('confused on 77');
  });

  it('for help shows every command', async () => {
    const { ask, said } = world();
    await ask('help');
    for (const usage of ['/lockwarden explain PACKAGE', '/lockwarden help', '/lockwarden rescan']) {
      expect(said[1]).toContain(usage);
    }
    expect(said.at(-1)).toBe('+1 on 77');
  });

  it.each(['explode', '__proto__', '@acme/everyone', '`x`'])('that is unknown gets help: %s', async (verb) => {
    const { ask, said } = world();
    await ask(verb);
    expect(said[1]).toContain('There is no command');
    expect(said[1]).toContain('/lockwarden help');
    expect(said.at(-1)).toBe('confused on 77');
    // A mention lives only outside code spans.
    expect((said[1] ?? '').replaceAll(/(`+)[^`][\s\S]*?\1/g, '')).not.toContain('@acme');
  });

  it('to explain shows what was found, inert', async () => {
    const { ask, said } = world(reportWith('litellm'));
    await ask('explain', 'litellm');
    expect(said[1]).toContain('startup-hook-added');
    expect(said[1]).toContain('Stay on 1.82.6.');
    expect((said[1] ?? '').replaceAll(/`[^`]*`/g, '')).not.toMatch(/<b>|@everyone/);
    expect(said.at(-1)).toBe('+1 on 77');
  });

  it('to explain says so when the package is not in the change', async () => {
    const { ask, said } = world(reportWith('litellm'));
    await ask('explain', '@acme/nothing');
    expect(said[1]).toContain('`@acme/nothing` is not among the dependencies');
    expect(said.at(-1)).toBe('confused on 77');
  });

  it('to explain needs a package and a review', async () => {
    const { ask, said } = world();
    await ask('explain');
    expect(said[1]).toContain('Name the package');
    await ask('explain', 'litellm');
    expect(said[4]).toContain('no finished review');
  });
});
