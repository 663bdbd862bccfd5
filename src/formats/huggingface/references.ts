import { isCommit } from '../../ecosystems/versions/action-ref.ts';
import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { pythonCalls } from './python-calls.ts';
import type { PythonCall, PythonValue } from './python-calls.ts';

/** How a function names what it loads from the hub. */
interface Loader {
  readonly keywords: readonly string[];
  /** Which positional argument it is. */
  readonly position: number;
  readonly kind?: 'dataset';
  /** Names without owner are of this one. */
  readonly owner?: string;
}

/** Functions of transformers, datasets, huggingface_hub, diffusers, peft and sentence-transformers, by their own documentation. */
const loaders: ReadonlyMap<string, Loader> = new Map<string, Loader>([
  ['CrossEncoder', { keywords: ['model_name_or_path', 'model_name'], position: 0 }],
  ['HuggingFaceEmbeddings', { keywords: ['model_name', 'model'], position: 0 }],
  ['SentenceTransformer', { keywords: ['model_name_or_path'], position: 0, owner: 'sentence-transformers' }],
  ['from_pretrained', { keywords: ['pretrained_model_name_or_path', 'repo_id', 'model_id'], position: 0 }],
  ['hf_hub_download', { keywords: ['repo_id'], position: 0 }],
  ['load_dataset', { keywords: ['path'], position: 0, kind: 'dataset' }],
  ['load_dataset_builder', { keywords: ['path'], position: 0, kind: 'dataset' }],
  ['pipeline', { keywords: ['model'], position: 1 }],
  ['snapshot_download', { keywords: ['repo_id'], position: 0 }],
]);

/** Names of `load_dataset` that are readers of local files, not data sets. */
const fileReaders = new Set(
  'arrow audiofolder csv generator imagefolder json pandas parquet sql text videofolder webdataset xml'.split(' '),
);

/** Models and data sets that Python programs load from Hugging Face's hub by a literal name. */
export const huggingfaceReferences: Format = {
  id: 'huggingface-references',
  ecosystem: 'huggingface',
  kind: 'manifest',
  files: ['*.py'],
  recognises: (text) => words.test(text),
  reads: { direct: 'yes', scope: 'no', integrity: 'no', origin: 'no', lines: 'yes', requiredBy: 'no' },
  note: 'Calls such as from_pretrained, load_dataset, snapshot_download, hf_hub_download, pipeline and SentenceTransformer whose name is a literal or a constant of the file; a revision that is a full commit fixes the release. Names that the program computes are not known. Data sets are listed as datasets/owner/name. trust_remote_code is a remark.',
  parse,
};

const words =
  /from_pretrained|load_dataset|snapshot_download|hf_hub_download|SentenceTransformer|CrossEncoder|HuggingFaceEmbeddings|pipeline\(/;

function parse(text: string, path: string): DependencySet {
  const collected = new EntryCollector(huggingfaceReferences, path);
  for (const call of pythonCalls(text)) {
    const loader = loaders.get(call.callee);
    if (loader !== undefined) readCall(call, loader, collected);
  }
  return collected.finish();
}

function readCall(call: PythonCall, loader: Loader, collected: EntryCollector): void {
  const given = loader.keywords.map((keyword) => call.keywords.get(keyword)).find((value) => value !== undefined);
  const written = textOf(given ?? call.positional[loader.position]);
  const name = written === undefined ? undefined : nameOf(written, loader, call);
  if (name === undefined) return;
  const revision = textOf(call.keywords.get('revision')) ?? '';
  const entry = { name, line: call.line, direct: true };
  if (isCommit(revision)) collected.dependency({ ...entry, version: revision.toLowerCase() });
  else
    collected.requirement({ ...entry, range: revision, command: `${call.callee}("${written ?? ''}")`.slice(0, 200) });
  const trusted = call.keywords.get('trust_remote_code');
  if (trusted?.kind === 'name' && trusted.text === 'True') {
    const message = `${name} is loaded with trust_remote_code: Python code of its repository is run`;
    collected.remark('runs-code-of-repository', message, { line: trusted.line, name });
  }
}

function textOf(value: PythonValue): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

/** The hub's name of what is loaded; undefined for a folder, a file or an address. */
function nameOf(written: string, loader: Loader, call: PythonCall): string | undefined {
  if (!/^[A-Za-z0-9][\w.-]{0,95}(?:\/[A-Za-z0-9_][\w.-]{0,95})?$/.test(written)) return undefined;
  const isDataset = loader.kind === 'dataset' || textOf(call.keywords.get('repo_type')) === 'dataset';
  if (isDataset) return fileReaders.has(written) ? undefined : `datasets/${written}`;
  if (textOf(call.keywords.get('repo_type')) === 'space') return `spaces/${written}`;
  if (written.includes('/')) return written;
  // The hub's functions need an owner; of the others, names without one are the hub's oldest models.
  if (loader.owner !== undefined) return `${loader.owner}/${written}`;
  return call.callee === 'from_pretrained' && /[-\d]/.test(written) ? written : undefined;
}
