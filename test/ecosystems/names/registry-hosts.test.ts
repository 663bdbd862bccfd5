import { imitatedRegistry } from '../../../src/ecosystems/names/registry-hosts.ts';

const pypi = ['pypi.org', 'files.pythonhosted.org', 'pypi.python.org'];
const gems = ['rubygems.org'];

describe('a host that is made to look like a registry', () => {
  it.each([
    ['files.pypihosted.example', 'pypi.org'],
    ['files.pypihosted.org', 'pypi.org'],
    ['files.pythonhosteb.org', 'files.pythonhosted.org'],
    ['files-pypi.example.com', 'pypi.org'],
    ['pypi.io', 'pypi.org'],
    ['pypi.org.evil.com', 'pypi.org'],
    ['pypl.org', 'pypi.org'],
  ])('%s', (host, registry) => {
    expect(imitatedRegistry(host, pypi)).toBe(registry);
  });

  it('is told of other registries as well', () => {
    expect(imitatedRegistry('rubygens.org', gems)).toBe('rubygems.org');
    expect(imitatedRegistry('rubygems-cdn.example.com', gems)).toBe('rubygems.org');
  });

  it.each([
    'pypi.org',
    'files.pythonhosted.org',
    'test-files.pythonhosted.org',
    'pypi.corp.example.com',
    'pypi.tuna.tsinghua.edu.cn',
    'mirrors.aliyun.com',
    'pypi.internal',
    'pypiserver.example.com',
    'nexus.example.com',
    'packages.example.com',
    'download.pytorch.org',
  ])('is not %s', (host) => {
    expect(imitatedRegistry(host, pypi)).toBe(undefined);
  });
});
