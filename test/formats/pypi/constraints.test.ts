import { growthOf, linear } from '../../support/growth.ts';
import { readSets } from '../../../src/formats/read.ts';

function read(files: Record<string, string>) {
  return readSets(Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })));
}

describe('constraints files', () => {
  it('cannot tell whether anything needs what a file of that name lists', () => {
    const [set] = read({ 'constraints.txt': 'werkzeug==3.0.1\n' });
    expect(set?.dependencies).toMatchObject([{ name: 'werkzeug', version: '3.0.1', scope: 'unknown' }]);
    expect(set?.dependencies[0]?.direct).toBeUndefined();
  });

  it('takes a file that is named by -c only for limits, whatever it is called', () => {
    const sets = read({ 'requirements.txt': '-c pins/all.txt\nflask\n', 'pins/all.txt': 'werkzeug==3.0.1\n' });
    expect(sets[0]?.includes).toEqual([{ path: 'pins/all.txt', line: 1, limits: true }]);
    expect(sets.find(({ path }) => path === 'pins/all.txt')?.dependencies[0]?.direct).toBeUndefined();
  });

  it('takes a file that another one asks for by -r for requirements', () => {
    const sets = read({
      'requirements.txt': '-c pins/all.txt\n',
      'requirements-dev.txt': '-r pins/all.txt\n',
      'pins/all.txt': 'werkzeug==3.0.1\n',
    });
    expect(sets.find(({ path }) => path === 'pins/all.txt')?.dependencies[0]?.direct).toBe(true);
  });
});

describe('text files of any name', () => {
  it.each([
    ['a==1.0\nb\n', true],
    ['# pinned\na[x]\nb>=1\nc\n', true],
    ['-r other.txt\n', true],
    ['a==1.0\nb==2.0\nnot a requirement\n', true],
    ['apple\npear\n', false],
    ['', false],
    ['The licence of this program is as follows.\n', false],
    ['cmake_minimum_required(VERSION 3.10)\nproject(x)\n', false],
    ['User-agent: *\nDisallow: /\n', false],
    ['one two\nthree four\na==1\n', false],
  ])('tells whether %j is a requirements file', (text, is) => {
    expect(read({ 'any/name.txt': text }).length > 0).toBe(is);
  });
});

describe('includes that never end', () => {
  const loops = (files: Record<string, string>) =>
    read(files).map(({ path, remarks }) => [
      path,
      remarks.filter(({ code }) => code === 'include-loop').map(({ line }) => line),
    ]);

  it('tells of a file that includes itself', () => {
    expect(loops({ 'requirements.txt': 'a==1\n-r requirements.txt\n' })).toEqual([['requirements.txt', [2]]]);
  });

  it('tells of each file of a longer loop, and of none beside it', () => {
    const files = {
      'requirements.txt': '-r requirements/a.txt\n',
      'requirements/a.txt': 'x==1\n-c b.txt\n',
      'requirements/b.txt': '-r ../requirements/a.txt\n-r c.txt\n',
      'requirements/c.txt': 'y==1\n',
    };
    expect(loops(files)).toEqual([
      ['requirements.txt', []],
      ['requirements/a.txt', [2]],
      ['requirements/b.txt', [1]],
      ['requirements/c.txt', []],
    ]);
  });

  it('answers for files that all include each other with work that grows with the includes', () => {
    const answer = (count: number) => {
      const names = Array.from({ length: count }, (_, i) => `requirements/${i}.txt`);
      const text = names.map((name) => `-r ../${name}\n`).join('');
      return loops(Object.fromEntries(names.map((name) => [name, text])));
    };
    expect(answer(100)).toHaveLength(100);
    // Twice the files have four times the includes; work for each pair of includes would be sixteen times as much.
    expect(growthOf(answer, 40)).toBeLessThan(2 * linear);
  });
});
