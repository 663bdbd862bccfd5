import { growthOf, linear } from '../../support/growth.ts';
import { join } from 'node:path';
import { huggingfaceReferences } from '../../../src/formats/huggingface/references.ts';
import { pythonCalls } from '../../../src/formats/huggingface/python-calls.ts';
import { mayBeDependencyFile } from '../../../src/formats/find.ts';
import { readSets } from '../../../src/formats/read.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

const commit = 'ABCDEF0123abcdef0123abcdef0123abcdef0123';
const read = (...lines: readonly string[]) => readText(huggingfaceReferences, 'src/train.py', lines.join('\n'));

describeFormat(huggingfaceReferences, join(import.meta.dirname, 'references'));

describe('huggingface-references', () => {
  it('reads models and data sets, fixed by a commit or open', () => {
    const set = read(
      `a = AutoModel.from_pretrained("Org/Fixed", revision="${commit}")`,
      'b = AutoTokenizer.from_pretrained(pretrained_model_name_or_path="org/branch", revision="main")',
      'c = load_dataset("squad", split="train"); d = load_dataset("csv", data_files="x.csv")',
      'snapshot_download(repo_id="org/data", repo_type="dataset")',
      'hf_hub_download("org/file", "config.json")',
      'pipeline("text-generation", model="org/pipe", device=0)',
      'SentenceTransformer("all-mini")',
      'AutoModel.from_pretrained("bert-base-uncased")',
    );
    expect(set.dependencies.map((d) => [d.place.line, d.name, d.version])).toEqual([
      [1, 'Org/Fixed', commit.toLowerCase()],
    ]);
    expect(set.requirements.map((r) => [r.place.line, r.name, r.range])).toEqual([
      [2, 'org/branch', 'main'],
      [3, 'datasets/squad', ''],
      [4, 'datasets/org/data', ''],
      [5, 'org/file', ''],
      [6, 'org/pipe', ''],
      [7, 'sentence-transformers/all-mini', ''],
      [8, 'bert-base-uncased', ''],
    ]);
  });

  it('takes constants of the file, and leaves out what is computed or local', () => {
    const set = read(
      'NAME = "org/constant"',
      'OTHER = "org/x"',
      'OTHER = "org/y"',
      'A.from_pretrained(NAME); A.from_pretrained(OTHER); A.from_pretrained(f"org/{x}"); A.from_pretrained("a" + "/b")',
      'A.from_pretrained("./out"); A.from_pretrained("/abs/x"); A.from_pretrained("out"); A.from_pretrained(path / "x")',
      '# A.from_pretrained("org/comment")',
      's = """A.from_pretrained(\'org/text\')"""',
    );
    expect(set.requirements.map((r) => r.name)).toEqual(['org/constant']);
  });

  it('remarks on code of the repository that is run', () => {
    const set = read(
      'A.from_pretrained(',
      '    "org/code",',
      '    trust_remote_code=True,',
      ')',
      'A.from_pretrained("org/quiet", trust_remote_code=False)',
    );
    expect(set.remarks).toEqual([
      {
        code: 'runs-code-of-repository',
        message: 'org/code is loaded with trust_remote_code: Python code of its repository is run',
        line: 3,
        name: 'org/code',
      },
    ]);
    expect(set.requirements.map((r) => [r.place.line, r.name])).toEqual([
      [1, 'org/code'],
      [5, 'org/quiet'],
    ]);
  });

  it('reads only programs that load something', () => {
    expect(mayBeDependencyFile('src/a.py')).toBe(true);
    expect(readSets([{ path: 'src/a.py', bytes: Buffer.from('print("org/x")') }])).toEqual([]);
  });

  it('is not moved by programs that are none', () => {
    expect(read('from_pretrained(').problems).toEqual([]);
    expect(read('from_pretrained(")))]]}', 'x.from_pretrained("org/a"').requirements).toEqual([]);
  });

  it.each(['from_pretrained(', 'from_pretrained("a/b", [{('])(
    'reads many %j with work that grows with their number',
    (piece) => {
      expect(growthOf((n) => read(piece.repeat(n)), 2_000)).toBeLessThan(linear);
    },
  );
});

describe('pythonCalls', () => {
  it('gives literals by position and keyword, nested calls first', () => {
    const [inner, outer] = pythonCalls('a.b.outer(inner("x"), "y", k=NAME, *z, q=[1, "no"], last="z")');
    expect(inner).toMatchObject({ callee: 'inner', positional: [{ kind: 'text', text: 'x', line: 1 }] });
    expect(outer).toMatchObject({ callee: 'outer', receiver: 'b' });
    expect(outer?.positional.map((value) => value?.text)).toEqual([undefined, 'y', undefined]);
    expect([...(outer?.keywords ?? [])].map(([name, value]) => [name, value?.text])).toEqual([
      ['k', 'NAME'],
      ['q', undefined],
      ['last', 'z'],
    ]);
  });
});
