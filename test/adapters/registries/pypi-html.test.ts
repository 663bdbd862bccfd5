import { readSimpleHtml } from '../../../src/adapters/registries/pypi-html.ts';
import { dependency } from '../../support/build.ts';
import { changeOf, valueOf } from '../asking.ts';
import { openHouse, sha256, told, type House } from './own-registries.ts';

const address = 'https://pypi.corp.example/simple/acme-tool/';
const read = (page: string) => readSimpleHtml(Buffer.from(page), 'acme-tool', address).files;

describe('a page of an index in HTML', () => {
  it('lists files with their hashes, withdrawals and relative addresses', () => {
    const page = [
      '<!DOCTYPE html><html><body><h1>Links for acme-tool</h1>',
      `<a href="../../files/acme_tool-1.0.0-py3-none-any.whl#sha256=${sha256}" data-requires-python="&gt;=3.8">acme_tool-1.0.0-py3-none-any.whl</a><br/>`,
      `<A class='x' data-requires-python=">=3.8" HREF='https://cdn.example/acme-tool-1.1.0.tar.gz?a=1&amp;b=2#md5=${'a'.repeat(32)}' data-yanked="it leaks">acme-tool-1.1.0.tar.gz</A>`,
      '<a href="/simple/">index</a><a href="x">other-1.0.tar.gz</a>',
    ].join('\n');
    expect(read(page)).toEqual([
      {
        name: 'acme_tool-1.0.0-py3-none-any.whl',
        version: '1.0.0',
        kind: 'bdist_wheel',
        hashes: [`sha256:${sha256}`],
        url: 'https://pypi.corp.example/files/acme_tool-1.0.0-py3-none-any.whl',
      },
      {
        name: 'acme-tool-1.1.0.tar.gz',
        version: '1.1.0',
        kind: 'sdist',
        hashes: [`md5:${'a'.repeat(32)}`],
        url: 'https://cdn.example/acme-tool-1.1.0.tar.gz?a=1&b=2',
        yanked: true,
        yankedReason: 'it leaks',
      },
    ]);
  });

  it.each([
    ['a login page', '<html><form action="/login"><a href="/help">help</a></form></html>'],
    ['nothing', ''],
    ['an anchor that never ends', '<a href="acme-tool-1.0.tar.gz'],
    ['an anchor without a name', '<a href=acme-tool-1.0.tar.gz>'],
  ])('is none where there is %s', (_what, page) => {
    expect(() => read(page)).toThrow('not the list');
  });

  it('is read in time that grows as it does', () => {
    const begin = performance.now();
    for (const hostile of ['<a ', '<a x="', "<a x='>", '<a = ', '<a href=x>']) {
      expect(() => read(hostile.repeat(100_000))).toThrow('not the list');
    }
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});

describe('an index of the operator that has HTML only', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(async () => await house.close());

  it('tells releases and hashes', async () => {
    const link = (version: string) =>
      `<a href="../../files/acme_tool-${version}.tar.gz#sha256=${sha256}">acme_tool-${version}.tar.gz</a>`;
    house.serve({ 'repo/simple/acme-tool/': `<html>${link('1.0.0')}${link('1.1.0')}</html>` });
    const side = (version: string) => dependency({ ecosystem: 'pypi', name: 'acme-tool', version });
    const facts = await house.ask(changeOf(side('1.0.0'), side('1.1.0')), { names: ['acme-*'] });
    expect(valueOf(facts, 'release').hashes).toMatchObject({ value: [`sha256:${sha256}`] });
    expect(valueOf(facts, 'release').publishedAt).toMatchObject({ state: 'unknown' });
    expect(house.own.requests.map(({ path }) => path)).toContain('repo/files/acme_tool-1.1.0.tar.gz');
    expect(told(house.everybody)).toBe('');
  });
});
