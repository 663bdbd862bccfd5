import { substitute } from '../docker/image.ts';
import type { ShellWord } from '../syntax/shell.ts';

const most = 500;
const longest = 4_096;
const imageTools = new Set(['docker', 'podman', 'nerdctl', 'buildah']);
const declaring = new Set(['export', 'local', 'readonly', 'declare']);

/** The variables that a file sets to a literal, and once: what is set to two different values is not known. */
export class ScriptValues {
  private readonly known = new Map<string, string>();
  private readonly unsettled = new Set<string>();
  private readonly images = new Set<string>();

  /** Takes the assignments that stand before a command, or make one. */
  note(words: readonly ShellWord[]): void {
    for (const { text, computed } of words) {
      if (declaring.has(text)) continue;
      const name = /^([A-Za-z_][A-Za-z0-9_]{0,100})(\+?)=/.exec(text);
      if (name === null) return;
      const [whole, variable = '', plus] = name;
      this.set(variable, computed || plus === '+' ? undefined : text.slice(whole.length));
    }
  }

  /** Takes the names that a command gives to images it makes: to run those fetches nothing. */
  noteImages(tool: string, args: readonly ShellWord[]): void {
    if (!imageTools.has(tool) || this.images.size >= most) return;
    const isTag = args.some(({ text }, at) => text === 'tag' && at < 2);
    if (isTag) this.images.add(args.at(-1)?.text ?? '');
    if (!args.slice(0, 3).some(({ text }) => text === 'build' || text === 'bake' || text === 'load')) return;
    for (const [at, { text }] of args.entries()) {
      if (text === '-t' || text === '--tag') this.images.add(args[at + 1]?.text ?? '');
      else if (/^(?:-t|--tag=)./.test(text)) this.images.add(text.replace(/^(?:-t|--tag=)/, ''));
    }
  }

  /** Whether an image was made here, under this name or under it with another tag. */
  isMade(image: string): boolean {
    return (
      this.images.has(image) || this.images.has(`${image}:latest`) || this.images.has(image.replace(/:latest$/, ''))
    );
  }

  /** The text with the variables that are known. */
  fill(text: string): string {
    if (!text.includes('$') || this.known.size === 0 || text.length > longest) return text;
    return substitute(text, this.known);
  }

  private set(name: string, value: string | undefined): void {
    if (this.unsettled.has(name) || this.known.size + this.unsettled.size >= most) return;
    const before = this.known.get(name);
    if (value === undefined || (before !== undefined && before !== value)) {
      this.known.delete(name);
      this.unsettled.add(name);
    } else this.known.set(name, value);
  }
}
