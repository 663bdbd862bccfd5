import { analyse } from '../../../../src/adapters/artifacts/analysis/analyse.ts';
import { defaultLimits } from '../../../../src/adapters/artifacts/limits.ts';
import type { ArchiveDelta } from '../../../../src/domain/facts.ts';
import type { EcosystemId } from '../../../../src/domain/package.ts';
import { assembly, classFile } from '../compiling.ts';
import { zipOf } from '../packing.ts';

type Files = Readonly<Record<string, string | Buffer>>;

const zip = (files: Files): Buffer => zipOf(Object.entries(files).map(([path, text]) => ({ path, text })));

function compare(ecosystem: EcosystemId, after: Files, before?: Files): Promise<ArchiveDelta> {
  const stated = { registry: [], lockfile: [], ofOneFile: true };
  const task = {
    ecosystem,
    after: { fileName: 'thing-1.1.zip', bytes: zip(after) },
    before: before && { fileName: 'thing-1.0.zip', bytes: zip(before) },
    companion: undefined,
    registry: undefined,
    limits: defaultLimits,
    stated,
  };
  return analyse(task, () => undefined);
}

const seen = ({ capabilities }: ArchiveDelta): readonly string[] =>
  capabilities.map((one) => `${one.kind} ${one.path}${one.line === undefined ? '' : `:${one.line}`} ${one.reach}`);

describe('a Maven archive', () => {
  const quiet = classFile({ members: { List: ['add'], String: ['length()'] }, texts: ['ready'] });
  const downloader = classFile({
    members: { URL: ['openStream()'], FileOutputStream: ['<init>', 'write'], Runtime: ['exec'], List: ['add'] },
    texts: ['https://cdn.example/stage', 'ready'],
  });

  it('tells what a class newly downloads and runs', async () => {
    const delta = await compare('maven', { 'org/a/A.class': downloader }, { 'org/a/A.class': quiet });
    expect(seen(delta)).toContain('download-and-run org/a/A.class unknown');
    expect(seen(delta)).toContain('network org/a/A.class import');
    expect(delta.capabilities.find((one) => one.kind === 'process')?.evidence).toBe('Runtime.exec(_);');
  });

  it('is quiet about a class that could do it before, in another order', async () => {
    const again = classFile({
      members: {
        List: ['add', 'clear()'],
        Runtime: ['exec'],
        URL: ['openStream()'],
        FileOutputStream: ['write', '<init>'],
      },
      texts: ['ready', 'https://cdn.example/stage'],
    });
    expect(seen(await compare('maven', { 'org/a/A.class': again }, { 'org/a/A.class': downloader }))).toEqual([]);
  });

  it('is quiet about ordinary new code', async () => {
    const more = classFile({
      members: { Map: ['put'], String: ['format'], Files: ['readString'] },
      texts: ['%s is %d'],
    });
    expect(seen(await compare('maven', { 'org/a/B.class': more }, { 'org/a/A.class': quiet }))).toEqual([]);
  });
});

describe('a NuGet archive', () => {
  const loader = assembly({
    members: { WebClient: ['.ctor', 'DownloadData'], Assembly: ['LoadFrom'], Environment: ['GetEnvironmentVariables'] },
    texts: ['https://files.example/x'],
  });
  const quiet = assembly({ members: { Console: ['WriteLine'] }, texts: ['hello'] });

  it('tells what a library newly does when a program uses it', async () => {
    const delta = await compare('nuget', { 'lib/net8.0/A.dll': loader }, { 'lib/net8.0/A.dll': quiet });
    expect(seen(delta)).toContain('network lib/net8.0/A.dll import');
    expect(seen(delta)).toContain('dynamic-evaluation lib/net8.0/A.dll import');
    expect(seen(delta)).toContain('environment-sweep lib/net8.0/A.dll import');
  });

  it('counts analyzers and tasks as run by the build', async () => {
    for (const path of ['analyzers/dotnet/cs/A.dll', 'build/net8.0/Tasks.dll', 'tools/A.dll']) {
      const delta = await compare('nuget', { [path]: loader }, { [path]: quiet });
      expect(seen(delta)).toContain(`network ${path} install`);
    }
  });
});

describe('archives of Dart, Elixir and Erlang', () => {
  it.each([
    ['pub', 'hook/build.dart', "final r = await Process.run('sh', ['-c', cmd]);", 'process hook/build.dart:1 install'],
    ['pub', 'lib/a.dart', 'final all = jsonEncode(Platform.environment);', 'environment-sweep lib/a.dart:1 import'],
    ['pub', 'lib/a.dart', "import 'package:http/http.dart' as http;", 'network lib/a.dart:1 import'],
    ['hex', 'mix.exs', '{out, 0} = System.cmd("sh", ["-c", line])', 'process mix.exs:1 install'],
    ['hex', 'lib/a.ex', 'Code.eval_string(body)', 'dynamic-evaluation lib/a.ex:1 import'],
    ['hex', 'lib/a.ex', 'all = System.get_env()', 'environment-sweep lib/a.ex:1 import'],
    ['hex', 'src/a.erl', 'run(X) -> os:cmd(X).', 'process src/a.erl:1 import'],
    ['maven', 'a/A.kt', 'Runtime.getRuntime().exec(arrayOf("sh"))', 'process a/A.kt:1 import'],
  ] as const)('%s tells what %s does by %j', async (ecosystem, path, line, expected) => {
    const before = { [path]: '' };
    expect(seen(await compare(ecosystem, { [path]: `${line}\n` }, before))).toContain(expected);
  });

  it.each([
    ['pub', 'lib/a.dart', "final home = Platform.environment['HOME'];"],
    ['hex', 'lib/a.ex', 'home = System.get_env("HOME")'],
    ['hex', 'lib/a.ex', 'File.read!("a")'],
    ['maven', 'a/A.java', 'String home = System.getenv("HOME");'],
    ['maven', 'a/A.java', 'executor.execute(task);'],
  ] as const)('%s is quiet about %s with %j', async (ecosystem, path, line) => {
    expect(seen(await compare(ecosystem, { [path]: `${line}\n` }, { [path]: '' }))).toEqual([]);
  });
});
