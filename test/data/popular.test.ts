import { loadPopular, parsePopular } from '../../src/adapters/names/popular.ts';

const lists = await loadPopular();

describe('the lists of well-known names', () => {
  it.each([
    ['npm', 500],
    ['pypi', 400],
    ['cargo', 100],
    ['composer', 100],
    ['gem', 100],
    ['golang', 100],
    ['nuget', 100],
    ['githubactions', 60],
  ])('have enough for %s', (ecosystem, least) => {
    const list = lists.find((one) => one.ecosystem === ecosystem);
    expect(list?.names.length).toBeGreaterThanOrEqual(least);
    expect(list?.source).toContain('typed from public knowledge');
  });

  it('name each package once, sorted', () => {
    for (const { names } of lists) expect(new Set(names).size).toBe(names.length);
  });

  it('refuse a list without its date', () => {
    expect(() => parsePopular('{"ecosystem":"npm","source":"someone","names":["a"]}', 'x.json')).toThrow(
      /x\.json: date/,
    );
  });
});
