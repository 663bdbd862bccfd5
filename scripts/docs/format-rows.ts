import { readFileSync } from 'node:fs';
import type { Format } from '../../src/formats/format.ts';
import { formats } from '../../src/formats/index.ts';

/** Where a format is: its module, as seen from the table, and the name it has there. */
interface Home {
  readonly module: string;
  readonly name: string;
}

const homes = await findHomes();

/**
 * The module `src/formats/rows.ts`: which files each format reads and how to load it. It repeats the table without its
 * imports, so that a process that only looks at paths, or reads one file, loads none of the other formats.
 */
export function formatRowsSource(): string {
  return [
    '// Written by `npm run docs` from the table in index.ts. Change that.',
    "import type { FormatRow } from './format.ts';",
    '',
    '/** Every format by the files it reads, in the order of the table; its code is loaded when it is asked for. */',
    'export const formatRows: readonly FormatRow[] = [',
    ...formats.flatMap(rowLines),
    '];',
    '',
  ].join('\n');
}

function rowLines(format: Format): readonly string[] {
  const { id, ecosystem, kind, recognises, link } = format;
  const home = homes.get(format);
  if (home === undefined) throw new Error(`index.ts imports no format ${id}`);
  return [
    '  {',
    `    id: '${id}',`,
    `    ecosystem: '${ecosystem}',`,
    `    kind: '${kind}',`,
    ...listLines('files', format.files),
    `    isToldByText: ${recognises !== undefined},`,
    `    isLinked: ${link !== undefined},`,
    `    load: async () => (await import('${home.module}')).${home.name},`,
    '  },',
  ];
}

/** Laid out as the formatter would: on one line where that is short enough, else one item a line. */
function listLines(key: string, items: readonly string[]): readonly string[] {
  const quoted = items.map((item) => `'${item}'`);
  const line = `    ${key}: [${quoted.join(', ')}],`;
  return line.length <= 120 ? [line] : [`    ${key}: [`, ...quoted.map((item) => `      ${item},`), '    ],'];
}

async function findHomes(): Promise<ReadonlyMap<unknown, Home>> {
  const found = new Map<unknown, Home>();
  const imports = readFileSync('src/formats/index.ts', 'utf8').matchAll(/^import \{ ([^}]+) \} from '(\.\/[^']+)';$/gm);
  for (const [, names = '', module = ''] of imports) {
    const exported: Readonly<Record<string, unknown>> = await import(`../../src/formats/${module.slice(2)}`);
    for (const name of names.split(', ')) found.set(exported[name], { module, name });
  }
  return found;
}
