import type { Language } from '../../../../src/adapters/artifacts/analysis/language.ts';
import { lookAtText } from './look-at-text.ts';

function copies(text: string, language: Language = 'javascript'): readonly string[] {
  return lookAtText(text, language).drafts.flatMap(({ kind, subject }) =>
    kind === 'mail-copy' ? [subject ?? ''] : [],
  );
}

const copied = ['box@relay.invalid'];

const fires: readonly (readonly [string, Language, string])[] = [
  ['a field of a message', 'javascript', "send({ to, bcc: 'box@relay.invalid', text })"],
  ['a list of them', 'javascript', 'exports.defaults = { bcc: ["Box <box@relay.invalid>"] }'],
  ['a header', 'python', 'message["Bcc"] = "box@relay.invalid"'],
  ['an argument', 'python', 'mail.send(to, bcc=["box@relay.invalid"])'],
  ['a method', 'php', "$mail->addBCC('box@relay.invalid');"],
];

describe('blind copies', () => {
  it.each(fires)('finds %s', (_name, language, text) => {
    expect(copies(text, language).map((one) => one.replace(/^.*<|>$/g, ''))).toEqual(copied);
  });

  it('leaves addresses alone that callers or settings give', () => {
    expect(copies('send({ bcc: options.bcc, cc: "box@relay.invalid" })')).toEqual([]);
    expect(copies('if (bcc) { from = "box@relay.invalid" }')).toEqual([]);
  });

  it('leaves the domains of documentation alone', () => {
    expect(copies("send({ bcc: 'someone@mail.example.com' })")).toEqual([]);
  });
});
