import { isPinned, type Entry } from '../domain/dependency.ts';
import { defineFileSignal, type FileDraft } from './define-signal.ts';
import { arrivals, namedPackage } from './reading/arrivals.ts';
import { atLine, capped } from './reading/files.ts';
import { quote } from './reading/say.ts';
import { isRun } from './remote-script-run.ts';

/** An assistant's or editor's configuration starts or calls another tool server. */
export const agentToolAdded = defineFileSignal({
  id: 'agent-tool-added',
  title: 'Assistant gets a new tool',
  why: 'Tool servers are started on the machine of everyone who opens the repository, with their files and logins, often at the newest version: one started by an editor is how the LiteLLM compromise was noticed.',
  remedy: 'Fix the version of the package or the digest of the image, and see who runs the address that is called.',
  severity: 'medium',
  confidence: 'high',
  detect: ({ before, after, path, now }): readonly FileDraft[] => {
    if (after === undefined || after.format !== 'agent-tools') return [];
    const scripts = new Set<Entry>(after.requirements.filter(isRun));
    const entries = [...after.dependencies, ...after.requirements].filter((entry) => !scripts.has(entry));
    return capped(
      arrivals<Entry>(before, entries).map(({ entry, pinnedBefore }) => {
        const was = pinnedBefore === undefined ? '' : `, before exactly ${quote(pinnedBefore.version)}`;
        const fact = `${nameOf(entry)} ${doing(entry)}${was}`;
        return {
          message: `${fact}.`,
          because: [{ fact, source: path, at: now }],
          severity: isPinned(entry) ? 'low' : 'medium',
          path,
          ...atLine(entry.place.line),
          package: namedPackage(entry),
        };
      }),
    );
  },
});

function nameOf({ alias }: Entry): string {
  return alias === undefined ? 'A hook' : `The tool ${quote(alias)}`;
}

function doing(entry: Entry): string {
  const { origin, name } = entry;
  if (isPinned(entry)) return `starts ${quote(name)} ${quote(entry.version)}`;
  if (origin.kind === 'url') return `is called at ${quote(origin.url, 120)}`;
  if (origin.kind === 'git') return `comes from ${quote(origin.url, 120)}, which no commit fixes`;
  return `starts ${quote(name)} ${entry.range === '' ? 'at whatever version there is' : `at ${quote(entry.range)}`}`;
}
