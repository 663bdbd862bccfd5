import { bundledCompromises } from '../../src/adapters/advisories/bundled.ts';
import { loadIncidents, parseIncident } from '../../src/adapters/advisories/incident.ts';
import type { AddedOrChanged } from '../../src/domain/change.ts';
import type { Subject } from '../../src/evidence/source.ts';
import { addition, requirement } from '../support/build.ts';

const incidents = await loadIncidents();
const source = bundledCompromises(incidents);

async function hitsAt(now: string, change: AddedOrChanged) {
  const after = 'version' in change.after ? change.after : undefined;
  const subject: Subject = { change, now, wanted: new Set(['compromises']), after, before: undefined, found: {} };
  const { compromises } = await source.collect(subject, { signal: new AbortController().signal, left: () => 1_000 });
  return compromises?.state === 'known' ? compromises.value.map(({ id, hit }) => `${hit} ${id}`) : [];
}

const litellm = (version: string) => addition({ ecosystem: 'pypi', name: 'litellm', version });

describe('the bundled compromises', () => {
  it('are at least forty, each in a file of its name', () => {
    expect(incidents.length).toBeGreaterThanOrEqual(40);
    expect(new Set(incidents.map((i) => i.id)).size).toBe(incidents.length);
    for (const { id, ecosystem } of incidents) expect(id.startsWith(`${ecosystem}-`)).toBe(true);
  });

  it('were announced after they were published, and taken down after that', () => {
    for (const { publishedAt, announcedAt, takenDownAt } of incidents) {
      expect(Date.parse(announcedAt)).toBeGreaterThanOrEqual(Date.parse(publishedAt));
      if (takenDownAt !== undefined) expect(Date.parse(takenDownAt)).toBeGreaterThanOrEqual(Date.parse(publishedAt));
    }
  });

  it.each(['litellm', 'axios', 'ua-parser-js', 'event-stream', 'tj-actions/changed-files'])('know %s', (name) => {
    expect(incidents.some((i) => i.packages.some((p) => p.name === name))).toBe(true);
  });

  it('hit the exact version once it was announced, and nothing before', async () => {
    expect(await hitsAt('2026-03-24T11:05:00Z', litellm('1.82.8'))).toEqual([]);
    expect(await hitsAt('2026-03-24T12:30:00Z', litellm('1.82.8'))).toEqual(['exact pypi-2026-litellm']);
  });

  it('note a neighbour for half a year', async () => {
    expect(await hitsAt('2026-04-02T10:00:00Z', litellm('1.83.0'))).toEqual(['recent pypi-2026-litellm']);
    expect(await hitsAt('2027-04-02T10:00:00Z', litellm('1.83.0'))).toEqual([]);
  });

  it('hit a range that admits a bad version', async () => {
    const ranged = { ...addition({ name: 'axios' }), after: requirement({ name: 'axios', range: '^1.14.0' }) };
    expect(await hitsAt('2026-04-01T00:00:00Z', ranged)).toEqual(['range npm-2026-axios']);
    const fixed = { ...ranged, after: requirement({ name: 'axios', range: '^1.15.0' }) };
    expect(await hitsAt('2027-04-01T00:00:00Z', fixed)).toEqual([]);
  });

  it('hit a tag only while it was moved, and the commit for ever', async () => {
    const action = (version: string) =>
      addition({ ecosystem: 'githubactions', name: 'tj-actions/changed-files', version });
    expect(await hitsAt('2025-03-14T20:00:00Z', action('v45'))).toEqual([]);
    expect(await hitsAt('2025-03-15T06:00:00Z', action('v45'))).toEqual(['exact githubactions-2025-tj-actions']);
    expect(await hitsAt('2027-01-01T00:00:00Z', action('0e58ed8671d6b60d0890c21b07f8835ace038e67'))).toEqual([
      'exact githubactions-2025-tj-actions',
    ]);
    expect(await hitsAt('2025-04-01T00:00:00Z', action('v46.0.1'))).toEqual(['recent githubactions-2025-tj-actions']);
  });

  it('hit every version from the first bad one where the record says so', async () => {
    const notify = (version: string) => addition({ name: 'electron-native-notify', version });
    expect(await hitsAt('2026-01-01T00:00:00Z', notify('1.2.0'))).toEqual(['exact npm-2019-electron-native-notify']);
    expect(await hitsAt('2026-01-01T00:00:00Z', notify('1.1.5'))).toEqual([]);
  });

  it('refuse a record with an unknown field and name file and field', () => {
    const text = JSON.stringify({ ...incidents[0], surprise: 1 });
    expect(() => parseIncident(text, 'x.json')).toThrow(/x\.json/);
    expect(() => parseIncident(JSON.stringify({ ...incidents[0], announcedAt: 'soon' }), 'x.json')).toThrow(
      /announcedAt/,
    );
  });
});
