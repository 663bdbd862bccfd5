import type { SourceFiles } from '../domain/facts.ts';
import { defineSignal } from './define-signal.ts';
import { listed, quote } from './reading/say.ts';
import type { Draft } from './signal.ts';

type File = SourceFiles['files'][number];

/** Share of the files that were there before which the source must have for a missing one to mean something. */
const vouching = 0.8;
/** Files that were there before without which there is no habit to speak of. */
const fewest = 3;

/** Code of the release that its own source does not have, in a package whose other code comes from there as it is. */
export const sourceFileMissing = defineSignal({
  id: 'source-file-missing',
  title: 'Code that the source does not have',
  why: 'A release can carry more than its tag: the back door of xz came with an archive and not with the repository, and so did the start-up file of litellm.',
  remedy: 'Compare the named files with the source at the tag, or ask the project where they come from.',
  severity: 'high',
  confidence: 'high',
  needs: ['sourceFiles'],
  detect: ({ sourceFiles, because }) => {
    if (sourceFiles === undefined) return [];
    const { files, repository, tag } = sourceFiles;
    const where = `${quote(repository)} at ${quote(tag)}`;
    const finding = (kind: Kind, which: readonly File[]): readonly Draft[] => {
      if (which.length === 0) return [];
      const fact = `${listed(which.map(({ path }) => path))} ${kind.what(which.length)} ${where}`;
      const { severity, confidence } = kind;
      return [{ message: `${fact}${kind.tail}.`, because: [because('sourceFiles', fact)], severity, confidence }];
    };
    const missing = files.filter((file) => file.state === 'added' && file.inTree === 'absent');
    return [
      ...finding(
        atOnce,
        missing.filter((file) => runsAtOnce(file) && isVouched(file, files, 'any')),
      ),
      ...finding(
        onImport,
        missing.filter((file) => file.reach === 'import' && isVouched(file, files, 'code')),
      ),
      ...finding(otherwise, differing(files)),
    ];
  },
});

interface Kind {
  readonly what: (count: number) => string;
  readonly tail: string;
  readonly severity: 'high' | 'medium' | 'low';
  readonly confidence: 'high' | 'medium' | 'low';
}

const atOnce: Kind = {
  what: (count) => (count === 1 ? 'runs by itself and is not in' : 'run by themselves and are not in'),
  tail: '; the files beside are',
  severity: 'high',
  confidence: 'high',
};
const onImport: Kind = {
  what: (count) => (count === 1 ? 'is not in' : 'are not in'),
  tail: '; the code beside is',
  severity: 'medium',
  confidence: 'medium',
};
const otherwise: Kind = {
  what: (count) => (count === 1 ? 'has other content than in' : 'have other content than in'),
  tail: '; the other code is the same',
  severity: 'low',
  confidence: 'medium',
};

function runsAtOnce({ reach }: File): boolean {
  return reach === 'install' || reach === 'startup';
}

/**
 * Whether what was published before beside a new file comes from the source: its own folder speaks, else the nearest one
 * above it that holds anything. Output of a build lies beside output of a build, and nothing follows from it.
 */
function isVouched(file: File, files: readonly File[], by: 'any' | 'code'): boolean {
  const earlier = files.filter(({ state }) => state !== 'added');
  const code = earlier.filter((one) => one.code);
  if (by === 'code' && (code.length < fewest || shareInTree(code) < vouching)) return false;
  for (let folder = folderOf(file.path); ; folder = folderOf(folder)) {
    const here = (of: readonly File[]): readonly File[] => of.filter(({ path }) => folderOf(path) === folder);
    const beside = [here(code), ...(by === 'any' ? [here(earlier)] : [])].find((found) => found.length > 0);
    if (beside !== undefined) return shareInTree(beside) >= vouching;
    if (folder === '') return code.length >= fewest && shareInTree(code) >= vouching;
  }
}

function shareInTree(files: readonly File[]): number {
  return files.filter(({ inTree }) => inTree === 'same' || inTree === 'other').length / files.length;
}

/** New or changed code under a path that the source has, where nearly all other code is the source's to the byte. */
function differing(files: readonly File[]): readonly File[] {
  const kept = files.filter(({ state, code }) => state === 'kept' && code);
  const same = kept.filter(({ inTree }) => inTree === 'same').length;
  if (kept.length < fewest || same / kept.length < vouching) return [];
  return files.filter(({ state, inTree, reach }) => state !== 'kept' && inTree === 'other' && reach !== 'unknown');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
