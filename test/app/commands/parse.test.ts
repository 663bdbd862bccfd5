import { growthOf, linear } from '../../support/growth.ts';
import { parseCommands } from '../../../src/app/commands/parse.ts';

const rescan = [{ verb: 'rescan', words: [] }];

/** So many characters of one piece. */
const repeated = (piece: string) => (length: number) => piece.repeat(Math.floor(length / piece.length));

function growingBackticks(length: number): string {
  return Array.from({ length: Math.floor(Math.sqrt(2 * length)) }, (_, n) => '`'.repeat(n)).join(' ');
}

describe('commands in a comment', () => {
  it.each([
    ['a line of its own', '/lockwarden rescan'],
    ['with Windows line ends', 'Hello\r\n\r\n/lockwarden rescan\r\n'],
    ['after words in the same paragraph', 'Please look again:\n/lockwarden rescan'],
    ['before words in the same paragraph', '/lockwarden rescan\nthanks!'],
    ['with spaces after it', '/lockwarden   rescan \t'],
    ['after a quote that a blank line ended', '> looks odd\n\n/lockwarden rescan'],
    ['after a fence that was closed', '```\nnpm ci\n```\n/lockwarden rescan'],
    ['after a list that a blank line ended', '- one\n- two\n\n/lockwarden rescan'],
    ['after a comment that was closed', '<!-- hi -->\n\n/lockwarden rescan'],
    ['after folded text that was closed', '<details>\n\nlog\n\n</details>\n\n/lockwarden rescan'],
    ['twice', '/lockwarden rescan\n/lockwarden rescan'],
  ])('are read: %s', (_name, body) => {
    expect(parseCommands(body)).toEqual(rescan);
  });

  it.each([
    ['in the middle of a line', 'please /lockwarden rescan'],
    ['indented by a space', ' /lockwarden rescan'],
    ['in a quote', '> /lockwarden rescan'],
    ['in the lazy line of a quote', '> somebody wrote\n/lockwarden rescan'],
    ['in a list', '- /lockwarden rescan'],
    ['in the lazy line of a list', '1. do this\n/lockwarden rescan'],
    ['in a fence', '```sh\n/lockwarden rescan\n```'],
    ['in a fence of tildes', '~~~\n/lockwarden rescan\n~~~'],
    ['in a fence that is never closed', '````\n```\n/lockwarden rescan'],
    ['in indented code', 'text\n\n    /lockwarden rescan'],
    ['behind a tab', '\t/lockwarden rescan'],
    ['in an HTML comment', '<!--\n/lockwarden rescan\n-->'],
    ['in an HTML comment with blank lines', '<!--\n\n/lockwarden rescan\n\n-->'],
    ['in an HTML comment within a paragraph', 'see <!-- here\n/lockwarden rescan\n--> ok'],
    ['in an HTML comment that is never closed', 'text <!--\n/lockwarden rescan'],
    ['in folded text', '<details><summary>log</summary>\n\n/lockwarden rescan\n\n</details>'],
    ['in verbatim HTML', '<pre>\n\n/lockwarden rescan\n</pre>'],
    ['in a block of HTML', '<div>\n/lockwarden rescan\n</div>'],
    ['in a code span over several lines', 'like `this\n/lockwarden rescan\nor` that'],
    ['in the attribute of a tag', 'a <a title="\n/lockwarden rescan\n">b</a>'],
    ['in the title of a link definition', '[a]: https://example.com "\n/lockwarden rescan\n"'],
    ['in a footnote', '[^1]: note\n/lockwarden rescan'],
    ['as a heading', '# /lockwarden rescan'],
    ['as an underlined heading', '/lockwarden rescan\n==='],
    ['in a table', '| a |\n| - |\n/lockwarden rescan'],
    ['as the beginning of another word', '/lockwardens rescan'],
    ['in an empty comment', ''],
  ])('are not read: %s', (_name, body) => {
    expect(parseCommands(body)).toEqual([]);
  });

  it('keeps the words after the verb as they were written', () => {
    expect(parseCommands('/lockwarden explain @Scope/Name@1.0.0')).toEqual([
      { verb: 'explain', words: ['@Scope/Name@1.0.0'] },
    ]);
  });

  it('asks for help when nothing follows', () => {
    expect(parseCommands('/lockwarden')).toEqual([{ verb: 'help', words: [] }]);
  });

  it('hands unknown verbs on, bounded', () => {
    const [asked] = parseCommands(`/lockwarden ${'X'.repeat(5_000)} ${'y '.repeat(500)}`);
    expect(asked?.verb).toBe('x'.repeat(300));
    expect(asked?.words).toHaveLength(20);
  });

  it('takes five commands of a comment at most', () => {
    const body = Array.from({ length: 9 }, (_, n) => `/lockwarden explain p${n}`).join('\n');
    expect(parseCommands(body)).toHaveLength(5);
  });

  it.each<[string, (length: number) => string]>([
    ['backticks of growing length', growingBackticks],
    ['single code spans', repeated('`a`\n')],
    ['unclosed spans', repeated('` `` ')],
    ['angle brackets', repeated('<a ')],
    ['quotes', repeated('> ')],
    ['open comments', repeated('<!--\n')],
  ])('finds no command in 64 KiB of %s, with work that grows with the length', (_name, body) => {
    expect(parseCommands(body(65_536))).toEqual([]);
    expect(growthOf((n) => parseCommands(body(n)), 6_000)).toBeLessThan(linear);
  });
});
