import { asking, addition, valueOf } from '../asking.ts';
import { startNpmRegistry } from '../../fakes/npm-registry.ts';
import { startPypi } from '../../fakes/pypi.ts';
import { dependency } from '../../support/build.ts';
import { agreed, covers } from '../../../src/adapters/provenance/npm.ts';
import { readStatement } from '../../../src/adapters/provenance/statement.ts';
import { readTrustedRoot, trustFrom } from '../../../src/adapters/provenance/trusted-root.ts';
import { checkBundle } from '../../../src/adapters/provenance/verify.ts';

/** What a release workflow would state; signed once with a key made for this test, which nobody trusts. */
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'pkg:npm/quiet@1.0.0', digest: { sha512: '0'.repeat(128) } }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {
    buildDefinition: {
      externalParameters: {
        workflow: {
          ref: 'refs/tags/v1.0.0',
          repository: 'https://github.com/ada/quiet',
          path: '.github/workflows/release.yml',
        },
      },
      internalParameters: { github: { repository_id: '11', repository_owner_id: '22' } },
      resolvedDependencies: [
        { uri: 'git+https://github.com/ada/quiet@refs/tags/v1.0.0', digest: { gitCommit: 'b'.repeat(40) } },
      ],
    },
    runDetails: { builder: { id: 'https://github.com/actions/runner/github-hosted' } },
  },
};
const certificate =
  'MIIBeDCCAR+gAwIBAgIUR8jbzH7OPJbN6MDaEz3c+8xIzcQwCgYIKoZIzj0EAwIwEjEQMA4GA1UECgwHRXhhbXBsZTAeFw0yNjExMzAxODU1MzJaFw0zNjExMjcxODU1MzJaMBIxEDAOBgNVBAoMB0V4YW1wbGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARjFEHRv9RhNMGn31lP87prR7MzzYWJRMG7B1X3Cfjp2LUEoDd0Bis5sJeu0NBvEmMq17o72W4f/OmMKneJrbWXo1MwUTAdBgNVHQ4EFgQUhi+O+6lOf22+Mq6SJcucg/9q7zIwHwYDVR0jBBgwFoAUhi+O+6lOf22+Mq6SJcucg/9q7zIwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAfKVz9InsA3y8faem+ZKJuuVuUUU5BNwRMAeYMDsP/yQIgNdvW8mUzBLcePMpZ9oqy3gE0jN63sMnhvpk8iP2+OLQ=';
const sig = 'MEYCIQCLsuQ3NJ2U+YXRR7IiXLVtxBwHWKMzxdTSqln7sK5OOwIhAPZrZmDHBSRDcJkd0e3I+9SDxDmpYaN8BZe2EeyhgulM';

const logged = {
  logIndex: '1',
  logId: { keyId: 'AAAA' },
  kindVersion: { kind: 'dsse', version: '0.0.1' },
  integratedTime: '1767225600',
  inclusionProof: { logIndex: '1', rootHash: 'AAAA', treeSize: '2', hashes: [], checkpoint: { envelope: '' } },
  canonicalizedBody: 'e30=',
};

function bundleOf(stated: unknown, signature = sig): unknown {
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: { certificate: { rawBytes: certificate }, tlogEntries: [logged] },
    dsseEnvelope: {
      payload: Buffer.from(JSON.stringify(stated)).toString('base64'),
      payloadType: 'application/vnd.in-toto+json',
      signatures: [{ sig: signature, keyid: '' }],
    },
  };
}

describe('checkBundle', () => {
  const trust = readTrustedRoot();

  it('has a trusted root to check against', () => {
    expect('verifier' in trust).toBe(true);
  });

  it('only reads what is signed with a key that the root does not know', () => {
    expect(checkBundle(trust, bundleOf(statement)).trust).toEqual({
      level: 'read',
      why: expect.stringContaining('trusted root'),
    });
  });

  it('knows a statement that was altered after it was signed', () => {
    const altered = { ...statement, subject: [{ digest: { sha512: '1'.repeat(128) } }] };
    expect(checkBundle(trust, bundleOf(altered)).trust).toEqual({
      level: 'invalid',
      why: 'the signature does not match what it signs',
    });
  });

  it.each([
    undefined,
    null,
    1,
    [],
    {},
    { mediaType: 'x' },
    { ...(bundleOf(statement) as object), verificationMaterial: { certificate: { rawBytes: 'AAAA' } } },
  ])('reads no more into %p', (bundle) => {
    expect(checkBundle(trust, bundle).trust.level).toBe('read');
  });

  it('says why it cannot check when the root is broken', () => {
    expect(checkBundle(trustFrom({ tlogs: 'x' }), bundleOf(statement)).trust).toMatchObject({ level: 'read' });
    expect(readTrustedRoot(new URL('file:///nowhere.json'))).toEqual({ why: 'no trusted root is installed' });
  });
});

