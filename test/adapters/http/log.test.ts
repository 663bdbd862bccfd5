import { createLog } from '../../../src/adapters/http/log.ts';
import { createRedactor } from '../../../src/adapters/http/redact.ts';
import { openKillable } from '../../support/killable.ts';

const secret = 'k3y/with+odd=chars';

describe('the log', () => {
  function logged(write: (log: ReturnType<typeof createLog>) => void): string {
    const lines: string[] = [];
    write(createLog({ level: 'debug', secrets: [secret], to: { write: (line) => lines.push(line) } }));
    return lines.join('');
  }

  it('writes one JSON object a line, whatever the text holds', () => {
    const text = logged((log) => log.info({ name: 'a\nb\u001b[2J' }, 'line\r\nbreak'));
    expect(text.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(text)).toMatchObject({ level: 'info', name: 'a\nb\u001b[2J', msg: 'line\r\nbreak' });
  });

  it.each([
    ['as it is', secret],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in hexadecimal digits', Buffer.from(secret).toString('hex')],
    ['encoded for an address', encodeURIComponent(secret)],
  ])('takes a known secret out, %s', (_name, spelled) => {
    const text = logged((log) =>
      log.error({ err: new Error(`refused ${spelled}`), url: `http://x/?k=${spelled}` }, spelled),
    );
    expect(text).not.toContain(spelled);
    expect(text).toContain('[redacted]');
  });

  it('tells of an error without what hangs on it', () => {
    const error = Object.assign(new Error('boom'), { code: 'E_X', request: { headers: { authorization: 'CANARY' } } });
    const text = logged((log) => log.error({ err: error }, 'failed'));
    expect(JSON.parse(text)).toMatchObject({ err: { message: 'boom', code: 'E_X' } });
    expect(text).not.toContain('CANARY');
  });
});

describe('redaction by shape', () => {
  const redact = createRedactor([]);

  it.each([
    ['an installation token of the old form', `ghs_${'A1b2'.repeat(9)}`],
    ['an installation token of the new form', `ghs_12345_eyJhbGciOi.eyJpc3MiOi.sig-na_ture`],
    ['a personal token', `ghp_${'x'.repeat(36)}`],
    ['a fine-grained token', `github_pat_${'x'.repeat(40)}`],
    ['a JSON web token', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI3In0.c2lnbmF0dXJl'],
    ['a registry token', `npm_${'z'.repeat(36)}`],
  ])('takes out %s', (_name, token) => {
    expect(redact(`token ${token} end`)).not.toContain(token.slice(8));
  });

  it('takes out the user and password of an address and keeps the host', () => {
    expect(redact('postgres://lw:hunter2@db.example/x')).toBe('postgres://[redacted]@db.example/x');
  });

  it('takes out a private key', () => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----';
    expect(redact(`a ${key} b`)).toBe('a [redacted] b');
  });

  it('leaves ordinary words alone', () => {
    const line = 'litellm 1.82.8 was published 38 minutes ago; the token mint answered 503';
    expect(redact(line)).toBe(line);
  });

  it('leaves a megabyte of near misses alone, without trying every way to read it', async () => {
    const thread = await openKillable(new URL('./redact-text.ts', import.meta.url));
    for (const nearMiss of ['://a', 'bearer ', 'eyJaaaa.']) {
      const text = nearMiss.repeat(1_000_000 / nearMiss.length);
      expect(await thread.call('redactText', text)).toEqual({ ended: 'well', value: text });
    }
    await thread.close();
  });
});
