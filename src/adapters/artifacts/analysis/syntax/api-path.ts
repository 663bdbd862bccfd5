const globals = /^:(?:globalThis|window|self|global|frames|top|parent)\./;
/** Other names of JavaScript's interfaces: prefixes of paths, and what they stand for. */
const javascriptNames: readonly (readonly [string, string])[] = [
  ['process', ':process'],
  ['buffer.Buffer', ':Buffer'],
  ['fs/promises', 'fs'],
  ['fs.promises', 'fs'],
  ['dns/promises', 'dns'],
  ['dns.promises', 'dns'],
  ['fs-extra', 'fs'],
  ['graceful-fs', 'fs'],
  [':Bun.env', ':process.env'],
  [':process.mainModule.require', ':require'],
  [':process.getBuiltinModule', ':require'],
  [':process.binding', ':require'],
  [':module.require', ':require'],
  [':module.parent.require', ':require'],
  [':module.constructor._load', ':require'],
  [':require.main.require', ':require'],
  ['module._load', ':require'],
  ['module.Module._load', ':require'],
  ['module.createRequire()', ':require'],
  ['module.Module.createRequire()', ':require'],
];
/** Of a piece of a large file the imports are not seen: a free name that is called like a module is that module. */
const javascriptFree = /^:(?=(?:child_process|crypto|dns|fs|http|https|net|os|path|tls|util|vm|zlib)(?:\.|$))/;
const pythonFree =
  /^:(?=(?:base64|binascii|codecs|ctypes|httpx|importlib|json|marshal|os|requests|shutil|socket|subprocess|sys|urllib|zlib)(?:\.|$))/;
const javascriptModule = /^node:/;

/** One path for all the ways in which JavaScript reaches the same interface. */
export function javascriptPath(path: string): string {
  let found = path.replace(javascriptFree, '').replace(javascriptModule, '').replaceAll('.default', '');
  while (globals.test(found)) found = found.replace(globals, ':');
  return renamed(found, javascriptNames);
}

const pythonNames: readonly (readonly [string, string])[] = [
  ['builtins', ':'],
  ['__builtin__', ':'],
  [':__builtins__', ':'],
  [':globals()', ':'],
  [':locals()', ':'],
  [':vars()', ':'],
  ['sys.modules', ''],
  ['posix', 'os'],
  ['nt', 'os'],
  ['os.environb', 'os.environ'],
];
/** Modules that other modules import: `shutil.os.system` is `os.system`. */
const within = /^[\w.]+\.(os|subprocess|builtins|sys|urllib|socket|ctypes|importlib|marshal)(?=\.)/;

/** One path for all the ways in which Python reaches the same interface. */
export function pythonPath(path: string): string {
  const plain = path.replaceAll('.__dict__', '').replaceAll('.__call__', '').replace(pythonFree, '');
  const found = renamed(plain, pythonNames).replace(pythonFree, '').replace(within, '$1');
  return renamed(renamed(found, pythonNames), pythonNames);
}

function renamed(path: string, names: readonly (readonly [string, string])[]): string {
  for (const [from, to] of names) {
    if (!path.startsWith(from)) continue;
    const rest = path.slice(from.length);
    if (rest === '') return to === '' || to === ':' ? path : to;
    if (rest.startsWith('.')) return to === '' || to === ':' ? `${to}${rest.slice(1)}` : `${to}${rest}`;
    if (rest.startsWith('()')) return `${to}${rest}`;
  }
  return path;
}

/** Calls another function. */
export const isCall = /\.(?:call|apply)$/;

/** What is called with the name of a module, and gives it. */
export const loaders = new Set([
  ':require',
  ':import',
  ':__import__',
  'importlib.import_module',
  'importlib.__import__',
  'import-fresh',
]);
/** What gives back its first argument, or something that is called like it. */
export const passing = new Set([
  'util.promisify',
  'functools.partial',
  ':Object.getPrototypeOf',
  ':Object.create',
  ':Promise.resolve',
  ':vars',
  ':classmethod',
  ':staticmethod',
  'copy.copy',
  'functools.wraps()',
  'importlib.reload',
]);
