import fc from 'fast-check';
import { readLicence, type LicenceTree } from '../../../src/domain/licences/expression.ts';

/** The tree as text, every operation in brackets. */
function show(tree: LicenceTree): string {
  if (tree.kind === 'custom') return `«${tree.text}»`;
  if (tree.kind === 'licence') return tree.exception === undefined ? tree.id : `${tree.id}~${tree.exception}`;
  return `(${tree.parts.map(show).join(tree.kind === 'and' ? ' & ' : ' | ')})`;
}

describe('a licence expression', () => {
  it.each([
    ['MIT', 'MIT'],
    ['mit', 'MIT'],
    ['apache-2.0+', 'Apache-2.0+'],
    ['(MIT OR Apache-2.0)', '(MIT | Apache-2.0)'],
    ['MIT or Apache-2.0 and ISC', '(MIT | (Apache-2.0 & ISC))'],
    ['(MIT OR Apache-2.0) AND (ISC)', '((MIT | Apache-2.0) & ISC)'],
    ['MIT AND BSD-3-Clause AND ISC', '(MIT & BSD-3-Clause & ISC)'],
    ['GPL-2.0-only WITH Classpath-exception-2.0 OR MIT', '(GPL-2.0-only~Classpath-exception-2.0 | MIT)'],
    ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only~Classpath-exception-2.0'],
    ['GPL-3.0-with-GCC-exception', 'GPL-3.0-only~GCC-exception-3.1'],
    ['MIT/Apache-2.0', '(MIT | Apache-2.0)'],
    ['LicenseRef-Acme-1', 'LicenseRef-Acme-1'],
    ['DocumentRef-spdx:LicenseRef-X OR MIT', '(DocumentRef-spdx:LicenseRef-X | MIT)'],
    ['MIT License', 'MIT'],
    ['Apache License, Version 2.0', 'Apache-2.0'],
    ['GNU General Public License v3 or later (GPLv3+)', 'GPL-3.0-or-later'],
    ['GPL-3.0 or later', 'GPL-3.0+'],
    ['GPL-2.0-only, or (at your option) any later version', 'GPL-2.0-only+'],
    ['MIT AND LGPL-2.1 or any later version', '(MIT & LGPL-2.1+)'],
    ['Apache 2.0 or newer', 'Apache-2.0+'],
    ['GPLv3 or later versions', 'GPL-3.0-or-later'],
    ['Ruby OR BSD-2-Clause', '(Ruby | BSD-2-Clause)'],
    ['Nonstandard OR MIT', '(«Nonstandard» | MIT)'],
  ])('reads %s', (stated, tree) => {
    expect(show(readLicence(stated))).toBe(tree);
  });

  it.each([
    '',
    'UNLICENSED',
    'BSD',
    'Proprietary',
    'Apache Software License',
    'SEE LICENSE IN LICENSE.md',
    'https://example.com/MIT',
    'MIT (see file)',
    '(MIT',
    'MIT)',
    'AND MIT',
    'MIT OR',
    'NONE',
    'NOASSERTION',
    'non-standard',
    'MIT WITH',
  ])('takes %j for words that name no licence', (stated) => {
    expect(readLicence(stated)).toEqual({ kind: 'custom', text: stated });
  });

  it('ends for every text: long, deep, many, odd', () => {
    expect(show(readLicence(`${'('.repeat(20)}MIT${')'.repeat(20)}`))).toBe('MIT');
    expect(readLicence(`${'('.repeat(500)}MIT${')'.repeat(500)}`).kind).toBe('custom');
    expect(readLicence('MIT OR '.repeat(300)).kind).toBe('custom');
    expect(readLicence('x'.repeat(1_000_000))).toEqual({ kind: 'custom', text: 'x'.repeat(200) });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['and', 'or', 'licence', 'custom']).toContain(readLicence(text).kind);
      }),
      { numRuns: 200 },
    );
  });
});
