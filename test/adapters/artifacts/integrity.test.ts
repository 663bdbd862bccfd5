import { createHash } from 'node:crypto';
import { integrityOf } from '../../../src/adapters/artifacts/integrity.ts';

const bytes = Buffer.from('the bytes of an archive');
const sri = (algorithm: string): string => `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;
const hex = (algorithm: string): string => `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
const other = `sha512-${createHash('sha512').update('other').digest('base64')}`;

describe('integrityOf', () => {
  it('agrees with registry and lockfile in whatever form they write', () => {
    const got = integrityOf(bytes, {
      registry: [sri('sha512'), hex('sha1')],
      lockfile: [hex('sha256')],
      ofOneFile: true,
    });
    expect(got.matches).toBe(true);
    expect(got.computed).toEqual([sri('sha512'), sri('sha256'), sri('sha1')]);
  });

  it('does not agree when one of the two states another hash', () => {
    expect(integrityOf(bytes, { registry: [sri('sha512')], lockfile: [other], ofOneFile: true }).matches).toBe(false);
    expect(integrityOf(bytes, { registry: [other], lockfile: [sri('sha512')], ofOneFile: true }).matches).toBe(false);
  });

  it('judges by the strongest hash in common, not by a broken one', () => {
    expect(integrityOf(bytes, { registry: [other, sri('sha1')], lockfile: [], ofOneFile: true }).matches).toBe(false);
  });

  it('cannot tell when a list for several files lacks this one, or nothing is stated', () => {
    expect(
      integrityOf(bytes, { registry: [], lockfile: [hex('sha256').replace(/.$/, 'x'), other], ofOneFile: false })
        .matches,
    ).toBeUndefined();
    expect(integrityOf(bytes, { registry: ['yarn10c0:abc'], lockfile: [], ofOneFile: true }).matches).toBeUndefined();
  });

  it('compares Go’s hash of the module', () => {
    const stated = { registry: [], lockfile: ['h1:abc='], ofOneFile: true };
    expect(integrityOf(bytes, { ...stated, goHash: 'h1:abc=' }).matches).toBe(true);
    expect(integrityOf(bytes, { ...stated, goHash: 'h1:xyz=' }).matches).toBe(false);
  });
});
