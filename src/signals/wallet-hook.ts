import { capabilitySignal } from './capability-signal.ts';

export const walletHook = capabilitySignal({
  id: 'wallet-hook',
  title: 'Touches clipboard or wallets',
  why: 'Chalk, debug, lottie-player and connect-kit swapped payment addresses in pages and clipboards.',
  remedy: 'Read the named lines in the archive; keep the release before until they are explained.',
  severity: 'medium',
  confidence: 'medium',
  kind: 'clipboard-or-wallet',
  grade: 'watch',
  says: 'handles the clipboard or crypto wallets',
});
