import { drawn, installed } from './graph.ts';
import type { Installed } from './graph.ts';

const registry = 'https://npm.registry.example';

function addressOf({ name, version }: Installed): string {
  return `${registry}/${name}/-/${name.split('/').at(-1)}-${version}.tgz`;
}

/** A package-lock.json (version 3) of so many entries. `bumped`: so many of them, evenly spread, are one patch further. */
export function packageLock(count: number, bumped = 0): string {
  const all = installed(count);
  const step = Math.floor(count / Math.max(1, bumped));
  const isBumped = (index: number) => bumped > 0 && index % step === 0 && index / step < bumped;
  const packages: Record<string, unknown> = {
    '': {
      name: 'bench',
      version: '1.0.0',
      dependencies: Object.fromEntries(all.slice(0, 60).map((one) => [one.name, `^${one.version}`])),
    },
  };
  for (const [index, one] of all.entries()) {
    const parent = one.below === undefined ? undefined : all[one.below];
    const path = `${parent === undefined ? '' : `node_modules/${parent.name}/`}node_modules/${one.name}`;
    const entry = isBumped(index) ? bumpedOf(one, index) : one;
    packages[path] = {
      version: entry.version,
      resolved: addressOf(entry),
      integrity: entry.integrity,
      ...(entry.dev ? { dev: true } : {}),
      license: 'MIT',
      ...(entry.needs.length === 0 ? {} : { dependencies: Object.fromEntries(entry.needs) }),
      engines: { node: '>=18' },
    };
  }
  return `${JSON.stringify({ name: 'bench', version: '1.0.0', lockfileVersion: 3, requires: true, packages }, null, 2)}\n`;
}

function bumpedOf(one: Installed, index: number): Installed {
  const [major = '0', minor = '0', patch = '0'] = one.version.split('.');
  const integrity = `sha512-${Buffer.alloc(64, index).toString('base64')}`;
  return { ...one, version: `${major}.${minor}.${Number(patch) + 100}`, integrity };
}

/** A classic yarn.lock. */
export function yarnLock(count: number): string {
  const blocks = installed(count).map((one) => {
    const needs = one.needs.map(([name, range]) => `    ${quoted(name)} "${range}"`);
    const lines = [
      `${quoted(`${one.name}@^${one.version}`)}:`,
      `  version "${one.version}"`,
      `  resolved "${addressOf(one)}#${Buffer.from(one.integrity).toString('hex').slice(0, 40)}"`,
      `  integrity ${one.integrity}`,
      ...(needs.length === 0 ? [] : ['  dependencies:', ...needs]),
    ];
    return lines.join('\n');
  });
  return `# yarn lockfile v1\n\n\n${blocks.join('\n\n')}\n`;
}

function quoted(text: string): string {
  return text.startsWith('@') ? `"${text}"` : text;
}

/** A pnpm-lock.yaml (version 9.0). */
export function pnpmLock(count: number): string {
  const all = [...new Map(installed(count).map((one) => [`${one.name}@${one.version}`, one])).values()];
  const versions = new Map(all.map((one) => [one.name, one.version]));
  const key = (text: string) => (text.startsWith('@') ? `'${text}'` : text);
  const direct = all
    .slice(0, 60)
    .map((one) => `      ${key(one.name)}:\n        specifier: ^${one.version}\n        version: ${one.version}`);
  const packages = all.map(
    (one) =>
      `  ${key(`${one.name}@${one.version}`)}:\n    resolution: {integrity: ${one.integrity}}\n    engines: {node: '>=18'}\n`,
  );
  const snapshots = all.map((one) => {
    const needs = one.needs.map(([name]) => `      ${key(name)}: ${versions.get(name) ?? '1.0.0'}`);
    const head = `  ${key(`${one.name}@${one.version}`)}:`;
    return needs.length === 0 ? `${head} {}\n` : `${head}\n    dependencies:\n${needs.join('\n')}\n`;
  });
  return [
    `lockfileVersion: '9.0'\n\nsettings:\n  autoInstallPeers: true\n  excludeLinksFromLockfile: false\n`,
    `importers:\n\n  .:\n    dependencies:\n${direct.join('\n')}\n`,
    `packages:\n\n${packages.join('\n')}`,
    `snapshots:\n\n${snapshots.join('\n')}`,
  ].join('\n');
}

function hexOf(one: Installed): string {
  return Buffer.from(one.integrity).toString('hex').slice(0, 64);
}

/** A Cargo.lock (version 4). */
export function cargoLock(count: number): string {
  const all = [...new Map(installed(count).map((one) => [plain(one.name), one])).values()];
  const blocks = all.map((one) => {
    const needs = one.needs.map(([name]) => ` "${plain(name)}",`);
    const list = needs.length === 0 ? '' : `\ndependencies = [\n${needs.join('\n')}\n]`;
    return `[[package]]\nname = "${plain(one.name)}"\nversion = "${one.version}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${hexOf(one)}"${list}\n`;
  });
  return `version = 4\n\n${blocks.join('\n')}`;
}

function plain(name: string): string {
  return name.replaceAll(/[@/]/g, '');
}

/** A uv.lock: few packages with many wheels each, as Python's are. */
export function uvLock(count: number): string {
  const draw = drawn(11);
  const all = [...new Map(installed(count).map((one) => [plain(one.name), one])).values()];
  const file = (one: Installed, tail: string) => {
    const name = plain(one.name).replaceAll('-', '_');
    return `url = "https://files.pythonhosted.org/packages/${hexOf(one).slice(0, 60)}/${name}-${one.version}${tail}", hash = "sha256:${hexOf(one)}", size = ${10_000 + draw(900_000)}, upload-time = "2025-03-01T10:00:00.000Z"`;
  };
  const blocks = all.map((one) => {
    const wheels = Array.from(
      { length: 1 + draw(24) },
      (_, index) => `    { ${file(one, `-cp31${index % 4}-cp31${index % 4}-manylinux_2_${index}_x86_64.whl`)} },`,
    );
    const needs = one.needs.map(([name]) => `    { name = "${plain(name)}" },`);
    const list = needs.length === 0 ? '' : `dependencies = [\n${needs.join('\n')}\n]\n`;
    return `[[package]]\nname = "${plain(one.name)}"\nversion = "${one.version}"\nsource = { registry = "https://pypi.org/simple" }\n${list}sdist = { ${file(one, '.tar.gz')} }\nwheels = [\n${wheels.join('\n')}\n]\n`;
  });
  return `version = 1\nrevision = 3\nrequires-python = ">=3.11"\n\n${blocks.join('\n')}`;
}
