import { readPipLine } from '../../../src/formats/pypi/pip-options.ts';

describe('readPipLine', () => {
  it('parts the requirement from its options', () => {
    expect(readPipLine('a==1 ; python_version < "3" --hash=sha256:1 --hash sha256:2')).toEqual({
      argument: 'a==1 ; python_version < "3"',
      options: [
        { name: '--hash', value: 'sha256:1' },
        { name: '--hash', value: 'sha256:2' },
      ],
      problems: [],
    });
  });

  it.each([
    ['-r base.txt', '--requirement', 'base.txt'],
    ['-rbase.txt', '--requirement', 'base.txt'],
    ['--requirement=base.txt', '--requirement', 'base.txt'],
    ['--requirem base.txt', '--requirement', 'base.txt'],
    ['--extra=http://x', '--extra-index-url', 'http://x'],
    ['-c "with space.txt"', '--constraint', 'with space.txt'],
    ["-e './x'", '--editable', './x'],
    ['-e a\\ b', '--editable', 'a b'],
    ['--pre', '--pre', ''],
  ])('reads %s', (line, name, value) => {
    expect(readPipLine(line)).toEqual({ argument: '', options: [{ name, value }], problems: [] });
  });

  it.each([
    ['--unknown', 'an option that pip does not know in a requirements file'],
    ['--no', 'an option that pip does not know in a requirements file'],
    ['-r', 'expected a value after --requirement'],
    ['--pre text', 'unexpected text after an option'],
    ['a --hash "x', 'unexpected end of line inside quotes'],
  ])('refuses %s', (line, problem) => {
    expect(readPipLine(line).problems).toEqual([problem]);
  });
});
