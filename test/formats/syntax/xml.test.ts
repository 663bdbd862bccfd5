import { childOf, childrenOf, parseXml } from '../../../src/formats/syntax/xml.ts';

describe('parseXml', () => {
  it('reads elements, attributes, text and lines', () => {
    const parsed = parseXml('<?xml version="1.0"?>\n<p:a\n x="1">\n <b>t &amp; <![CDATA[<u>]]></b>\n <b/>\n</p:a>');
    const root = parsed.ok ? parsed.value : undefined;
    expect(root).toMatchObject({ name: 'p:a', line: 2, endLine: 6 });
    expect(root?.attributes.get('x')).toBe('1');
    expect(childOf(root, 'b')).toMatchObject({ text: 't & <u>', line: 4 });
    expect(childrenOf(root, 'b')).toHaveLength(2);
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', 'DOCTYPE'],
    ['<a>&nowhere;</a>', 'XML'],
    ['<a><b></a>', 'XML'],
    ['<a>', 'XML'],
    ['', 'XML'],
    ['<a>'.repeat(60_000), 'nested deeper'],
  ])('refuses %j', (text, reason) => {
    expect(parseXml(text)).toMatchObject({ ok: false, message: expect.stringContaining(reason) });
  });

  it('keeps an attribute named __proto__ apart', () => {
    const parsed = parseXml('<a __proto__="1" constructor="2"/>');
    expect(parsed.ok && [...parsed.value.attributes.keys()].includes('constructor')).toBe(true);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
