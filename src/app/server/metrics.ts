import { AggregatorRegistry, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueDepth } from '../../adapters/queue/port.ts';

/** What the answering thread counts. Labels come from fixed sets: nothing that a sender chooses becomes one. */
export interface WebMetrics {
  readonly registry: Registry;
  readonly answered: (what: 'webhook' | 'page', status: number, seconds: number) => void;
  readonly delivery: (event: string, outcome: 'job' | 'duplicate' | 'ignored' | 'malformed') => void;
  readonly queue: (depth: QueueDepth) => void;
}

export function createWebMetrics(events: ReadonlySet<string>): WebMetrics {
  const registry = new Registry();
  const registers = [registry];
  const seconds = new Histogram({
    name: 'lockwarden_http_answer_seconds',
    help: 'Seconds from the request to the answer.',
    labelNames: ['what', 'status'],
    buckets: [0.005, 0.01, 0.03, 0.1, 0.3, 1, 2, 5, 10],
    registers,
  });
  const deliveries = new Counter({
    name: 'lockwarden_deliveries_total',
    help: 'Deliveries with a right signature, by event and what became of them.',
    labelNames: ['event', 'outcome'],
    registers,
  });
  const jobs = new Gauge({
    name: 'lockwarden_queue_jobs',
    help: 'Jobs in the queue by state.',
    labelNames: ['state'],
    registers,
  });
  const lag = new Gauge({
    name: 'lockwarden_queue_lag_seconds',
    help: 'Age of the oldest job that could run now.',
    registers,
  });
  return {
    registry,
    answered: (what, status, took) => seconds.observe({ what, status: String(status) }, took),
    delivery: (event, outcome) => deliveries.inc({ event: events.has(event) ? event : 'other', outcome }),
    queue: (depth) => {
      jobs.set({ state: 'waiting' }, depth.waiting);
      jobs.set({ state: 'running' }, depth.running);
      jobs.set({ state: 'dead' }, depth.dead);
      lag.set(depth.oldestMs / 1_000);
    },
  };
}

/** What the working thread counts. */
export interface JobMetrics {
  readonly registry: Registry;
  readonly job: (name: string, outcome: 'done' | 'again' | 'dead' | 'lost', seconds: number) => void;
  readonly verdict: (decision: string, seconds: number) => void;
}

export function createJobMetrics(): JobMetrics {
  const registry = new Registry();
  const registers = [registry];
  const jobs = new Histogram({
    name: 'lockwarden_job_seconds',
    help: 'Seconds that a try of a job took, by job and outcome.',
    labelNames: ['job', 'outcome'],
    buckets: [0.05, 0.1, 0.3, 1, 3, 10, 30, 100, 300],
    registers,
  });
  const verdicts = new Histogram({
    name: 'lockwarden_verdict_seconds',
    help: 'Seconds from the delivery to the published verdict, by decision.',
    labelNames: ['decision'],
    buckets: [0.3, 1, 3, 10, 20, 60, 300, 900],
    registers,
  });
  return {
    registry,
    job: (job, outcome, seconds) => jobs.observe({ job, outcome }, seconds),
    verdict: (decision, seconds) => verdicts.observe({ decision }, seconds),
  };
}

/** One Prometheus text of several registries: this thread's and what the working thread handed over. */
export async function renderMetrics(own: Registry, others: readonly object[]): Promise<string> {
  const all = [await own.getMetricsAsJSON(), ...others];
  return await AggregatorRegistry.aggregate(all).metrics();
}
