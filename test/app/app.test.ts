import { Probot } from 'probot';
import type { NewJob } from '../../src/adapters/queue/port.ts';
import { createApp } from '../../src/app/app.ts';
import { delivered } from './deliveries.ts';

describe('the Probot application', () => {
  it('stores a job for each delivery that asks for one, and nothing for others', async () => {
    const jobs: NewJob[] = [];
    const queue = {
      enqueue: async (job: NewJob) => {
        jobs.push(job);
        return true;
      },
    };
    const probot = new Probot({ appId: 7, githubToken: 'none', secret: 'a long random text', logLevel: 'fatal' });
    await probot.load(createApp(queue, { appId: 7 }));
    // Probot types each payload whole; a cut one is enough here.
    const receive = async (id: string, name: string, payload: object) =>
      await probot.receive({ id, name, payload } as Parameters<Probot['receive']>[0]);
    await receive('guid-1', 'pull_request', delivered.pullRequest('opened'));
    await receive('guid-2', 'pull_request', delivered.pullRequest('labeled'));
    await receive('guid-3', 'star', { action: 'created', repository: delivered.repository });
    expect(jobs.map((job) => [job.name, job.delivery])).toEqual([['review', 'guid-1']]);
  });
});
