import type { DependencySet } from '../../domain/dependency.ts';
import { EntryCollector } from '../collect.ts';
import type { Format } from '../format.ts';
import { linesOf } from '../syntax/lines.ts';
import { parseToml } from '../syntax/toml.ts';
import { at } from '../syntax/tree.ts';
import { readList } from './project-lists.ts';
import { sayUvIndexes, uvOrigins } from './project-uv.ts';

/** Scripts that name their own dependencies (PEP 723); tools install them before they run the script. */
export const pythonScript: Format = {
  id: 'python-script',
  ecosystem: 'pypi',
  kind: 'manifest',
  files: ['*.py'],
  recognises: (text) => startOfBlock(text) !== -1,
  reads: { direct: 'yes', scope: 'yes', integrity: 'no', origin: 'yes', lines: 'yes', requiredBy: 'no' },
  note: 'Only files with a “# /// script” block. A second block is a problem, as the specification says.',
  parse: parseScript,
};

const opening = '# /// script';
const closing = '# ///';

/** Offset of the line that opens a block; -1 where there is none. */
function startOfBlock(text: string): number {
  for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + 1)) {
    const after = text.slice(at + opening.length, at + opening.length + 2).trimEnd();
    const isWholeLine = (at === 0 || text[at - 1] === '\n') && (after === '' || text[at + opening.length] === '\n');
    if (isWholeLine) return at;
  }
  return -1;
}

function parseScript(text: string, path: string): DependencySet {
  const collected = new EntryCollector(pythonScript, path);
  const blocks = blocksOf(text);
  const [block] = blocks;
  if (block === undefined) collected.problem('unreadable-file', 'the script block has no end');
  else if (blocks.length > 1)
    collected.problem('unreadable-file', 'the file has several script blocks', blocks[1]?.line);
  else readBlock(collected, block);
  return collected.finish();
}

interface Block {
  readonly toml: string;
  /** The line that opens it. */
  readonly line: number;
}

function readBlock(collected: EntryCollector, { toml, line }: Block): void {
  const parsed = parseToml(toml);
  if (!parsed.ok) {
    collected.problem('unreadable-file', parsed.message, line + (parsed.line ?? 0));
    return;
  }
  const uv = at(parsed.value, 'tool', 'uv');
  const reading = { collected, origins: uvOrigins(uv), lineOffset: line };
  readList(reading, at(parsed.value, 'dependencies'), { scope: 'runtime', direct: true });
  readList(reading, at(uv, 'constraint-dependencies'), { scope: 'unknown', direct: undefined });
  readList(reading, at(uv, 'override-dependencies'), { scope: 'unknown', direct: undefined });
  sayUvIndexes(collected, uv, line);
}

/** The closed blocks. A block goes on while lines are comments and ends at the last `# ///` among them (PEP 723). */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; content: string[]; end: number } | undefined;
  const close = (): void => {
    if (open !== undefined && open.end >= 0)
      blocks.push({ line: open.line, toml: open.content.slice(0, open.end).join('\n') });
    open = undefined;
  };
  for (const { text: line, number } of linesOf(text)) {
    if (open !== undefined && !line.startsWith('# ') && line !== '#') close();
    if (open === undefined) {
      if (line.trimEnd() === opening) open = { line: number, content: [], end: -1 };
      continue;
    }
    if (line.trimEnd() === closing) open.end = open.content.length;
    open.content.push(line.slice(2));
  }
  close();
  return blocks;
}
