import { lookAtText } from './look-at-text.ts';

const kinds = (text: string): readonly string[] => lookAtText(text, 'php').drafts.map(({ kind }) => kind);

describe('PHP that takes two encodings off beside an evaluation', () => {
  it.each([
    [
      'through a closure',
      "<?php (static function () { $t = file_get_contents(__DIR__ . '/t.dat'); $r = gzinflate(base64_decode($t)); $a = static fn (string $x) => eval($x); $a($r); })();",
    ],
    ['in a function of its own', '<?php function go($c) { eval($c); }\ngo(str_rot13(base64_decode(table())));'],
  ])('is a payload: %s', (_, text) => {
    expect(kinds(text)).toContain('encoded-payload');
  });

  it.each([
    ['decrypts and asserts', '<?php $v = openssl_decrypt(base64_decode($p), $c, $k); assert(is_string($v));'],
    ['takes one encoding off', '<?php $v = base64_decode($p); show($v); function go($x) { eval($x); }'],
    ['unpacks far from it', `<?php $v = gzuncompress(base64_decode($p));\n${'show($v);\n'.repeat(200)}eval($code);`],
    ['unpacks only', '<?php $v = gzuncompress(base64_decode($p)); return unserialize($v, []);'],
  ])('is none where it %s', (_, text) => {
    expect(kinds(text)).not.toContain('encoded-payload');
  });
});
