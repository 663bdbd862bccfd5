import { growthOf, linear } from '../support/growth.ts';
import { markdownToHtml } from '../../demo/markdown/html.ts';
import { markdownToText } from '../../demo/markdown/text.ts';

/** The HTML without the space that templates leave between elements. */
async function rendered(markdown: string): Promise<string> {
  return String(await markdownToHtml(markdown))
    .replaceAll(/\s*\n\s*/g, '')
    .replace(/^<div class="markdown">(.*)<\/div>$/s, '$1');
}

describe('Markdown as HTML', () => {
  it.each([
    ['bold and code', '**Do not** merge `a<b`', '<p><strong>Do not</strong> merge <code>a&lt;b</code></p>'],
    ['escapes', 'litellm\\_init.pth \\(1\\)', '<p>litellm_init.pth (1)</p>'],
    ['lines that follow', 'one\ntwo', '<p>one<br />two</p>'],
    ['long fences', '`` a`b ``', '<p><code>a`b</code></p>'],
    ['an unclosed fence', 'a ` b', '<p>a ` b</p>'],
    ['nested lists', '- a\n  - b\n- c', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
    ['a comment of HTML', '<!-- lockwarden:review -->\n\nx', '<p>x</p>'],
    ['a heading', '### Details', '<h4>Details</h4>'],
    ['a quote', '> /lockwarden rescan', '<blockquote><p>/lockwarden rescan</p></blockquote>'],
    ['a block of code', '```sh\n<b>\n```', '<pre><code>&lt;b&gt;</code></pre>'],
  ])('reads %s', async (_what, markdown, html) => {
    expect(await rendered(markdown)).toBe(html);
  });

  it('reads a table with breaks in its cells', async () => {
    expect(await rendered('| A | B |\n| --- | --- |\n| `x`<br>y | z |')).toContain(
      '<td><code>x</code><br />y</td><td>z</td>',
    );
  });

  it('reads folded parts, one within the other', async () => {
    const text = '<details><summary>⛔ <code>a&lt;</code></summary>\n\n- x\n\n</details>\nafter';
    expect(await rendered(text)).toBe(
      '<details><summary>⛔ <code>a&lt;</code></summary><ul><li>x</li></ul></details><p>after</p>',
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '<details><summary><b onclick=x>',
    '| a | b |\n| --- | --- |\n| <svg/onload=x> | ` |',
    '**<i>**`<u>',
    '<code><s></code>',
  ])('lets no element of %j through', async (text) => {
    const html = await rendered(text);
    expect(html).not.toMatch(/<(?:script|img|a|b|i|s|svg|u)\b/);
    expect(html).not.toContain('href');
  });

  it.each(['`', '**', '<details><summary>', '> ', '- ', '|', '\\', '<code>', '*a'])(
    'reads many %j that never close with work that grows with their number',
    async (piece) => {
      expect(await rendered(piece.repeat(4_000))).not.toBe('');
      expect(growthOf((n) => markdownToHtml(piece.repeat(n)), 1_000)).toBeLessThan(linear);
    },
  );
});

describe('Markdown as text', () => {
  it('keeps the words and leaves the marks out', () => {
    const text = '**Stop.**\n\n| P | Why |\n| --- | --- |\n| `a`<br>`1` → `2` | b<br>c |\n\n- x\n  - y';
    expect(markdownToText(text).trimEnd()).toBe('Stop.\n\na 1 → 2\n     b\n     c\n\n- x\n  - y');
  });
});
