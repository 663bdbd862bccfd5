import { echo } from '../../../src/formats/syntax/echo.ts';
import { withoutCredentials } from '../../../src/formats/syntax/credentials.ts';

describe('withoutCredentials', () => {
  it.each([
    ['https://bot:s3cret@h.example/a', 'https://h.example/a'],
    ['git+https://s3cret@h.example/a.git', 'git+https://h.example/a.git'],
    ['https://u:a,(s3cret)!@h.example/', 'https://h.example/'],
    ['HTTPS://U:s3cret@H.EXAMPLE/', 'HTTPS://H.EXAMPLE/'],
    ['https://h.example/a?token=s3cret&x=1', 'https://h.example/a?token=***&x=1'],
    ['a.tgz?token=s3cret', 'a.tgz?token=***'],
    ['see https://u:s3cret@h.example and https://t0ken@i.example', 'see https://h.example and https://i.example'],
    ['https://u:s3cr…', 'https://…'],
    ['//u:s3cret@h.example/', '//h.example/'],
    ['a://b:c://u:s3cret@h.example/', 'a://b:c://h.example/'],
    ['https://u:git+https://v:s3cret@h.example/a', 'https://u:git+https://h.example/a'],
  ])('cuts what is secret out of %s', (text, clean) => {
    expect(withoutCredentials(text)).toEqual({ text: clean, found: true });
  });

  it.each([
    'git@github.com:a/b.git',
    'ssh://git@h.example/a.git',
    'ssh://deploy@h.example/a.git',
    'https://h.example:8080/a?x=1',
    'a==1 ; extra == "auth"',
    '// mail me at a@b.example',
    'https://h.example/a, mail b@c.example',
  ])('leaves %s', (text) => {
    expect(withoutCredentials(text)).toEqual({ text, found: false });
  });
});

describe('echo', () => {
  it('repeats no credential, wherever the piece ends', () => {
    for (let length = 0; length < 120; length += 1) {
      expect(echo(`${'x'.repeat(length)} https://user:s3cret@h.example/`)).not.toContain('s3c');
      expect(echo(`https://us${'\u00e9'.repeat(length)}r:s3cret@h.example/`)).not.toContain('s3c');
    }
  });

  it('repeats no credential that is longer than it looks', () => {
    expect(echo(`https://user:${'s3cret'.repeat(20_000)}@h.example/`)).toBe('"https://\\u{2026}"');
  });
});
