import type { Requirement } from '../domain/dependency.ts';
import { defineFileSignal, type FileDraft } from './define-signal.ts';
import { arrivals, namedPackage } from './reading/arrivals.ts';
import { atLine, capped } from './reading/files.ts';
import { quote } from './reading/say.ts';

/** A script is fetched and run in one go: `curl … | sh`. */
export const remoteScriptRun = defineFileSignal({
  id: 'remote-script-run',
  title: 'Script from an address is run unseen',
  why: 'What the address serves today need not be what it served when this was reviewed: the Codecov uploader was changed there, and every build that piped it into a shell ran it.',
  remedy: 'Keep a copy in the repository, or compare its hash before it runs, or install a pinned release instead.',
  severity: 'medium',
  confidence: 'high',
  detect: ({ before, after, path, now }): readonly FileDraft[] => {
    const scripts = (after?.requirements ?? []).filter(isRun);
    return capped(
      arrivals(before, scripts).map(({ entry }) => {
        const fact = `Runs what ${quote(addressOf(entry), 120)} serves: ${quote(entry.command ?? '', 160)}`;
        const isPlain = /^(?:http|ftp):/i.test(addressOf(entry));
        return {
          message: `${fact}.`,
          because: [{ fact, source: path, at: now }],
          severity: isPlain ? 'high' : 'medium',
          path,
          ...atLine(entry.place.line),
          package: namedPackage(entry),
        };
      }),
    );
  },
});

/** Whether an entry is a script that a command runs, and no package that an address happens to serve. */
export function isRun(entry: Requirement): boolean {
  return entry.ecosystem === 'generic' && entry.origin.kind === 'url' && entry.command !== undefined;
}

function addressOf({ origin, name }: Requirement): string {
  return origin.kind === 'url' ? origin.url : name;
}
