import { defineSignal } from './define-signal.ts';
import { isNewName, valueOf } from './reading/change.ts';
import { listed, quote } from './reading/say.ts';

/** A registry package that fetches part of itself from elsewhere. */
export const exoticDependencyAdded = defineSignal({
  id: 'exotic-dependency-added',
  title: 'Dependency from outside the registry',
  why: 'What a git or http address serves can change with every install and is scanned by nobody: phantomraven hid behind an http address, tanstack’s payload behind a commit of a fork.',
  remedy: 'Do not take a release that installs from addresses of its own; block exotic sources in the package manager.',
  severity: 'high',
  confidence: 'high',
  needs: ['newDependencies'],
  uses: ['archive', 'previousRelease', 'release'],
  detect: ({ newDependencies, archive, previousRelease, release, change, because }) => {
    const declared = (newDependencies ?? []).filter((d) => d.exotic !== undefined && d.kind !== 'dev');
    const found = new Map(declared.map((d) => [d.name, d.exotic ?? '']));
    const known = new Set((valueOf(previousRelease?.dependencies) ?? []).map((d) => d.name));
    for (const d of archive?.exoticDependencies ?? []) {
      if (d.kind.includes('dev') || d.kind.startsWith('path') || found.has(d.name)) continue;
      if (isNewName(change) || (previousRelease !== undefined && !known.has(d.name))) found.set(d.name, d.spec);
    }
    if (isNewName(change)) {
      for (const d of valueOf(release?.dependencies) ?? [])
        if (d.kind !== 'dev' && d.kind !== 'peer' && leadsElsewhere(d.range)) found.set(d.name, d.range);
    }
    if (found.size === 0) return [];
    const fact = `Installs ${listed([...found].map(([name, spec]) => `${quote(name, 40)} from ${quote(spec, 60)}`))}`;
    return [{ message: `${fact}.`, because: [because('newDependencies', fact)] }];
  },
});

/** A range that is an address or a repository. Source: npm-package-arg's forms, PEP 508's direct references. */
function leadsElsewhere(range: string): boolean {
  return /^(?:@\s{0,5})?(?:git[+:@]|https?:|github:|gitlab:|bitbucket:|gist:|[\w.-]{1,60}\/[\w.-]{1,100}(?:#|$))/i.test(
    range.trim(),
  );
}
