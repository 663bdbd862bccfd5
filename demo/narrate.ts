import type { FakeGitHub, JournalEntry, Pull } from '../test/fakes/github/index.ts';
import type { Story } from './story.ts';

/** Tells what Lockwarden does to the pull requests, from the requests that GitHub sees. */
export interface Narrator {
  /** Tells what happened since the last call. */
  readonly tell: () => void;
}

const reactions: Readonly<Record<string, string>> = {
  eyes: 'has seen the command',
  '+1': 'says that the command is done',
  confused: 'refuses the command',
};

export function createNarrator(github: FakeGitHub, story: Story, say: (line: string) => void): Narrator {
  let told = 0;
  const read = new Set<string>();
  const pulls = [story.attack, story.quiet];

  function sentence(entry: JournalEntry): string | undefined {
    if (!entry.applied) return undefined;
    const rest = /^\/repos\/acme\/assistant\/(.*)$/.exec(entry.path)?.[1];
    const source = /^\/repos\/([^/]+\/[^/]+)$/.exec(entry.path)?.[1];
    if (rest === undefined)
      return source === undefined ? undefined : `Lockwarden looks for the release's tag in ${source}`;
    if (entry.method === 'GET') return reading(rest);
    return writing(entry, rest);
  }

  function reading(rest: string): string | undefined {
    const head = /^compare\/[0-9a-f]+\.\.\.([0-9a-f]{40})$/.exec(rest)?.[1];
    const pull = pulls.find((one) => one.headSha === head);
    if (pull === undefined || head === undefined || read.has(head)) return undefined;
    read.add(head);
    return `#${pull.number} Lockwarden reads the change at ${head.slice(0, 7)} and asks about each package`;
  }

  function writing({ method, body }: JournalEntry, rest: string): string | undefined {
    const sent = textsOf(body);
    if (rest.startsWith('check-runs')) return check(sent, rest);
    const number = /^(?:issues|pulls)\/(\d+)\/(?:comments|reviews)$/.exec(rest)?.[1];
    if (number !== undefined) {
      if ((sent['body'] ?? '').includes('lockwarden:reply')) return `#${number} Lockwarden answers`;
      return rest.startsWith('issues')
        ? `#${number} Lockwarden comments on the pull request`
        : `#${number} Lockwarden comments on the changed line`;
    }
    if (rest.endsWith('/reactions')) return `Lockwarden ${reactions[sent['content'] ?? ''] ?? 'reacts'}`;
    if (method === 'PATCH' && rest.startsWith('issues/comments/')) return 'Lockwarden edits its comment in place';
    return undefined;
  }

  function check(sent: Readonly<Record<string, string>>, rest: string): string | undefined {
    const id = Number(/^check-runs\/(\d+)$/.exec(rest)?.[1] ?? -1);
    const run = story.repository.record.checkRuns.find((one) => one.id === id || one.headSha === sent['head_sha']);
    const pull = pulls.find((one: Pull) => one.headSha === run?.headSha);
    const where = pull === undefined ? '' : `#${pull.number} `;
    const ended = sent['conclusion'];
    return ended === undefined ? undefined : `${where}check run: ${ended}, "${run?.title ?? ''}"`;
  }

  return {
    tell: () => {
      for (; told < github.journal.length; told += 1) {
        const entry = github.journal[told];
        const line = entry && sentence(entry);
        if (line !== undefined) say(line);
      }
    },
  };
}

function textsOf(body: unknown): Readonly<Record<string, string>> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(entries.filter((one): one is [string, string] => typeof one[1] === 'string'));
}
