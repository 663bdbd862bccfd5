import { policyInForce, policyShaOf } from '../../src/app/policy-in-force.ts';
import { defaultPolicy } from '../../src/policy/default.ts';

const commit = 'b'.repeat(40);

function content(text: string | Uint8Array) {
  return { bytes: Buffer.from(text as string), blob: 'f'.repeat(40) };
}

describe('the policy of a base commit', () => {
  it('is the default one when there is no file', () => {
    expect(policyInForce(undefined, commit)).toEqual({ policy: defaultPolicy, source: 'default', problems: [] });
    expect(policyShaOf(undefined)).toBe('default');
  });

  it('is read from the file and named by commit and blob', () => {
    const inForce = policyInForce(content('version: 1\nrelease-age: 5d\n'), commit);
    expect(inForce.problems).toEqual([]);
    expect(inForce.policy.releaseAgeHours).toBe(120);
    expect(inForce.source).toBe('.github/lockwarden.yml at bbbbbbbbbbbb');
    expect(policyShaOf(content('x'))).toBe('f'.repeat(40));
  });

  it.each([
    ['is not YAML', 'a: [1'],
    ['holds several documents', 'version: 1\n---\nsignals: {}\n'],
    ['is not UTF-8', Buffer.from([0xff, 0xfe])],
    ['uses aliases', 'a: &x 1\nb: *x\n'],
    ['is too large', `# ${'x'.repeat(300_000)}`],
  ])('is the default one, with a word about it, when the file %s', (_name, text) => {
    const inForce = policyInForce(content(text), commit);
    expect(inForce.policy).toEqual(defaultPolicy);
    expect(inForce.problems).toHaveLength(1);
  });

  it('is the default one when a link stands in its place', () => {
    const problem = { code: 'not-regular-file', message: 'stands as a symbolic link', path: 'x' } as const;
    expect(policyInForce({ problem }, commit)).toMatchObject({ policy: defaultPolicy, problems: [{}] });
    expect(policyShaOf({ problem })).toBe('unreadable:not-regular-file');
  });
});
