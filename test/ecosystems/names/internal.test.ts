import { internalPattern } from '../../../src/ecosystems/names/internal.ts';

describe('an internal name', () => {
  it('is one that a pattern, a scope or a name declares', () => {
    const of = (name: string, ...patterns: readonly string[]) => internalPattern({ ecosystem: 'npm', name }, patterns);
    expect(of('@acme/x', '@other', '@acme')).toBe('@acme');
    expect(of('@acme/x', '@acme/*')).toBe('@acme/*');
    expect(of('acme-x', 'acme-*')).toBe('acme-*');
    expect(of('tool', 'tool')).toBe('tool');
    expect(of('@acme-evil/x', '@acme')).toBeUndefined();
    expect(of('toolbox', 'tool')).toBeUndefined();
    expect(of('Tool', 'tool')).toBeUndefined();
  });

  it('may be declared as people write it', () => {
    expect(internalPattern({ ecosystem: 'pypi', name: 'acme-tools' }, ['Acme_*'])).toBe('Acme_*');
    expect(internalPattern({ ecosystem: 'composer', name: 'acme/x' }, ['Acme/*'])).toBe('Acme/*');
  });
});
