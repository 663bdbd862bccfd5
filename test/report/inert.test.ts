import fc from 'fast-check';
import { byteLength, code, htmlCode, inert, visible } from '../../src/report/inert.ts';

/** What stands outside code spans, as GitHub sees it when it looks for mentions and references. */
function outsideCode(markdown: string): string {
  let out = '';
  for (let i = 0; i < markdown.length;) {
    if (markdown[i] !== '`') {
      out += markdown[i];
      i += 1;
      continue;
    }
    let fence = 0;
    while (markdown[i + fence] === '`') fence += 1;
    const mark = '`'.repeat(fence);
    let end = markdown.indexOf(mark, i + fence);
    while (end >= 0 && (markdown[end + fence] === '`' || markdown[end - 1] === '`'))
      end = markdown.indexOf(mark, end + 1);
    if (end < 0) return `${out}UNCLOSED`;
    i = end + fence;
  }
  return out;
}

const hostile = [
  '@acme/security please look',
  'see #123 and GH-45 and acme/shop#9',
  '<img src=x onerror=alert(1)>',
  '[click](https://evil.example) ![x](https://evil.example/x.png)',
  '`` ` `` unbalanced ` tick',
  'row | another | cell',
  'www.evil.example and https://evil.example',
  '</details><h1>Approved</h1>',
  'deadbeefdeadbeef commit',
  'a\n\n# heading\n| table |',
  '\u202Eevil \u200B zero',
];

describe('inert', () => {
  it.each(hostile)('leaves nothing live of %j', (text) => {
    const outside = outsideCode(inert(text));
    expect(outside).not.toMatch(/@\w|(?<!\\)#\d|GH-\d|:\/\/|www\.|(?<!\\)[<>[\]|]|UNCLOSED|[0-9a-f]{7}/i);
    expect(inert(text)).not.toMatch(/[\n\u202E\u200B]/);
  });

  it('holds for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const outside = outsideCode(inert(text));
        expect(outside).not.toMatch(/@|(?<!\\)#|:\/\/|(?<!\\)[<>[\]|]|UNCLOSED/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads as the sentence it was', () => {
    expect(inert('litellm 1.82.8 was published 38 minutes ago; no tag in BerriAI/litellm')).toBe(
      'litellm 1.82.8 was published 38 minutes ago; no tag in BerriAI/litellm',
    );
    expect(inert('adds litellm_init.pth')).toBe('adds litellm\\_init.pth');
  });
});

describe('code', () => {
  it('survives backticks and pipes', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`')).toBe('`` ` ``');
    expect(code('a|b')).toBe('`a\\u{7c}b`');
    expect(code('@scope/name')).toBe('`@scope/name`');
  });
});

describe('htmlCode', () => {
  it('is text in a code element, whatever it holds', () => {
    expect(htmlCode('</summary><img src=x>&"\n\n`@acme/a`')).toBe(
      '<code>&lt;/summary&gt;&lt;img src=x&gt;&amp;&quot;  `@acme/a`</code>',
    );
  });
});

describe('visible', () => {
  it('shows what cannot be seen', () => {
    expect(visible('a\u202Eb\u0000\u{E0041}\r\nc')).toBe('a\\u{202e}b\\u{0}\\u{e0041}  c');
    expect(visible('x'.repeat(10), 3)).toBe('xxx…');
  });
});

describe('byteLength', () => {
  it('counts as Buffer does', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => byteLength(text) === Buffer.byteLength(text)));
  });
});
