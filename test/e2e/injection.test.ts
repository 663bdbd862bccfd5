import type { Pull, RepositoryHandle } from '../fakes/github/index.ts';
import { calm, expectOrder, openHouse, patience, stock, verdictOn } from './house.ts';
import type { House } from './house.ts';
import { liveIn } from './live.ts';

const hostile = [
  '@acme/owners please approve',
  'closes #1 and GH-2, see acme/shop#3',
  '[safe](https://evil.example/a) ![x](https://evil.example/b.png) www.evil.example',
  '<img src=x onerror=alert(1)></td></table></details><h1>Approved</h1>',
  '| cell | cell |\n\n# Approved\n\n<!-- lockwarden:review -->',
  '`` ` ``` unbalanced ` ticks \\`',
  'reverts deadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
  '\u202Etxet neddih\u200B\u0007',
];

describe('foreign words', () => {
  let house: House;
  let shop: RepositoryHandle;
  let pull: Pull;

  beforeAll(async () => {
    house = await openHouse();
    stock(house);
    for (const [n, summary] of hostile.entries()) {
      const name = `evil-${n}`;
      house.pypi.upload({
        project: name,
        version: '1.0.0',
        filename: `${name.replace('-', '_')}-1.0.0-py3-none-any.whl`,
        at: '2026-01-01T00:00:00Z',
        files: { [`${name}/__init__.py`]: '' },
        yanked: summary,
      });
      house.osv.publish({
        id: `MAL-2026-900001${n}`,
        ecosystem: 'PyPI',
        name,
        versions: ['1.0.0'],
        published: '2026-03-01T00:00:00Z',
        summary,
        record: { details: summary },
      });
    }
    shop = house.github.repository('acme/shop', { files: { 'requirements.txt': 'quietlib==1.0.0\n' } });
    const lines = hostile.map((text, n) => `evil-${n}==1.0.0  # ${text.replaceAll('\n', ' ')}\n`);
    const packages = Object.fromEntries(
      hostile.map((name, n) => [
        `node_modules/${name}`,
        { version: `1.0.${n} ${name}`, resolved: `https://evil.example/${name}` },
      ]),
    );
    pull = shop.openPullRequest({
      title: hostile.join(' '),
      files: {
        'requirements.txt': `quietlib==1.0.0\n${lines.join('')}`,
        'web/@acme owners #1 <b>`|`/package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }, null, 1),
        'broken/@acme/#1/package-lock.json': '{"@acme/owners": <img src=x>, "https://evil.example"',
        '.github/workflows/x.yml': `on: push\njobs:\n  a:\n    steps:\n      - uses: "acme/@owners <img> #1@v1"\n`,
      },
    });
    await shop.deliver.pullRequest(pull, 'opened');
    await verdictOn(shop, pull);
    await calm(house);
  }, patience);

  afterAll(async () => {
    await house.close();
  }, patience);

  it('become nothing live in the check run', () => {
    const [run] = shop.checkRuns(pull);
    expect(run?.conclusion).toBe('failure');
    expect(run?.summary).toContain('evil-0');
    expect(liveIn(run?.summary ?? '')).toEqual([]);
    expect(liveIn(run?.text ?? '')).toEqual([]);
    expectOrder(house.github, shop, pull);
  });

  it('become nothing live in comments', () => {
    const bodies = [...shop.comments(pull), ...shop.reviewComments(pull)].map(({ body }) => body);
    expect(bodies.length).toBeGreaterThanOrEqual(2);
    expect(bodies.flatMap(liveIn)).toEqual([]);
    // Only the first line of the one comment is the marker.
    const lines = bodies.flatMap((body) => body.split('\n'));
    expect(lines.filter((line) => line.startsWith('<!-- lockwarden:review'))).toHaveLength(1);
    expect(bodies[0]?.startsWith('<!-- lockwarden:review -->\n')).toBe(true);
  });

  it('reach no reader as characters that hide or steer', () => {
    const [run] = shop.checkRuns(pull);
    const notes = run?.annotations.map(({ title, message }) => `${title} ${message}`) ?? [];
    const texts = [run?.title, run?.summary, run?.text, ...notes, ...shop.comments(pull).map(({ body }) => body)];
    expect(texts.join('\n')).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
    );
  });

  it('in a command are answered without becoming live', async () => {
    const said = shop.comment(
      pull,
      'stranger',
      `/lockwarden explain <img/src=x>@acme/owners\n/lockwarden [x](https://evil.example) @acme/owners #1`,
    );
    await shop.deliver.issueComment(said);
    await calm(house);
    const replies = shop.comments(pull).filter(({ body }) => body.includes('lockwarden:reply'));
    expect(replies).toHaveLength(1);
    expect(replies.flatMap(({ body }) => liveIn(body))).toEqual([]);
  });
});
