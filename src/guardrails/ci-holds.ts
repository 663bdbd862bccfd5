import { switchSetting } from './guardrail.ts';
import { installRules, scriptFlags, valuedOptions, type InstallRule } from './install-rules.ts';
import type { ToolDraft } from './ci-variables.ts';

/** A program with its arguments, as a build runs it. */
export interface Run {
  readonly tool: string;
  readonly args: readonly string[];
  readonly line: number;
  /** Package managers that know that they run in CI are stricter there. */
  readonly inCi: boolean;
}

/** Whether a command that installs is held to what was locked, and runs without scripts. Nothing for any other command. */
export function installsOf(run: Run): readonly ToolDraft[] {
  const positionals = positionalsOf(run.args);
  for (const rule of installRules) {
    if (!rule.tools.includes(run.tool)) continue;
    const isHeld = heldBy(rule, run, positionals);
    if (isHeld !== undefined) return draftsOf(rule, run, isHeld);
  }
  return [];
}

function positionalsOf(args: readonly string[]): readonly string[] {
  return args.filter((arg, i) => !arg.startsWith('-') && !valuedOptions.has(args[i - 1] ?? ''));
}

/** Undefined: the rule is about another command. */
function heldBy(rule: InstallRule, { args, inCi }: Run, positionals: readonly string[]): boolean | undefined {
  const [verb = '', second = ''] = positionals;
  if (rule.always?.includes(verb) === true) return true;
  const words = [verb, `${verb} ${second}`].find((one) => rule.verbs.includes(one));
  if (rule.verbs.length > 0 && words === undefined) return undefined;
  const given = optionsOf(args);
  if (rule.needs !== undefined && !rule.needs.some((flag) => given.has(flag))) return undefined;
  if (rule.takesPackages === true && isOfPackages(positionals.slice(verb === '' ? 0 : 1), given)) return undefined;
  if (rule.loose?.some((flag) => given.has(flag)) === true) return false;
  if (rule.held.some((flag) => given.has(flag))) return true;
  return rule.byItself === 'always' || (rule.byItself === 'in-ci' && inCi);
}

/** Flags, and `flag=value` for those whose value is the next word. */
function optionsOf(args: readonly string[]): ReadonlySet<string> {
  return new Set(
    args.flatMap((arg, i) => {
      const next = args[i + 1];
      return valuedOptions.has(arg) && next !== undefined
        ? [arg, `${arg}=${next}`]
        : [arg, arg.split('=', 1)[0] ?? arg];
    }),
  );
}

/** `npm install left-pad`, `npm install -g npm`: judged as installs of those packages. A folder is the project itself. */
function isOfPackages(named: readonly string[], given: ReadonlySet<string>): boolean {
  if (['-g', '--global', '--location=global', '--help', '-h'].some((flag) => given.has(flag))) return true;
  return named.some((one) => !one.startsWith('.') && !one.startsWith('/') && !one.startsWith('$'));
}

function draftsOf(rule: InstallRule, { tool, args, line }: Run, isHeld: boolean): readonly ToolDraft[] {
  const value = [tool, ...args].slice(0, 12).join(' ').slice(0, 160);
  const key = `${rule.tools[0] ?? tool} install`;
  const command = rule.lenient === true ? 'lenient' : 'strict';
  const hold = switchSetting(rule.kind ?? 'frozen-install', key, { value, line, protects: isHeld, byDefault: true });
  const flags = scriptFlags.get(tool);
  const quiet = { value, line, protects: flags?.some((flag) => args.includes(flag)) ?? false, byDefault: true };
  const scripts = switchSetting('scripts-blocked', `${key} scripts`, quiet);
  return [
    { ...hold, tool, command },
    ...(flags === undefined ? [] : [{ ...scripts, tool, command: 'lenient' } as const]),
  ];
}
