import { defineSignal } from './define-signal.ts';
import { listed } from './reading/say.ts';

/** Endings under which nobody looks for a program: pictures, texts, data, archives. */
const otherEnding =
  /\.(?:png|jpe?g|gif|svg|ico|bmp|webp|css|scss|html?|md|txt|rst|json|ya?ml|toml|xml|csv|log|lock|map|woff2?|ttf|eot|mp[34]|wav|pdf|zip|gz|js|mjs|cjs|ts|py|rb|php|sh)$/i;

/** Native code that the release before did not have. */
export const binaryAdded = defineSignal({
  id: 'binary-added',
  title: 'Native code added',
  why: 'What is compiled cannot be read: eslint-config-prettier came with a library for Windows, torchtriton with an executable.',
  remedy: 'Ask where the binary was built and from what; prefer a release that builds it in the open.',
  severity: 'medium',
  confidence: 'medium',
  needs: ['archive'],
  detect: ({ archive, because }) => {
    if (archive === undefined || archive.binaries.length === 0) return [];
    const fact = `Native code: ${listed(archive.binaries.map((file) => file.path))}`;
    const disguised = archive.binaries.filter((file) => otherEnding.test(file.path));
    if (disguised.length > 0) {
      const lie = `A program under another ending: ${listed(disguised.map((file) => file.path))}`;
      return [{ message: `${lie}.`, because: [because('archive', lie)], severity: 'high', confidence: 'high' }];
    }
    const draft = { message: `${fact}.`, because: [because('archive', fact)] };
    if (archive.before === undefined) return [{ ...draft, severity: 'low' as const, confidence: 'low' as const }];
    const fresh = archive.binaries.some((file) => file.before === undefined);
    return [fresh ? draft : { ...draft, severity: 'low' as const }];
  },
});
