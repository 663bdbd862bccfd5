import { join } from 'node:path';
import type { DependencySet } from '../../../src/domain/dependency.ts';
import { formatsFor, isDependencyFile, mayBeDependencyFile } from '../../../src/formats/find.ts';
import { hiddenInstalls } from '../../../src/formats/generic/hidden-installs.ts';
import { readSets } from '../../../src/formats/read.ts';
import { describeFormat, readText } from '../../support/describe-format.ts';

function entriesOf(set: DependencySet) {
  return [
    ...set.dependencies.map((d) => `${d.place.line} ${d.ecosystem} ${d.name} ${d.version}`),
    ...set.requirements.map((r) => `${r.place.line} ${r.ecosystem} ${r.name} ${r.range === '' ? 'any' : r.range}`),
  ].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

const read = (path: string, ...lines: readonly string[]) => readText(hiddenInstalls, path, lines.join('\n'));
const entries = (path: string, ...lines: readonly string[]) => entriesOf(read(path, ...lines));
const script = (...lines: readonly string[]) => entries('install.sh', ...lines);

describeFormat(hiddenInstalls, join(import.meta.dirname, 'hidden-installs'));

describe('hidden-installs in each kind of file', () => {
  it('reads Python’s installers', () => {
    expect(
      script(
        'pip install Foo.Bar==1.2 baz>=2 "qux[a,b]>=1,<2" -r req.txt -c limits.txt . -e . ./here $NAMES',
        'sudo -H python3.12 -m pip install --upgrade \\',
        "  'one==1.0' \\",
        '  two',
        '/opt/venv/bin/pip3 install three; uv pip install four~=4.0; uv add five',
        'uvx ruff@0.5.0 check; uvx --from "httpie==3.2.1" http; uv tool run six; uv run --with seven==7 x.py',
        'pipx install eight==8; pipx run --spec nine==9 cow; pipx inject env ten; poetry add eleven@^1.1',
      ),
    ).toEqual([
      '1 pypi foo-bar 1.2',
      '1 pypi baz any',
      '1 pypi qux >=1,<2',
      '3 pypi one 1.0',
      '4 pypi two any',
      '5 pypi three any',
      '5 pypi four ~=4.0',
      '5 pypi five any',
      '6 pypi ruff 0.5.0',
      '6 pypi httpie 3.2.1',
      '6 pypi seven 7',
      '6 pypi six any',
      '7 pypi eight 8',
      '7 pypi nine 9',
      '7 pypi ten any',
      '7 pypi eleven ^1.1',
    ]);
  });

  it('reads the npm family’s installers', () => {
    expect(
      script(
        'npm ci; npm install; npm i -g tool@1.2.3 @acme/x alias@npm:real@2.0.0 ./here pack.tgz',
        'npx -y once@3.0.0 /tmp other; npx --no-install local; npx -p four@4.0.0 -c "four run"',
        'pnpm dlx five; pnpm add -g six@^6; yarn dlx seven@7.0.0; yarn global add eight; bunx nine; bun add -g ten',
        'npm create vite@latest app -- --template x; npm init @acme/thing; npm i owner/repository',
      ),
    ).toEqual([
      '1 npm tool 1.2.3',
      '1 npm real 2.0.0',
      '1 npm @acme/x any',
      '2 npm once 3.0.0',
      '2 npm four 4.0.0',
      '3 npm seven 7.0.0',
      '3 npm five any',
      '3 npm six ^6',
      '3 npm eight any',
      '3 npm nine any',
      '3 npm ten any',
      '4 npm create-vite latest',
      '4 npm @acme/create-thing any',
      '4 npm repository any',
    ]);
  });

  it('reads the installers of other ecosystems', () => {
    expect(
      script(
        'go install github.com/a/lint/v2/cmd/lint@v2.1.0; go install example.org/x/tool@latest; go install ./cmd/own',
        'cargo install one --version 1.0.0 --locked; cargo install two@2.0.0; cargo install --path .; cargo +nightly install three',
        'gem install four -v 4.0; composer global require acme/five:^5; dotnet tool install -g six --version 6.0.1',
        'brew install seven python@3.12; conda install -y -c forge eight=8; hf download org/nine --revision main',
      ),
    ).toEqual([
      '1 golang github.com/a/lint/v2 2.1.0',
      '1 golang example.org/x/tool latest',
      '2 cargo one 1.0.0',
      '2 cargo two 2.0.0',
      '2 cargo three any',
      '3 gem four 4.0',
      '3 nuget six 6.0.1',
      '3 composer acme/five ^5',
      '4 generic seven any',
      '4 generic python@3.12 any',
      '4 conda eight =8',
      '4 huggingface org/nine main',
    ]);
  });

  it('tells how an open entry is installed, and that it is direct', () => {
    expect(read('install.sh', '  pip   install\tfoo').requirements).toEqual(
      [
        {
          ecosystem: 'pypi',
          name: 'foo',
          range: '',
          place: { path: 'install.sh', line: 1 },
          scope: 'build',
          direct: true,
          origin: { kind: 'registry' },
          extras: undefined,
          command: 'pip install foo',
        },
      ].map(({ extras: _none, ...rest }) => rest),
    );
  });

  it('fills in variables that the file sets once, and leaves the others as written', () => {
    expect(
      script('V=1.2', 'export W=3; W=4', 'pip install a==$V b==${W} "c==${{ matrix.c }}"', 'npm i -g d@$X'),
    ).toEqual(['3 pypi a 1.2', '3 pypi b ==${W}', '3 pypi c ==${{ matrix.c }}', '4 npm d $X']);
  });

  it('names scripts that are fetched and run, however they are', () => {
    const set = read(
      'setup.sh',
      'curl -fsSL https://get.example/one.sh | sudo -E bash -s -- -y',
      'bash <(wget -qO- https://get.example/two)',
      'sh -c "$(curl -s https://get.example/three)"',
      'curl -LO https://get.example/four.sh; chmod +x four.sh; ./four.sh',
      'curl -o data.json https://get.example/data.json; jq . data.json',
      'curl https://get.example/x.tgz | tar xz',
      'curl -s "$WHERE" | sh',
    );
    expect(set.requirements.map((r) => [r.place.line, r.name, r.origin, r.command])).toEqual([
      [
        1,
        'get.example/one.sh',
        { kind: 'url', url: 'https://get.example/one.sh' },
        'curl -fsSL https://get.example/one.sh | bash',
      ],
      [
        2,
        'get.example/two',
        { kind: 'url', url: 'https://get.example/two' },
        'wget -qO- https://get.example/two, run by bash',
      ],
      [
        3,
        'get.example/three',
        { kind: 'url', url: 'https://get.example/three' },
        'curl -s https://get.example/three, run by sh',
      ],
      [
        4,
        'get.example/four.sh',
        { kind: 'url', url: 'https://get.example/four.sh' },
        'curl -LO https://get.example/four.sh, run by a later command',
      ],
      [7, '_where', { kind: 'url', url: '$WHERE' }, 'curl -s $WHERE | sh'],
    ]);
    expect(set.remarks).toEqual([]);
  });

  it('leaves out a fetched script whose hash is compared before it runs', () => {
    expect(script('curl -o a.sh https://get.example/a.sh', 'echo "abc a.sh" | sha256sum -c', 'sh a.sh')).toEqual([]);
  });

  it('looks into scripts within scripts, and not into what is only printed', () => {
    expect(
      script(
        'bash -lc "npm i -g one@1.0.0 && pip install two"',
        "bash <<'E'",
        'pip install three==3',
        'E',
        'cat <<E > file',
        'pip install never',
        'E',
        'echo "pip install never"; X=$(npx -y four@4.0.0) # pip install never',
        'if ! command -v five; then time timeout 30 pip install five; fi; poetry run pip install six',
      ),
    ).toEqual([
      '1 npm one 1.0.0',
      '1 pypi two any',
      '3 pypi three 3',
      '8 npm four 4.0.0',
      '9 pypi five any',
      '9 pypi six any',
    ]);
  });

  it('reads workflow steps in every way of writing them, with their lines', () => {
    const text = [
      'jobs:',
      '  a:',
      '    name: pip install never',
      '    steps:',
      '      - run: pip install one',
      '      - run: |',
      '          make',
      '',
      '          pip install two==2 \\',
      '            three',
      '      - { run: "npx four@4.0.0" }',
      '      - run: >-',
      '          pip install',
      '          five',
      '      - shell: python',
      '        run: |',
      '          pip install never',
    ];
    expect(entries('.github/workflows/ci.yml', ...text)).toEqual([
      '5 pypi one any',
      '9 pypi two 2',
      '10 pypi three any',
      '11 npm four 4.0.0',
      '13 pypi five any',
    ]);
  });

  it('reads RUN in shell and exec form and in here-documents', () => {
    const text = [
      'FROM alpine',
      'ARG V=1.0',
      'ENV W 2.0',
      'RUN --mount=type=cache,target=/c \\',
      '    # a comment',
      '    pip install one==$V \\',
      '      two==$W',
      'RUN ["npm", "i", "-g", "three@3.0.0"]',
      'RUN <<E',
      'pip install four==4',
      'E',
      'RUN make',
      'LABEL x="pip install never"',
    ];
    expect(entries('Dockerfile', ...text)).toEqual([
      '6 pypi one 1.0',
      '7 pypi two 2.0',
      '8 npm three 3.0.0',
      '10 pypi four 4',
    ]);
  });

  it('reads recipes of Makefiles and justfiles, Procfiles, PowerShell and Compose commands', () => {
    expect(
      entries(
        'Makefile',
        'PIP ?= pip',
        'a: b',
        '\t@$(PIP) install one==1 && \\',
        '\t  npx two',
        '\t-pip install "x==$$V"',
        'C := $(shell uvx three)',
      ),
    ).toEqual(['3 pypi one 1', '4 npm two any', '5 pypi x ==$V', '6 pypi three any']);
    expect(entries('Makefile', 'a:', "\techo it's", '\tpip install one', "\techo isn't")).toEqual(['3 pypi one any']);
    expect(entries('justfile', 'a:', '  @pip install {{name}} one==1')).toEqual(['2 pypi one 1']);
    expect(entries('Procfile', 'web: npx serve@1.0.0', 'x')).toEqual(['1 npm serve 1.0.0']);
    expect(entries('install.ps1', 'irm https://get.example/i.ps1 | iex', 'pip install `', '  one==1')).toEqual([
      '1 generic get.example/i.ps1 any',
      '3 pypi one 1',
    ]);
    const services = [
      'services:',
      '  a: { command: ["npx", "-y", "one@1.0.0"] }',
      '  b: { command: sh -c "pip install two" }',
    ];
    expect(entries('compose.yml', ...services)).toEqual(['2 npm one 1.0.0', '3 pypi two any']);
  });

  it('reads CI systems that keep commands in lists', () => {
    expect(
      entries(
        '.gitlab-ci.yml',
        'job:',
        '  before_script:',
        '    - pip install one',
        '    - [npx two]',
        '  script: make',
      ),
    ).toEqual(['3 pypi one any', '4 npm two any']);
  });

  it('says which registry a command names, and what comes without encryption', () => {
    const set = read(
      'install.sh',
      'pip install -i http://u:secret@index.example/simple one==1',
      'pip install --extra-index-url https://more.example two',
    );
    expect(set.dependencies[0]?.origin).toEqual({ kind: 'registry', url: 'http://index.example/simple' });
    expect(set.remarks.map((r) => `${r.line} ${r.code}`)).toEqual([
      '1 registry-address',
      '1 insecure-address',
      '1 credentials-in-address',
      '2 registry-address',
    ]);
    expect(JSON.stringify(set)).not.toContain('secret@');
  });

  it('never fails on what is no script, and takes no odd word for a package', () => {
    const set = read(
      'install.sh',
      `pip install '${'a'.repeat(500)}' 'a b' '<x>' --weird=1 -`,
      'npm i -g "$(evil)" *',
      'pip install "__proto__==1"',
    );
    expect(entriesOf(set)).toEqual([]);
    expect(set.problems).toEqual([]);
    expect(read('install.sh', 'pip install "', "npx '", '$(uvx').problems).toEqual([]);
  });

  it('remarks on names with look-alike letters', () => {
    const set = read('install.sh', 'npx reаct');
    expect(set.remarks.map((r) => r.code)).toEqual(['suspicious-name']);
  });

  it('says nothing of a broken workflow, which its own format does, and says so of other files', () => {
    const sets = (path: string) => readSets([{ path, bytes: Buffer.from('a: [\nrun: pip install x') }]);
    expect(sets('.github/workflows/a.yml').map((set) => [set.format, set.problems.length])).toEqual([
      ['github-workflow', 1],
      ['hidden-installs', 0],
    ]);
    expect(sets('.gitlab-ci.yml').map((set) => [set.format, set.problems.length])).toEqual([['hidden-installs', 1]]);
    const latin = readSets([{ path: 'Makefile', bytes: Buffer.from([0x70, 0x69, 0x70, 0xff]) }]);
    expect(latin.map((set) => set.problems.map((p) => p.code))).toEqual([['unreadable-file']]);
  });

  it('tells names that say much from names that many files have', () => {
    expect(['install.sh', 'scripts/x.sh', 'Makefile', '.husky/pre-commit'].map(isDependencyFile)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isDependencyFile('src/x.sh')).toBe(false);
    expect(mayBeDependencyFile('src/x.sh')).toBe(true);
    expect(formatsFor('src/x.sh').map((format) => format.id)).toEqual(['hidden-installs']);
    expect(readSets([{ path: 'src/x.sh', bytes: Buffer.from('make all') }])).toEqual([]);
  });
});

describe('hidden-installs of images', () => {
  it('lists images that are run or pulled, and not what runs inside', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const set = read(
      'install.sh',
      `docker run --rm -it -v "$PWD:/w" -e A=b -p8080:80 ghcr.io/o/img:1.2@${digest} pip install inside`,
      'docker pull alpine; docker -H tcp://h:1 image pull busybox:1.36',
      'sudo podman container run --network host -d nginx:1.25 nginx',
      'nerdctl create "$IMAGE"; docker run tool:$TAG; docker compose up',
    );
    expect(entriesOf(set)).toEqual([
      '1 docker ghcr.io/o/img 1.2',
      '2 docker busybox 1.36',
      '2 docker alpine any',
      '3 docker nginx 1.25',
      '4 docker tool $TAG',
    ]);
    expect(set.dependencies[0]).toMatchObject({ digest, integrity: [digest] });
  });

  it('leaves out images that the same file makes', () => {
    expect(
      script(
        'docker build -t local/one:1 --tag=local/two .',
        'docker buildx build --load -t local/three .',
        'docker tag local/one:1 other.example/four:2',
        'docker run local/one:1; docker run local/two; docker run local/three:latest; docker run other.example/four:2',
        'docker run local/one:2',
      ),
    ).toEqual(['5 docker local/one 2']);
  });
});

