const OPEN = '<%';
const CLOSE = '%>';

/** Splits a template into text, code, output and include tokens. */
export function scan(source) {
  const tokens = [];
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const open = source.indexOf(OPEN, at);
    const text = source.slice(at, open < 0 ? source.length : open);
    if (text) tokens.push({ kind: 'text', text, line });
    line += text.split('\n').length - 1;
    if (open < 0) break;
    const close = source.indexOf(CLOSE, open + 2);
    if (close < 0) throw new SyntaxError(`unclosed tag in line ${line}`);
    let body = source.slice(open + 2, close);
    const trim = body.endsWith('-');
    if (trim) body = body.slice(0, -1);
    tokens.push(classify(body, line));
    line += body.split('\n').length - 1;
    at = close + 2;
    if (trim && source[at] === '\n') at += 1;
  }
  return tokens;
}

function classify(body, line) {
  switch (body[0]) {
    case '=': return { kind: 'escape', code: body.slice(1).trim(), line };
    case '-': return { kind: 'raw', code: body.slice(1).trim(), line };
    case '#': return { kind: 'comment', line };
    case '@': return { kind: 'include', name: body.slice(1).trim(), line };
    default: return { kind: 'code', code: body.trim(), line };
  }
}
