import { setTimeout as sleep } from 'node:timers/promises';
import type { Pull, RepositoryHandle } from '../fakes/github/index.ts';
import { calm, openHouse, stock, until } from '../e2e/house.ts';
import { objectOf, payload, withSet } from './payloads.ts';
import type { WebhookOutcome } from './webhook-case.ts';

type Step = Readonly<Record<string, unknown>>;

/** Plays a sequence of deliveries against the whole App, whose GitHub holds the commits that the payloads name. */
export async function runSequence(steps: readonly Step[]): Promise<WebhookOutcome> {
  const house = await openHouse();
  try {
    stock(house);
    const shop = house.github.repository('octo-org/demo', { files: { 'requirements.txt': 'quietlib==1.0.0\n' } });
    const pull = shop.openPullRequest({ files: { 'requirements.txt': 'quietlib==1.0.1\n' } });
    const started = Date.now();
    const statuses: number[] = [];
    for (const step of steps) {
      await sleep(Math.max(0, started + Number(step['at_ms'] ?? 0) - Date.now()));
      statuses.push(await deliverStep(house.github, { shop, pull }, step));
    }
    await until(() => shop.checkRuns(pull).find(({ status }) => status === 'completed'), 'a verdict', 20_000);
    await calm(house);
    const finals = shop.record.checkRuns.filter(({ conclusion }) =>
      ['success', 'failure', 'neutral'].includes(conclusion ?? ''),
    );
    const newest = finals.filter(({ headSha }) => headSha === pull.headSha);
    return {
      http: Math.max(...statuses),
      jobs: 1,
      writes: house.github.journal.filter(({ method, applied }) => method !== 'GET' && applied).length,
      api_calls: house.github.journal.length,
      final_checks: newest.length,
      final_is_newest: finals.length === newest.length,
      conclusion: newest[0]?.conclusion ?? null,
    };
  } finally {
    await house.close();
  }
}

interface Subject {
  readonly shop: RepositoryHandle;
  readonly pull: Pull;
}

/** One delivery, with the ids that this GitHub gave; its heads become commits of the repository. */
async function deliverStep(
  github: Awaited<ReturnType<typeof openHouse>>['github'],
  { shop, pull }: Subject,
  step: Step,
): Promise<number> {
  const name = String(step['payload']);
  const body = withSet(payload(name), step['set']);
  const head = String(objectOf(objectOf(body['pull_request'])['head'])['sha'] ?? pull.headSha);
  plant(shop, pull, head);
  const apiHead = typeof step['api_head'] === 'string' ? step['api_head'] : head;
  plant(shop, pull, apiHead);
  Object.assign(pull, { headSha: apiHead });
  shop.record.refs.set(`refs/pull/${pull.number}/head`, apiHead);
  const sent = withSet(body, {
    number: pull.number,
    'pull_request.number': pull.number,
    'pull_request.base.sha': pull.baseSha,
    'pull_request.base.ref': pull.baseRef,
    'repository.id': shop.record.id,
    'repository.name': shop.record.name,
    'repository.owner.login': shop.record.owner,
    'installation.id': github.install(shop.record.owner).id,
  });
  return (await github.deliver(name.split('.')[0] ?? '', sent)).status;
}

/** A commit under the hash that a payload names, with the change of the pull request. */
function plant(shop: RepositoryHandle, pull: Pull, sha: string): void {
  const { commits } = shop.record.objects;
  const like = commits.get(pull.headSha);
  if (like !== undefined && !commits.has(sha)) commits.set(sha, { ...like, sha });
}
