import { growthOf, linear } from '../../support/growth.ts';
import { shellCommands } from '../../../src/formats/syntax/shell.ts';

const words = (text: string) =>
  shellCommands({ text, line: 1 }).map((command) => command.words.map((word) => word.text));

describe('shellCommands', () => {
  it('parts commands at every separator and drops comments', () => {
    expect(words('a 1; b 2 && c || d & e # f\n(g; h) | i\n# all\nj#k')).toEqual(
      ['a 1', 'b 2', 'c', 'd', 'e', 'g', 'h', 'i', 'j#k'].map((command) => command.split(' ')),
    );
  });

  it('takes quotes off, keeps what stands in them together and joins continued lines', () => {
    expect(words(`a 'b c'"d e" f\\ g \\\n  h 'x\ny'`)).toEqual([['a', 'b cd e', 'f g', 'h', 'x\ny']]);
  });

  it('marks what is known only when it runs, and keeps it as written', () => {
    const [command] = shellCommands({ text: 'a $B "${C:-x y}" ${{ d.e }} {{ f }} $((1 << 2)) plain', line: 1 });
    expect(command?.words.map((word) => [word.text, word.computed])).toEqual([
      ['a', false],
      ['$B', true],
      ['${C:-x y}', true],
      ['${{ d.e }}', true],
      ['{{ f }}', true],
      ['$((1 << 2))', true],
      ['plain', false],
    ]);
  });

  it('gives the commands within substitutions, and which word takes them', () => {
    const commands = shellCommands({ text: 'a "$(b `c` | d)" <(e)\nf', line: 1 });
    expect(commands.map((command) => command.words[0]?.text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(commands[0]?.words[1]?.runs.map((command) => command.words[0]?.text)).toEqual(['b', 'd']);
    expect(commands[1]?.pipedTo).toBe(commands[3]);
  });

  it('finds commands in sums and defaults, and takes no shift for a here-document', () => {
    expect(words('a ${B:-$(c)} $(( $(d) << `e` ))\n((f = 1 << 2))\ng')).toEqual([
      ['a', '${B:-$(c)}', '$(( $(d) << `e` ))'],
      ['c'],
      ['d'],
      ['e'],
      ['g'],
    ]);
  });

  it('tells lines of commands and words', () => {
    const commands = shellCommands({ text: 'a\n\nb \\\n  c "d\ne" f\ng', line: 10 });
    expect(commands.map(({ line, endLine }) => [line, endLine])).toEqual([
      [10, 10],
      [12, 14],
      [15, 15],
    ]);
    expect(commands[1]?.words.map((word) => word.line)).toEqual([12, 13, 13, 14]);
  });

  it('keeps here-documents out of the commands', () => {
    const commands = shellCommands({ text: "bash <<'E' 2>&1 >log\nx y\nE\nz <<-F\n\tq\n\tF\nw <<< 'in put'", line: 1 });
    expect(commands.map((command) => command.words.map((word) => word.text).join(' '))).toEqual(['bash', 'z', 'w']);
    expect(commands.map((command) => command.input)).toEqual([
      { text: 'x y\n', line: 2 },
      { text: '\tq\n', line: 5 },
      { text: 'in put', line: 7 },
    ]);
    expect(commands[0]?.outputs).toEqual(['log']);
  });

  it('takes a quote that has no end for a letter', () => {
    expect(words("it's fine; b")).toEqual([["it's", 'fine'], ['b']]);
    expect(words('a "b; c $(d')).toEqual([['a', '"b'], ['c', '$(d'], ['d']]);
  });

  it.each(['$(', '`', '"$(a ', '${', '{{', "'", '<<E\n', '<(', '|', '\\\n', '$((', '"', 'a "$('])(
    'reads many %j with work that grows with their number',
    (piece) => {
      expect(growthOf((n) => shellCommands({ text: piece.repeat(n), line: 1 }), 2_000)).toBeLessThan(linear);
    },
  );
});
