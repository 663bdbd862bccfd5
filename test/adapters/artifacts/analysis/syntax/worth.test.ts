import { tokenise } from '../../../../../src/adapters/artifacts/analysis/tokens.ts';
import { isWorthATree } from '../../../../../src/adapters/artifacts/analysis/syntax/worth.ts';

function worth(text: string, language: 'javascript' | 'python' = 'javascript'): boolean {
  const tokens = tokenise(text, language);
  return isWorthATree({ text, language, tokens, phrases: [] }, []);
}

describe('what is worth a tree', () => {
  it('leaves out modules that begin as most do', () => {
    expect(worth('const { a, b: c } = require("./a"); module.exports = c(a);')).toBe(false);
    expect(worth('const path = require.resolve("./a"); exports.path = path;')).toBe(false);
  });

  it('takes parts of modules that do something, under whatever name', () => {
    expect(worth('const { runInThisContext: a } = require("vm"); a(b);')).toBe(true);
    expect(worth('const { a } = require("./a"); const vm = require("node:vm"); vm.runInThisContext(a);')).toBe(true);
    expect(worth('const { chmod: a, copyFile: b } = require("fs/promises"); a(c);')).toBe(true);
  });

  it('takes modules whose name is made, and loaders under other names', () => {
    expect(worth('const { a } = require("child_" + "process");')).toBe(true);
    expect(worth('const a = require; a("b");')).toBe(true);
    expect(worth('const { require: a } = module;')).toBe(true);
  });

  it('takes keys that are put together, unless no interface begins like them', () => {
    expect(worth('a["f" + n] = n;')).toBe(true);
    expect(worth('a["" + n]();')).toBe(true);
    expect(worth('a["num-" + n] = n; b["." + n] = 1;')).toBe(false);
  });

  it('tells declarations of an encoding from reading one', () => {
    expect(worth('import codecs\nclass Codec(codecs.Codec):\n    pass\n', 'python')).toBe(false);
    expect(worth('import codecs\nx = codecs.decode(y, "rot13")\n', 'python')).toBe(true);
    expect(worth('import codecs as c\nx = c.decode(y, "rot13")\n', 'python')).toBe(true);
    expect(worth('from codecs import decode as d\nx = d(y, "rot13")\n', 'python')).toBe(true);
    expect(worth('import base64, codecs\nclass Codec(codecs.Codec):\n    a = base64.decodebytes\n', 'python')).toBe(
      true,
    );
  });

  it('leaves out lists of imports and how objects are pickled, but not beside an interface', () => {
    expect(worth('from a import (\n    b,\n    c as d,\n)\nd(b)\n', 'python')).toBe(false);
    expect(worth('from os import (\n    path,\n    system as a,\n)\na(b)\n', 'python')).toBe(true);
    expect(worth('class A:\n    def __reduce__(self):\n        return (A, (1,))\n', 'python')).toBe(false);
    expect(
      worth('import os\nclass A:\n    def __reduce__(self):\n        return (os.system, ("a",))\n', 'python'),
    ).toBe(true);
    expect(worth('class A:\n    def __reduce__(self):\n        return (eval, ("a",))\n', 'python')).toBe(true);
  });

  it('reads the names of parts that are asked for', () => {
    expect(worth('import sys\nif getattr(sys, "frozen", False):\n    a()\n', 'python')).toBe(false);
    expect(worth('import os\ngetattr(os, "system")("a")\n', 'python')).toBe(true);
    expect(worth('import os\ngetattr(os, "sys" + "tem")("a")\n', 'python')).toBe(true);
    expect(worth('import sys\ngetattr(sys, "modules")[a].b("c")\n', 'python')).toBe(true);
    expect(worth('import os\ngetattr(os, a)("b")\n', 'python')).toBe(true);
  });
});
