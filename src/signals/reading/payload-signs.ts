/** What a payload’s lines look like, in words that complete “the added lines …”. Literal marks only, no grammar. */
const signs: readonly { readonly says: string; readonly all: readonly (readonly string[])[] }[] = [
  {
    says: 'decode a hidden text',
    all: [['base64 -d', 'base64 --decode', 'atob(', "'base64')", '"base64")', 'b64decode']],
  },
  {
    says: 'pipe into a shell',
    all: [['| bash', '|bash', '| sh', '|sh', '&& bash ', 'bash -c', "'bash', ['-c'", 'sh -c']],
  },
  {
    says: 'send or fetch data',
    all: [['curl ', 'wget ', 'fetch(', 'invoke-webrequest', 'https.request', 'requests.post', 'xmlhttprequest']],
  },
  {
    says: 'read the runner’s memory or process list',
    all: [
      ['runner.worker', '/proc/', 'ps axo', '/mem'],
      ['runner.worker', '/mem', '/maps', '/environ'],
    ],
  },
  {
    says: 'gather tokens',
    all: [['_token', 'secrets.', 'tojson(secrets', '_auth', 'aws_secret', 'printenv', 'env |', 'issecret']],
  },
  {
    says: 'run a script that they wrote, as root or out of a temporary file',
    all: [
      [
        'sudo python',
        'sudo bash',
        'sudo sh ',
        'python3 "$tmp',
        'python3 $tmp',
        'python3 /tmp/',
        'bash /tmp/',
        'sh /tmp/',
      ],
    ],
  },
  {
    says: 'encode what they print twice',
    all: [['base64 -w 0 | base64', 'base64 -w0 | base64', 'base64 -w0|base64', 'base64 | base64']],
  },
];

/** The signs that a text shows. Bounded by the text's length; matches without regard to case. */
export function payloadSigns(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return signs
    .filter((sign) => sign.all.every((marks) => marks.some((mark) => lower.includes(mark))))
    .map((sign) => sign.says);
}
