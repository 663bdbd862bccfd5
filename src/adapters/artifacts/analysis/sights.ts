/** What a single place in the code does. Capabilities are put together from these. */
export type Act =
  | 'assistant'
  | 'assistant-flag'
  | 'chmod'
  | 'clipboard'
  | 'command' // a shell command in a text
  | 'credential'
  | 'decode'
  | 'destroy' // a command that deletes what is the user's or the machine's
  | 'dns'
  | 'encode' // to base64 or hexadecimal
  | 'download-command' // curl, wget, certutil … as a command
  | 'environment'
  | 'evaluate'
  | 'executable-name'
  | 'handed-secret' // a password or private key by the name of a variable or field
  | 'hidden-text' // a text that was encoded or split
  | 'home'
  | 'host'
  | 'identity' // who and where: host name, account
  | 'key-pattern' // a pattern that private keys match
  | 'load-native'
  | 'local-secret' // a file of the program that uses the package, in which its secrets lie
  | 'name-query' // a name that carries data is looked up
  | 'network'
  | 'persist'
  | 'pipe-to-shell'
  | 'process'
  | 'publish'
  | 'runtime' // the download of an interpreter
  | 'secret' // a password, token or key by the name of its environment variable
  | 'source-read' // the program's own source, frame by frame
  | 'seed' // a wallet's seed or private key by name
  | 'suspicious-host'
  | 'text-record' // a look-up of a TXT record, which can carry a command
  | 'wallet'
  | 'workflow'
  | 'write';

/** One such place. */
export interface Sight {
  readonly act: Act;
  /** Offset in the text. */
  readonly at: number;
  /** What was seen: an API, a host, a path. */
  readonly what: string;
  /** What the act is about, where comparing by kind alone is too coarse: the host, the path. */
  readonly subject?: string;
  /** For `evaluate`, `dns`, `process`: where the arguments end. */
  readonly end?: number;
  /** For `process`: what it starts is a package manager or builder. */
  readonly tool?: true;
}
