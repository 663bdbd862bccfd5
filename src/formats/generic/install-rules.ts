import type { EcosystemId } from '../../domain/package.ts';
import type { ArgumentRule } from './arguments.ts';
import { addConda, addGo, addNpm, addNpmInitializer, addPypi } from './add-installed.ts';
import { addBrew, addCargo, addComposer, addGem, addImage, addModel, addNuget } from './add-others.ts';
import type { AddInstalled } from './installed.ts';

/** One way in which a command line tool is told to install or to fetch and run something. */
export interface InstallRule extends ArgumentRule {
  readonly tool: string;
  readonly add: AddInstalled;
  /** The ecosystem whose registry `registryOptions` name. */
  readonly ecosystem: EcosystemId;
  /** Options whose values are packages as well. */
  readonly packageOptions?: readonly string[];
  /** Those of them beside which the positional is no package, but a program of one. */
  readonly replacing?: readonly string[];
  readonly registryOptions?: readonly string[];
  /** Options that name the version of the one positional. */
  readonly versionOptions?: readonly string[];
  /** Positionals before the first package. */
  readonly skip?: number;
  /** Flags with which nothing is fetched. */
  readonly never?: readonly string[];
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

const pipValued = new Set(
  words(
    '-r --requirement --requirements -c --constraint --constraints -e --editable -i --index-url --extra-index-url --index --default-index -f --find-links -t --target --prefix --root --src --platform --python-version --python-platform --implementation --abi --no-binary --only-binary --progress-bar --cache-dir --proxy --cert --client-cert --timeout --retries --trusted-host --config-settings --config-setting -C --global-option --install-option --upgrade-strategy --report --exists-action -p --python --log --root-user-action --keyring-provider --use-feature --use-deprecated --group --override --overrides --exclude-newer --resolution --prerelease --index-strategy --link-mode --no-build-isolation-package -P --upgrade-package --torch-backend -b --build-constraints -o --output -w --wheel-dir -d --dest --with --with-requirements --with-editable --from --spec --directory --project --extra --optional --branch --tag --rev -G --source --pip-args --suffix --refresh-package --reinstall-package --package --env-file --color',
  ),
);
const npmValued = new Set(
  words(
    '--prefix -C --registry --cache --loglevel --tag --omit --include --workspace -w --userconfig --globalconfig --otp --before --min-release-age --dir --filter -F --store-dir --cwd --save-prefix --script-shell --node-options --target_arch --target_platform --fetch-retries --fetch-timeout --network-timeout --modules-folder --global-dir --mutex --backend',
  ),
);
const npxValued = new Set([...npmValued, '-p', '--package', '-c', '--call', '--shell-mode']);
const cargoValued = new Set(
  words(
    '--version --vers --git --tag --rev --branch --path --root --registry --index -F --features --profile --target -j --jobs --target-dir --config -Z --strategies --targets',
  ),
);
const gemValued = new Set(words('-v --version -s --source -i --install-dir -n --bindir --platform -P --trust-policy'));
const dotnetValued = new Set(
  words(
    '--version -v --tool-path --add-source -s --source --configfile --framework -f --tool-manifest --verbosity --package-directory',
  ),
);
const condaValued = new Set(words('-n --name -p --prefix -c --channel --file -f --solver --repodata-fn --subdir'));
const composerValued = new Set(words('-d --working-dir --prefer-install'));
const hubValued = new Set(
  words(
    '--revision --repo-type --local-dir --cache-dir --include --exclude --token --max-workers --tokenizer --dtype --port --host',
  ),
);
const dockerValued = new Set(
  words(
    '-H --host --context --config -l --log-level -a --attach --add-host --annotation --arch --authfile --blkio-weight --cap-add --cap-drop --cgroup-parent --cgroupns --cidfile --cpus -c --cpu-period --cpu-quota --cpu-shares --cpuset-cpus --cpuset-mems --creds --detach-keys --device --device-cgroup-rule --device-read-bps --device-write-bps --dns --dns-option --dns-search --domainname --entrypoint -e --env --env-file --expose --gpus --group-add --health-cmd --health-interval --health-retries --health-start-period --health-timeout -h --hostname --ip --ip6 --ipc --isolation --label --label-file --link --log-driver --log-opt --mac-address -m --memory --memory-reservation --memory-swap --mount --name --network --net --network-alias --oom-score-adj --os --pid --pids-limit --platform --pod -p --publish --pull --restart --runtime --secret --security-opt --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs --ulimit -u --user --userns --uts --variant -v --volume --volume-driver --volumes-from -w --workdir',
  ),
);
const nothing: ReadonlySet<string> = new Set();

const pip = {
  add: addPypi,
  valued: pipValued,
  take: 'all',
  ecosystem: 'pypi',
  packageOptions: ['-e', '--editable', '--with'],
  registryOptions: ['-i', '--index-url', '--default-index'],
} as const;
const pyTool = {
  ...pip,
  take: 'first',
  packageOptions: ['--from', '--spec', '--with'],
  replacing: ['--from', '--spec'],
} as const;
const npm = { add: addNpm, valued: npmValued, take: 'all', ecosystem: 'npm', registryOptions: ['--registry'] } as const;
const npx = {
  ...npm,
  valued: npxValued,
  take: 'first',
  packageOptions: ['-p', '--package'],
  replacing: ['-p', '--package'],
  never: ['--no-install', '--no', '--offline'],
} as const;
const create = { ...npm, add: addNpmInitializer, take: 'first' } as const;
const go = {
  add: addGo,
  valued: new Set(words('-tags -ldflags -gcflags -mod -modfile -C -o -p')),
  ecosystem: 'golang',
} as const;

/** Rows of the same shape: `pip install`, `pip download`, … */
function rows<T extends Omit<InstallRule, 'tool' | 'verbs'>>(
  shape: T,
  commands: readonly string[],
): readonly InstallRule[] {
  return commands.map((command) => {
    const [tool = '', ...verbs] = command.split(' ');
    return { ...shape, tool, verbs };
  });
}

/** The ways in which Docker and its like fetch an image. */
function imageCommands(): readonly string[] {
  const verbs = ['run', 'create', 'pull', 'container run', 'container create', 'image pull'];
  return ['docker', 'podman', 'nerdctl'].flatMap((tool) => verbs.map((verb) => `${tool} ${verb}`));
}

/** Every command that is read, by its tool. */
const table: readonly InstallRule[] = [
  ...rows(pip, [
    'pip install',
    'pip download',
    'pip wheel',
    'uv pip install',
    'uv add',
    'uv tool install',
    'pipx install',
  ]),
  ...rows(pip, ['poetry add', 'poetry self add', 'pdm add', 'pipenv install', 'rye install']),
  ...rows({ ...pip, skip: 1 }, ['pipx inject']),
  // What `uv run` starts is the project's; only `--with` brings something.
  ...rows({ ...pip, packageOptions: ['--with'], skip: 1, take: 'first' }, ['uv run']),
  ...rows(pyTool, ['uvx', 'uv tool run', 'pipx run']),
  ...rows(npm, ['npm install', 'npm i', 'npm add', 'npm in', 'pnpm add', 'pnpm install', 'pnpm i']),
  ...rows(npm, ['yarn add', 'yarn global add', 'bun add', 'bun install', 'bun i', 'bun a', 'deno add', 'deno install']),
  ...rows(npx, ['npx', 'npm exec', 'npm x', 'pnpm dlx', 'pnpx', 'yarn dlx', 'bunx', 'bun x']),
  ...rows(create, ['npm create', 'npm init', 'npm innit', 'pnpm create', 'yarn create', 'bun create']),
  ...rows({ ...go, take: 'all' }, ['go install', 'go get']),
  ...rows({ ...go, take: 'first' }, ['go run']),
  ...rows(
    { add: addCargo, valued: cargoValued, take: 'all', ecosystem: 'cargo', versionOptions: ['--version', '--vers'] },
    ['cargo install', 'cargo binstall', 'cargo add'],
  ),
  ...rows(
    {
      add: addGem,
      valued: gemValued,
      take: 'all',
      ecosystem: 'gem',
      versionOptions: ['-v', '--version'],
      registryOptions: ['-s', '--source'],
    },
    ['gem install', 'gem i'],
  ),
  ...rows({ add: addComposer, valued: composerValued, take: 'all', ecosystem: 'composer' }, [
    'composer global require',
    'composer require',
  ]),
  ...rows(
    {
      add: addNuget,
      valued: dotnetValued,
      take: 'one',
      ecosystem: 'nuget',
      versionOptions: ['--version', '-v'],
      registryOptions: ['--add-source', '-s', '--source'],
    },
    [
      'dotnet tool install',
      'dotnet tool update',
      'dotnet add package',
      'dotnet package add',
      'dotnet tool exec',
      'dnx',
    ],
  ),
  ...rows({ add: addBrew, valued: nothing, take: 'all', ecosystem: 'generic' }, ['brew install', 'brew reinstall']),
  ...rows({ add: addConda, valued: condaValued, take: 'all', ecosystem: 'conda' }, [
    'conda install',
    'conda create',
    'mamba install',
    'mamba create',
    'micromamba install',
    'micromamba create',
  ]),
  ...rows({ add: addImage, valued: dockerValued, take: 'first', ecosystem: 'docker' }, imageCommands()),
  ...rows({ add: addModel, valued: hubValued, take: 'one', ecosystem: 'huggingface', versionOptions: ['--revision'] }, [
    'huggingface-cli download',
    'hf download',
    'vllm serve',
  ]),
];

const byTool = Map.groupBy(table, (rule) => rule.tool);

/** The rules of a tool; none for any other program. */
export function rulesFor(tool: string): readonly InstallRule[] {
  return byTool.get(tool) ?? [];
}
