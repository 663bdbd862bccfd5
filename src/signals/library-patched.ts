import { defineSignal } from './define-signal.ts';
import { quote } from './reading/say.ts';

const sending: ReadonlySet<string> = new Set(['network', 'dns-exfiltration', 'secrets-sent', 'suspicious-host']);

/** A release that newly changes classes of another library and newly talks to the network as well. */
export const libraryPatched = defineSignal({
  id: 'library-patched',
  title: 'Changes another library while it is loaded',
  why: 'Whoever replaces a method of another library sees what passes through it: semantic-types sent away each key pair that solders made.',
  remedy:
    'Read the named lines in the archive: what do the replaced methods do with what they are given, and where does it go?',
  severity: 'high',
  confidence: 'medium',
  needs: ['archive'],
  detect: ({ archive, because }) => {
    const capabilities = archive?.capabilities ?? [];
    const patch = capabilities.find(({ kind, reach }) => kind === 'foreign-patch' && reach !== 'call');
    if (patch === undefined) return [];
    const names = capabilities.find(({ kind, path }) => kind === 'host-literal' && path === patch.path);
    const sends = capabilities.find(({ kind }) => sending.has(kind)) ?? names;
    const place = patch.line === undefined ? quote(patch.path) : `${quote(patch.path)}:${patch.line}`;
    const line = because('archive', `${place}: ${quote(patch.evidence)}`);
    const fact = `${place} changes a class of another library when imported`;
    if (sends === undefined) return [{ message: `${fact}.`, because: [line], severity: 'low', confidence: 'low' }];
    const where = sends.line === undefined ? quote(sends.path) : `${quote(sends.path)}:${sends.line}`;
    return [
      {
        message: `${fact}, and ${where} newly ${sends === names ? 'names a host' : 'uses the network'}.`,
        because: [line, because('archive', `${where}: ${quote(sends.evidence)}`)],
      },
    ];
  },
});
