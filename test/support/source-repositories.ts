import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FakeGitHub } from '../fakes/github/index.ts';

const schema = z.object({
  repo: z.object({ full_name: z.string(), default_branch: z.string(), created_at: z.string() }),
  tags: z
    .record(z.string(), z.object({ commit: z.string(), onBranch: z.boolean().default(true), date: z.string() }))
    .default({}),
  releases: z.array(z.string()).default([]),
  redirects: z.array(z.string()).default([]),
});

/** Puts the source repositories that a world of test/replay describes on the fake GitHub, with their tags and commits. */
export function plantSources(github: FakeGitHub, worldFolder: string): void {
  const folder = join(worldFolder, 'github');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    plant(github, schema.parse(JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8'))));
  }
}

function plant(github: FakeGitHub, source: z.infer<typeof schema>): void {
  const { full_name: name, default_branch: branch, created_at: createdAt } = source.repo;
  const handle = github.repository(name, { install: false, defaultBranch: branch });
  const { record } = handle;
  Object.assign(record, { createdAt });
  for (const old of source.redirects) record.oldNames.add(old.toLowerCase());
  const tags = Object.entries(source.tags).toSorted(([, a], [, b]) => a.date.localeCompare(b.date));
  let tip = handle.tip();
  for (const [tag, { commit: sha, onBranch, date }] of tags) {
    const parent = record.objects.commits.get(tip);
    // The hash is the world's: releases and provenance name it.
    record.objects.commits.set(sha, {
      sha,
      tree: parent?.tree ?? '',
      parents: parent === undefined ? [] : [parent.sha],
      message: `Release ${tag}`,
      date,
      author: record.owner,
      generation: (parent?.generation ?? 0) + 1,
    });
    record.refs.set(`refs/tags/${tag}`, sha);
    if (onBranch) tip = sha;
  }
  record.refs.set(`refs/heads/${branch}`, tip);
  for (const tag of source.releases) handle.release(tag);
}
