import { namesLoadedClasses } from './loaded-classes.ts';

const names = new Set([
  'Cargo.toml',
  'PKG-INFO',
  'action.yaml',
  'action.yml',
  'binding.gyp',
  'build.rs',
  'composer.json',
  'dist-info/METADATA',
  'dist-info/entry_points.txt',
  'egg-info/entry_points.txt',
  'go.mod',
  'package.json',
  'pyproject.toml',
  'setup.cfg',
  'setup.py',
  '/metadata',
]);

const anywhere =
  /(?:^|\/)(?:sitecustomize|usercustomize)\.py$|\.pth$|^[^/]+\.nuspec$|^tools\/(?:install|init|uninstall)\.ps1$/i;

/** Whether a file is asked for by name: manifests, hooks, start-up files. */
export function isManifest(key: string): boolean {
  return names.has(key) || anywhere.test(key) || namesLoadedClasses(key);
}
