import { judgeLicence, type LicencePolicy } from '../../../src/domain/licences/judge.ts';

const allow = (...ids: readonly string[]): LicencePolicy => ({ allow: ids, deny: [], unknown: 'warn' });
const deny = (...ids: readonly string[]): LicencePolicy => ({ allow: [], deny: ids, unknown: 'warn' });

describe('a licence under a policy', () => {
  it.each<[string, LicencePolicy, string]>([
    ['MIT', allow('mit'), 'allowed'],
    ['ISC', allow('MIT'), 'denied'],
    ['MIT OR GPL-3.0-only', allow('MIT'), 'allowed'],
    ['MIT AND GPL-3.0-only', allow('MIT'), 'denied'],
    ['(MIT OR GPL-3.0-only) AND ISC', allow('MIT', 'ISC'), 'allowed'],
    ['MIT OR GPL-3.0-only', deny('GPL-3.0'), 'allowed'],
    ['MIT AND GPL-3.0-or-later', deny('GPL-3.0'), 'denied'],
    ['GPL-3.0-only', deny('GPL-2.0-or-later'), 'denied'],
    ['GPL-2.0-or-later', deny('GPL-3.0-or-later'), 'allowed'],
    ['GPL-2.0-or-later', allow('GPL-3.0-only'), 'allowed'],
    ['GPL-2.0-only', allow('GPL-3.0-only'), 'denied'],
    ['GPL-3.0-only', allow('GPL-2.0-or-later'), 'allowed'],
    ['GPL-2.0', allow('GPL-2.0-only'), 'allowed'],
    ['GPL-3.0 or later', deny('GPL-3.0'), 'denied'],
    ['GPL-3.0 or later', allow('MIT'), 'denied'],
    ['GPL-2.0+', allow('GPL-2.0-only'), 'allowed'],
    ['Apache-2.0+', allow('Apache-2.0'), 'allowed'],
    ['LGPL-3.0-only', deny('GPL-3.0'), 'allowed'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', allow('GPL-2.0-only'), 'allowed'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', deny('GPL-2.0'), 'denied'],
    ['GPL-2.0-only', allow('GPL-2.0-only WITH Classpath-exception-2.0'), 'denied'],
    [
      'GPL-2.0-only WITH Classpath-exception-2.0',
      { ...deny('GPL-2.0'), allow: ['GPL-2.0-only WITH classpath-exception-2.0'] },
      'allowed',
    ],
    ['MIT', { allow: ['MIT'], deny: ['MIT'], unknown: 'pass' }, 'denied'],
    ['UNLICENSED', allow('MIT'), 'unknown'],
    ['UNLICENSED', allow('MIT', 'UNLICENSED'), 'allowed'],
    ['UNLICENSED', deny('UNLICENSED'), 'denied'],
    ['UNLICENSED', allow('Unlicense'), 'unknown'],
    ['SEE LICENSE IN x', deny('GPL-3.0'), 'unknown'],
    ['LicenseRef-Acme', allow('MIT'), 'unknown'],
    ['LicenseRef-Acme', allow('licenseref-acme'), 'allowed'],
    ['Custom OR MIT', allow('MIT'), 'allowed'],
    ['Custom OR ISC', allow('MIT'), 'unknown'],
    ['Custom AND MIT', allow('MIT'), 'unknown'],
    ['Custom AND ISC', allow('MIT'), 'denied'],
    ['SSPL-1.0', deny(), 'allowed'],
  ])('%s under %j is %s…', (stated, policy, outcome) => {
    expect(judgeLicence(stated, policy).outcome).toBe(outcome);
  });

  it('names the parts that decided', () => {
    expect(judgeLicence('MIT AND (ISC OR 0BSD) AND SSPL-1.0', allow('MIT'))).toEqual({
      outcome: 'denied',
      because: ['ISC', '0BSD', 'SSPL-1.0'],
      listed: false,
    });
    expect(judgeLicence('gpl-3.0 with x-exception AND MIT', deny('GPL-3.0'))).toEqual({
      outcome: 'denied',
      because: ['GPL-3.0 WITH x-exception'],
      listed: true,
    });
  });
});
