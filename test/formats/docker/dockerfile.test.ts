import { compose } from '../../../src/formats/docker/compose.ts';
import { dockerfile } from '../../../src/formats/docker/dockerfile.ts';
import { parseImage } from '../../../src/formats/docker/image.ts';
import { readText } from '../../support/describe-format.ts';

describe('parseImage', () => {
  it('takes references apart', () => {
    expect(parseImage('node')).toEqual({ name: 'node', tag: undefined, digest: undefined });
    expect(parseImage('localhost:5000/a/b:1.2@sha256:ff')).toEqual({
      name: 'localhost:5000/a/b',
      tag: '1.2',
      digest: 'sha256:ff',
    });
    expect(parseImage('a b')).toBeUndefined();
    expect(parseImage('node:')).toBeUndefined();
    expect(parseImage('https://user:secret@h.example/a')).toBeUndefined();
  });
});

describe('dockerfile', () => {
  const brief = (text: string) => {
    const set = readText(dockerfile, 'Dockerfile', text);
    return {
      pinned: set.dependencies.map((d) => `${d.place.line} ${d.name}:${d.version}${d.digest ? `@${d.digest}` : ''}`),
      open: set.requirements.map((r) => `${r.place.line} ${r.name} ${r.range}`),
      remarks: set.remarks.map((r) => `${r.line} ${r.code}`),
    };
  };

  it('reads what ADD fetches from elsewhere, with its hash', () => {
    const set = readText(
      dockerfile,
      'Dockerfile',
      [
        'FROM scratch',
        `ADD --checksum=sha256:${'a'.repeat(64)} --chmod=644 https://files.example/tool-1.tgz?x=1 /opt/`,
        'ADD ["https://files.example/b.tgz", "/b"]',
        'ADD https://github.com/o/r.git#v1:docs git@github.com:o/s.git ./local /src/',
        'ADD local.tar.gz /x',
      ].join('\n'),
    );
    expect(set.requirements).toMatchObject([
      { ecosystem: 'generic', name: 'files.example/tool-1.tgz', integrity: [`sha256:${'a'.repeat(64)}`] },
      { name: 'files.example/b.tgz', place: { line: 3 }, origin: { kind: 'url' } },
      { name: 'github.com/o/r', origin: { kind: 'git', url: 'https://github.com/o/r.git', ref: 'v1' } },
      { name: 'github.com/o/s', origin: { kind: 'git', url: 'git@github.com:o/s.git' } },
    ]);
  });

  it('reads images, stages, arguments and mounts', () => {
    const text = [
      '# syntax=docker/dockerfile:1.7',
      'ARG BASE=node:24',
      'FROM --platform=$BUILDPLATFORM ${BASE} AS Build',
      'COPY --from=build /a /b',
      'COPY --from=busybox:1.37 /x /y',
      'RUN --mount=type=bind,from=golang:1.25,target=/go \\',
      '    # a comment inside',
      '    make',
      'FROM scratch',
      'FROM build',
      'FROM gcr.io/distroless/base',
      'COPY --from=0 /a /a',
    ].join('\n');
    expect(brief(text)).toEqual({
      pinned: ['1 docker/dockerfile:1.7', '3 node:24', '5 busybox:1.37', '6 golang:1.25'],
      open: ['11 gcr.io/distroless/base '],
      remarks: [],
    });
  });

  it('skips heredocs, and says which image it cannot know', () => {
    expect(brief('FROM alpine:3\nRUN <<EOF\nFROM evil:1\nEOF\nFROM $OTHER\nFROM app:$TAG\n')).toEqual({
      pinned: ['1 alpine:3'],
      open: ['6 app $TAG'],
      remarks: ['5 weak-pin'],
    });
  });
});

describe('docker-compose', () => {
  it('reads images with the defaults of their variables, and not what is built here', () => {
    const text =
      'services:\n  a: { image: "${R:-redis:7@sha256:aa}" }\n  b:\n    image: own\n    build: .\n  c: { image: "pg:${V}" }\n';
    const set = readText(compose, 'compose.yaml', text);
    expect(set.dependencies.map((d) => [d.name, d.version, d.digest])).toEqual([['redis', '7', 'sha256:aa']]);
    expect(set.requirements.map((r) => [r.name, r.range])).toEqual([['pg', '${V}']]);
  });
});
