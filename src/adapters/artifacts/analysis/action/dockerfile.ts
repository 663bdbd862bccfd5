/** What building and starting an image runs, and the files of its folder that it takes in. */
export interface DockerRuns {
  /** The commands, on their own lines: everything else is blank. */
  readonly shell: string;
  /** Sources of COPY and ADD, and the words of ENTRYPOINT and CMD. */
  readonly named: readonly string[];
  /** Images that it builds upon. */
  readonly bases: readonly string[];
}

const mostLines = 5_000;
const instruction = /^\s*([A-Za-z]{2,12})\s+/;

interface Reading {
  readonly shell: string[];
  readonly named: string[];
  readonly bases: string[];
  /** The instruction that the next line goes on with. */
  open: string;
  /** The mark that ends a here-document of that instruction. */
  mark: string;
}

/** Reads a Dockerfile line by line. Source: Docker's reference of the Dockerfile. */
export function readDockerfile(text: string): DockerRuns {
  const reading: Reading = { shell: [], named: [], bases: [], open: '', mark: '' };
  for (const line of text.split('\n').slice(0, mostLines)) reading.shell.push(readLine(line.trimEnd(), reading));
  return { shell: reading.shell.join('\n'), named: reading.named, bases: reading.bases };
}

/** What of the line goes to a shell. */
function readLine(line: string, reading: Reading): string {
  if (reading.mark !== '') {
    if (line.trim() !== reading.mark) return reading.open === 'RUN' ? line : '';
    [reading.mark, reading.open] = ['', ''];
    return '';
  }
  if (/^\s*#/.test(line)) return '';
  const found = reading.open === '' ? instruction.exec(line) : null;
  const name = found?.[1]?.toUpperCase() ?? reading.open;
  const rest = found === null ? line : line.slice(found[0].length);
  note(name, rest, reading);
  const here = name === 'RUN' || name === 'COPY' ? /<<-?["']?(\w{1,60})/.exec(rest)?.[1] : undefined;
  reading.mark = here ?? '';
  reading.open = here !== undefined || line.endsWith('\\') ? name : '';
  return runsInShell.has(name) ? rest : '';
}

const runsInShell: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'ONBUILD', 'RUN']);

function note(name: string, rest: string, { named, bases }: Reading): void {
  const words = rest.split(/[\s"',[\]\\]+/).filter((word) => word !== '' && !word.startsWith('--'));
  if (name === 'FROM' && words[0] !== undefined) bases.push(words[0]);
  if (name === 'COPY' || name === 'ADD') named.push(...(words.length > 1 ? words.slice(0, -1) : words));
  if (name === 'CMD' || name === 'ENTRYPOINT' || name === 'RUN') named.push(...words.slice(0, 200));
}
