import type { Language } from '../../../../src/adapters/artifacts/analysis/language.ts';
import { tokenise } from '../../../../src/adapters/artifacts/analysis/tokens.ts';

const texts = (code: string, language: Language): readonly string[] =>
  tokenise(code, language).flatMap((token) => (token.kind === 'text' ? [token.value] : []));

describe('literals with marks of their own', () => {
  it.each([
    ['ruby', '%w[.ssh/id_rsa .netrc].each', ['.ssh/id_rsa', '.netrc']],
    ['ruby', 'out = %x(uname -a (all))', ['uname -a (all)']],
    ['ruby', 'puts %q{it is {so}}', ['it is {so}']],
    ['ruby', String.raw`'C:\Users\a'`, [String.raw`C:\Users\a`]],
    ['ruby', 'rest = total %w', []],
    ['ruby', 'rest = total %(4) + 1', []],
    ['ruby', 'line = "%s" % [name]', ['%s']],
    ['csharp', String.raw`var p = @"\Google\Chrome" + "a""b";`, [String.raw`\Google\Chrome`, 'a', 'b']],
    ['csharp', 'var p = @"say ""yes"" to";', ['say "yes" to']],
    ['csharp', 'var p = """{ "a": 1 }""";', ['{ "a": 1 }']],
    ['csharp', `var q = '"'; var r = "x";`, ['"', 'x']],
    ['rust', 'let p = r#"a "b" c"#; let q = r"\\d";', ['a "b" c', '\\d']],
    ['rust', `fn f<'a, 'b>(x: &'a str) -> char { '"' }`, ['"']],
    ['go', 'p := `C:\\new`; q := \'"\'; r := "x"', ['C:\\new', '"', 'x']],
    ['java', `def a = 'https://a.example'; char c = '"'; String d = "x";`, ['https://a.example', '"', 'x']],
    ['php', String.raw`$a = '\Acme\Plugin'; $b = "\x41";`, [String.raw`\Acme\Plugin`, 'A']],
    ['powershell', String.raw`Set-Item 'HKCU:\Run' "a\b"`, [String.raw`HKCU:\Run`, String.raw`a\b`]],
  ] as const)('are read as %s writes them: %s', (language, code, expected) => {
    expect(texts(code, language)).toEqual(expected);
  });

  it('cost linear time where their end is missing', () => {
    const started = performance.now();
    tokenise('%w[ a '.repeat(60_000), 'ruby');
    tokenise('x = @" '.repeat(60_000), 'csharp');
    tokenise('r#" '.repeat(60_000), 'rust');
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