describe('readStatement', () => {
  const encode = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64');

  it('reads SLSA provenance 1', () => {
    expect(readStatement(encode(statement))?.fields).toEqual({
      repository: 'https://github.com/ada/quiet',
      repositoryId: '11',
      ownerId: '22',
      workflow: '.github/workflows/release.yml',
      ref: 'refs/tags/v1.0.0',
      commit: 'b'.repeat(40),
      runner: 'https://github.com/actions/runner/github-hosted',
    });
  });

  it('reads SLSA provenance 0.2', () => {
    const predicate = {
      builder: { id: 'https://github.com/actions/runner' },
      invocation: {
        configSource: {
          uri: 'git+https://github.com/ada/quiet@refs/heads/main',
          digest: { sha1: 'c'.repeat(40) },
          entryPoint: '.github/workflows/ci.yml',
        },
        environment: { GITHUB_REPOSITORY_ID: '11', GITHUB_REPOSITORY_OWNER_ID: '22' },
      },
    };
    expect(
      readStatement(encode({ predicateType: 'https://slsa.dev/provenance/v0.2', subject: [], predicate }))?.fields,
    ).toEqual({
      repository: 'https://github.com/ada/quiet',
      repositoryId: '11',
      ownerId: '22',
      workflow: '.github/workflows/ci.yml',
      ref: 'refs/heads/main',
      commit: 'c'.repeat(40),
      runner: 'https://github.com/actions/runner',
    });
  });

  it.each([undefined, 5, '', 'bm90IGpzb24='])('refuses %p', (payload) => {
    expect(readStatement(payload)).toBeUndefined();
  });
});

describe('covers and agreed', () => {
  it('compare digests across their spellings', () => {
    const hex = 'ab'.repeat(64);
    const sri = `sha512-${Buffer.from(hex, 'hex').toString('base64')}`;
    expect([
      covers([`sha512:${hex}`], [sri]),
      covers([`sha512:${'0'.repeat(128)}`], [sri]),
      covers([], undefined),
    ]).toEqual([true, false, true]);
  });

  it('do not believe a statement that names another repository than the certificate', () => {
    const verified = {
      trust: { level: 'verified' },
      identity: 'https://github.com/eve/evil/.github/workflows/a.yml@refs/heads/main',
    } as const;
    expect(agreed(verified, { repository: 'https://github.com/ada/quiet' }).level).toBe('invalid');
    expect(agreed(verified, { repository: 'https://github.com/Eve/Evil' }).level).toBe('verified');
  });
});

describe('provenance as a source', () => {
  const wanted = ['release', 'history', 'provenance'] as const;
  const attestations = [{ predicateType: statement.predicateType, bundle: bundleOf(statement) }];

  it('tells where an npm release was built beside the habit of its line', async () => {
    const npm = await startNpmRegistry();
    for (const [day, version] of ['1.0.0', '1.0.1', '1.0.2', '1.1.0'].entries()) {
      npm.publish({
        name: 'quiet',
        version,
        at: `2026-01-0${day + 1}T00:00:00.000Z`,
        ...(day === 0 ? {} : { attestations }),
      });
    }
    const all = asking({ npmRegistry: npm.url });
    const facts = await all.ask(addition(dependency({ name: 'quiet', version: '1.1.0' })), { wanted });
    const { current, earlier } = valueOf(facts, 'provenance');
    expect(current).toMatchObject({
      repository: 'https://github.com/ada/quiet',
      trust: { level: 'read' },
      coversRelease: false,
    });
    expect(
      earlier.map(({ version, provenance }) => [
        version,
        typeof provenance === 'boolean' ? provenance : provenance.workflow,
      ]),
    ).toEqual([
      ['1.0.2', '.github/workflows/release.yml'],
      ['1.0.1', '.github/workflows/release.yml'],
      ['1.0.0', false],
    ]);
    await all.close();
    await npm.close();
  });

  it('does not ask for statements of packages that never had any', async () => {
    const npm = await startNpmRegistry();
    npm.publish({ name: 'quiet', version: '1.0.0', at: '2026-01-01T00:00:00.000Z' });
    npm.publish({ name: 'quiet', version: '1.1.0', at: '2026-01-02T00:00:00.000Z' });
    const all = asking({ npmRegistry: npm.url });
    const facts = await all.ask(addition(dependency({ name: 'quiet', version: '1.1.0' })), { wanted });
    expect(valueOf(facts, 'provenance')).toEqual({
      current: undefined,
      earlier: [{ version: '1.0.0', provenance: false }],
    });
    expect(npm.requests.map(({ path }) => path)).toEqual(['quiet']);
    await all.close();
    await npm.close();
  });

  it('reads the publisher that PyPI files with each file', async () => {
    const pypi = await startPypi();
    const provenance = {
      attestation_bundles: [
        {
          publisher: { kind: 'GitHub', repository: 'ada/quiet', workflow: 'release.yml', environment: 'pypi' },
          attestations: [],
        },
      ],
    };
    pypi.upload({
      project: 'quiet',
      version: '1.0.0',
      filename: 'quiet-1.0.0-py3-none-any.whl',
      at: '2026-01-01T00:00:00Z',
      provenance,
    });
    pypi.upload({
      project: 'quiet',
      version: '1.0.1',
      filename: 'quiet-1.0.1-py3-none-any.whl',
      at: '2026-02-01T00:00:00Z',
    });
    const all = asking({ pypi: pypi.url });
    const facts = await all.ask(addition(dependency({ ecosystem: 'pypi', name: 'quiet', version: '1.0.1' })), {
      wanted,
    });
    const { current, earlier } = valueOf(facts, 'provenance');
    expect(current).toBeUndefined();
    expect(earlier).toEqual([
      {
        version: '1.0.0',
        provenance: {
          repository: 'https://github.com/ada/quiet',
          workflow: 'release.yml',
          environment: 'pypi',
          trust: { level: 'read', why: 'the bundle cannot be read' },
          coversRelease: true,
        },
      },
    ]);
    await all.close();
    await pypi.close();
  });

  it('is absent where releases have none to give', async () => {
    const all = asking({});
    const facts = await all.ask(addition(dependency({ ecosystem: 'nuget', name: 'quiet', version: '1.0.0' })), {
      wanted: ['provenance'],
    });
    expect(facts.provenance).toMatchObject({ state: 'absent' });
    await all.close();
  });
});
