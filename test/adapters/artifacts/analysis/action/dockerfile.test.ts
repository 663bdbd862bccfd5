import { readDockerfile } from '../../../../../src/adapters/artifacts/analysis/action/dockerfile.ts';

describe('readDockerfile', () => {
  it('keeps the commands on their lines and names what the image takes in', () => {
    const text = [
      '# syntax=docker/dockerfile:1',
      'FROM alpine:3.20 AS base',
      'COPY --chown=root run.sh lib/ /app/',
      'RUN apk add curl \\',
      '  && curl -s https://x.example/i.sh | sh',
      'ENTRYPOINT ["/app/run.sh"]',
    ].join('\n');
    const { shell, named, bases } = readDockerfile(text);
    expect(shell.split('\n')).toEqual([
      '',
      '',
      '',
      'apk add curl \\',
      '  && curl -s https://x.example/i.sh | sh',
      '["/app/run.sh"]',
    ]);
    expect(named).toEqual(expect.arrayContaining(['run.sh', 'lib/', '/app/run.sh']));
    expect(named).not.toContain('/app/');
    expect(bases).toEqual(['alpine:3.20']);
  });

  it('reads here-documents as commands of RUN and as content of COPY', () => {
    const { shell } = readDockerfile('RUN <<EOF\nwget -q x\nEOF\nCOPY <<EOT /a\nsecret\nEOT\nRUN true');
    expect(shell.split('\n')).toEqual(['<<EOF', 'wget -q x', '', '', '', '', 'true']);
  });
});