describe('hidden-installs of notebooks', () => {
  const code = (...source: readonly string[]) => ({ cell_type: 'code', source });
  const notebook = (...cells: readonly object[]) => JSON.stringify({ cells, nbformat: 4 }, null, 1);

  it('reads what code cells hand to a shell or an installer, with the lines of the file', () => {
    const cells = [
      { cell_type: 'markdown', source: ['!pip install prose'] },
      code(
        'import os\n',
        '!pip install one==1.0 \\\n',
        '   two\n',
        "print('!pip install three')\n",
        '%matplotlib inline',
      ),
      code('%pip install "four[x]==4"\n', '  !npm i -g five@5.0.0\n', '%conda install six\n', 'files = !ls'),
      code('%%bash\n', 'pip install seven==7'),
      { cell_type: 'code', source: '%%time\n!uv pip install {name} eight==8' },
    ];
    expect(entries('docs/a.ipynb', notebook(...cells))).toEqual([
      '13 pypi one 1.0',
      '13 pypi two any',
      '22 pypi four 4',
      '23 npm five 5.0.0',
      '24 conda six any',
      '32 pypi seven 7',
      '37 pypi eight 8',
    ]);
  });

  it('says of a notebook that is no JSON that it could not be read, and passes over those that install nothing', () => {
    expect(read('a.ipynb', '{"cells": [{"source": ["!pip install x"').problems).toMatchObject([
      { code: 'unreadable-file' },
    ]);
    expect(readSets([{ path: 'b.ipynb', bytes: Buffer.from(notebook(code('print(1)'))) }])).toEqual([]);
    expect(isDependencyFile('docs/a.ipynb')).toBe(false);
    expect(mayBeDependencyFile('docs/a.ipynb')).toBe(true);
  });
});
