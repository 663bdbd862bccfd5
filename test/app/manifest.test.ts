import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { translators } from '../../src/app/webhooks/index.ts';

const manifest = load(readFileSync(new URL('../../app.yml', import.meta.url), 'utf8')) as Record<string, unknown>;

describe('app.yml', () => {
  it('asks for the least permissions', () => {
    expect(manifest['default_permissions']).toEqual({
      checks: 'write',
      contents: 'read',
      issues: 'read',
      metadata: 'read',
      pull_requests: 'write',
    });
  });

  it('subscribes to exactly the events that are read; GitHub sends those of installations unasked', () => {
    const unasked = new Set(['installation', 'installation_repositories']);
    expect(manifest['default_events']).toEqual([...translators.keys()].filter((event) => !unasked.has(event)));
  });
});
