import { withoutEcho } from '../../../src/adapters/http/echo.ts';

const answer = (body: Buffer | string) => ({
  status: 200,
  headers: {},
  body: Buffer.from(body),
  url: 'https://x.example/',
});

describe('an answer that repeats its credentials', () => {
  it.each([
    ['a token', 'Bearer CANARY-token', 'see CANARY-token.', 'see [redacted].'],
    ['a whole header', 'CANARY-token', '{"seen":"CANARY-token"}', '{"seen":"[redacted]"}'],
    [
      'a password',
      `Basic ${Buffer.from('ci:CANARY-pass').toString('base64')}`,
      'ci:CANARY-pass, CANARY-pass',
      '[redacted], [redacted]',
    ],
    [
      'a login as it was sent',
      `Basic ${Buffer.from('ci:CANARY-pass').toString('base64')}`,
      Buffer.from('ci:CANARY-pass').toString('base64'),
      '[redacted]',
    ],
  ])('loses %s', (_what, authorization, body, clean) => {
    expect(withoutEcho(answer(body), authorization).body.toString()).toBe(clean);
  });

  it('keeps every other byte', () => {
    const bytes = Buffer.concat([Buffer.from([0, 255, 128]), Buffer.from('CANARY-token'), Buffer.from('é')]);
    const clean = withoutEcho(answer(bytes), 'Bearer CANARY-token').body;
    expect(clean.equals(Buffer.concat([Buffer.from([0, 255, 128]), Buffer.from('[redacted]'), Buffer.from('é')]))).toBe(
      true,
    );
  });

  it('is left as it is without credentials, and where nothing is repeated', () => {
    const plain = answer('nothing');
    expect(withoutEcho(plain, undefined)).toBe(plain);
    expect(withoutEcho(plain, 'Bearer CANARY-token')).toBe(plain);
    expect(withoutEcho(answer('abc abc'), `Basic ${Buffer.from('u:abc').toString('base64')}`).body.toString()).toBe(
      'abc abc',
    );
  });
});
