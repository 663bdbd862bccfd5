import { lookAt } from '../../../../src/adapters/artifacts/analysis/look.ts';

function patches(text: string, path = 'lib/shim.py'): number {
  const { drafts } = lookAt({ path, language: 'python', bytes: Buffer.from(text), added: undefined });
  return drafts.filter(({ kind }) => kind === 'foreign-patch').length;
}

describe('classes of other libraries', () => {
  it.each([
    ['set by name', 'from wallets import keypair as kp\nfor n in names:\n    setattr(kp.Keypair, n, watched(n))\n'],
    ['assigned', 'import requests\nrequests.Session.send = send\n'],
    ['assigned after an import of the class', 'from a.b import (Other,\n  Client)\nClient.post = wrap(Client.post)\n'],
    ['assigned under another name', 'from a import Client as C2, Helper as Sender\nSender.run = run\n'],
  ])('are seen when they are %s', (_name, text) => {
    expect(patches(text)).toBe(1);
  });

  it.each([
    ['compared', 'import a\nif a.Client.name == b:\n    pass\n'],
    ['no classes', 'import logging\nlogging.raiseExceptions = False\n'],
    ['its own', 'from lib.base import Client\nClient.post = post\n'],
    ['made here', 'class Client:\n    pass\nClient.post = post\nsetattr(Client, "get", get)\n'],
    ['objects', 'from a import Client\nclient = Client()\nclient.post = post\n'],
  ])('are left alone when they are %s', (_name, text) => {
    expect(patches(text)).toBe(0);
  });
});
