/** How an HTML block ends: at a blank line, or at a line that holds this text in lower case (CommonMark 0.31, 4.6). */
export type BlockEnd = 'blank-line' | '-->' | '?>' | ']]>' | '>' | `</${string}>`;

const verbatim = ['pre', 'script', 'style', 'textarea'] as const;
/** Tags that fold away, quote or list what stands between them, also across blank lines. */
const holding = new Set(['blockquote', 'details', 'div', 'li', 'ol', 'p', 'section', 'table', 'td', 'tr', 'ul']);

/** Whether a line begins with something that GitHub reads as HTML. */
export function opensBlock(line: string): boolean {
  return /^ {0,3}<[A-Za-z/!?]/.test(line);
}

/** Where the HTML block ends that this line opens. */
export function blockEndOf(line: string): BlockEnd {
  const text = line.trimStart().toLowerCase();
  if (text.startsWith('<!--')) return '-->';
  if (text.startsWith('<?')) return '?>';
  if (text.startsWith('<![cdata[')) return ']]>';
  if (text.startsWith('<!')) return '>';
  const name = verbatim.find((tag) => text.startsWith(`<${tag}`));
  return name === undefined ? 'blank-line' : `</${name}>`;
}

/** Opened minus closed tags of the kind that holds paragraphs. */
export function tagBalance(line: string): number {
  let balance = 0;
  for (const [, slash, name] of line.matchAll(/<(\/?)([A-Za-z]{1,12})/g)) {
    if (name === undefined || !holding.has(name.toLowerCase())) continue;
    balance += slash === '/' ? -1 : 1;
  }
  return balance;
}
