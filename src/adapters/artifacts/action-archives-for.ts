import type { ArchiveDelta } from '../../domain/facts.ts';
import type { Source } from '../../evidence/source.ts';
import type { githubAsking, GithubReader } from '../source/github-source.ts';
import { actionArchivesSource } from './action-archives-source.ts';
import type { ActionArchivesOptions } from './action-archives-source.ts';
import { Remembered } from './remembered.ts';

type Options = Omit<ActionArchivesOptions, 'http' | 'remembered'> & {
  readonly asking: ReturnType<typeof githubAsking>;
};

/** Makes the source of actions' archives for a reader. What one reader may see is remembered for that reader alone. */
export function actionArchivesFor({ asking, ...options }: Options): (as?: GithubReader) => Source {
  const byReader = new Remembered<Remembered<ArchiveDelta>>(50);
  return (as) => {
    const { reader, client } = asking(as);
    const remembered = byReader.get(reader.who) ?? new Remembered<ArchiveDelta>(20);
    byReader.set(reader.who, remembered);
    return actionArchivesSource({ ...options, http: client(), remembered });
  };
}
