import type { Delivered } from './deliver.ts';
import { deliver } from './deliver.ts';
import type { Entry, Files } from './git-objects.ts';
import { lay, newRepository } from './new-repository.ts';
import type { MergeGroup } from './payloads.ts';
import {
  checkRunPayload,
  checkSuitePayload,
  issueCommentPayload,
  mergeGroupPayload,
  pullRequestPayload,
  pushPayload,
} from './payloads.ts';
import { newRun, suiteOf } from './routes-checks.ts';
import type { CheckRun, IssueComment, Pull, Repository, ReviewComment, Role, World } from './world.ts';
import { fullName, iso, userNamed } from './world.ts';

export interface PullOptions {
  readonly files: Files;
  readonly title?: string;
  readonly body?: string | null;
  readonly author?: string;
  readonly branch?: string;
  readonly draft?: boolean;
  /** Opens it from a fork of that account. */
  readonly fork?: string;
  /** Branches off this commit instead of the base branch's tip. */
  readonly from?: string;
  readonly base?: string;
}

/** A repository in the hands of a test or of the demo: what people do to it, and what they then see. */
export class RepositoryHandle {
  readonly world: World;
  readonly record: Repository;

  constructor(world: World, record: Repository) {
    this.world = world;
    this.record = record;
  }

  get fullName(): string {
    return fullName(this.record);
  }

  /** The commit at a branch's tip. */
  tip(branch = this.record.defaultBranch): string {
    return this.record.refs.get(`refs/heads/${branch}`) ?? '';
  }

  /** Lays files over a commit's tree; `null` deletes. */
  commit(parent: string | undefined, files: Files, message = 'Change files', author = this.record.owner): string {
    const { objects } = this.record;
    const flat = parent === undefined ? new Map<string, Entry>() : objects.flatten(objects.treeOf(parent) ?? '');
    for (const [path, spec] of Object.entries(files)) lay(objects, flat, [path, spec]);
    const parents = parent === undefined ? [] : [parent];
    return objects.addCommit({ tree: objects.addTree(flat), parents, message, date: iso(this.world.now()), author });
  }

  /** Commits to a branch and moves it. */
  pushTo(branch: string, files: Files, message?: string): string {
    const before = this.record.refs.get(`refs/heads/${branch}`);
    const sha = this.commit(before, files, message);
    this.record.refs.set(`refs/heads/${branch}`, sha);
    return sha;
  }

  /** Opens a pull request from a branch of this repository or of a fork. */
  openPullRequest(options: PullOptions): Pull {
    const { world, record } = this;
    const number = record.nextNumber;
    record.nextNumber += 1;
    const baseRef = options.base ?? record.defaultBranch;
    const author = options.author ?? options.fork ?? 'contributor';
    const source = options.fork === undefined ? record : this.forkOf(options.fork);
    const headRef = options.branch ?? `change-${number}`;
    const headSha = this.commit(
      options.from ?? this.tip(baseRef),
      options.files,
      options.title ?? 'Change files',
      author,
    );
    source.refs.set(`refs/heads/${headRef}`, headSha);
    record.refs.set(`refs/pull/${number}/head`, headSha);
    const now = iso(world.now());
    const pull: Pull = {
      id: world.nextId(),
      number,
      title: options.title ?? `Change ${number}`,
      body: options.body ?? null,
      author: userNamed(world, author).login,
      state: 'open',
      draft: options.draft ?? false,
      merged: false,
      locked: false,
      baseRef,
      baseSha: this.tip(baseRef),
      headRef,
      headSha,
      headRepository: source.id,
      headOwner: source.owner,
      createdAt: now,
      updatedAt: now,
    };
    record.pulls.set(number, pull);
    return pull;
  }

  /** Pushes a further commit to a pull request's branch. */
  push(pull: Pull, files: Files, message?: string): string {
    const sha = this.commit(pull.headSha, files, message, pull.author);
    this.moveHead(pull, sha);
    return sha;
  }

  /** Replaces a pull request's commits by one on top of its base. */
  forcePush(pull: Pull, files: Files): string {
    const sha = this.commit(this.tip(pull.baseRef), files, 'Replace the change', pull.author);
    this.moveHead(pull, sha);
    return sha;
  }

  private moveHead(pull: Pull, sha: string): void {
    const source = this.world.repositories.get(pull.headRepository ?? -1);
    source?.refs.set(`refs/heads/${pull.headRef}`, sha);
    this.record.refs.set(`refs/pull/${pull.number}/head`, sha);
    pull.headSha = sha;
    pull.baseSha = this.tip(pull.baseRef);
    pull.updatedAt = iso(this.world.now());
  }

  retarget(pull: Pull, baseRef: string): void {
    pull.baseRef = baseRef;
    pull.baseSha = this.tip(baseRef);
  }

  close(pull: Pull, merged = false): void {
    pull.state = 'closed';
    pull.merged = merged;
    if (merged) this.record.refs.set(`refs/heads/${pull.baseRef}`, pull.headSha);
  }

  /** The fork's repository goes away; its commits stay reachable here. */
  deleteFork(pull: Pull): void {
    const fork = this.world.repositories.get(pull.headRepository ?? -1);
    if (fork !== undefined && fork.id !== this.record.id) fork.deleted = true;
    pull.headRepository = undefined;
  }

  rename(name: string): void {
    this.record.oldNames.add(this.fullName.toLowerCase());
    this.record.name = name;
  }

  tag(name: string, commit = this.tip(), annotated = false): void {
    const tagObject = `7a9${commit.slice(3)}`;
    if (annotated) this.record.annotatedTags.set(tagObject, { tag: name, commit, message: name });
    this.record.refs.set(`refs/tags/${name}`, annotated ? tagObject : commit);
  }

  release(tag: string): void {
    if (!this.record.refs.has(`refs/tags/${tag}`)) this.tag(tag);
    this.record.releases.push({ id: this.world.nextId(), tag, createdAt: iso(this.world.now()) });
  }

  collaborator(login: string, role: Role, customRole?: string): void {
    userNamed(this.world, login);
    this.record.collaborators.set(login.toLowerCase(), { role, ...(customRole === undefined ? {} : { customRole }) });
  }

  /** A person (or another bot) comments. */
  comment(pull: Pull, author: string, body: string): IssueComment {
    const now = this.world.now();
    userNamed(this.world, author);
    const comment = {
      id: this.world.nextId(),
      number: pull.number,
      author,
      appId: undefined,
      body,
      createdAt: now,
      updatedAt: now,
    };
    this.record.issueComments.push(comment);
    return comment;
  }

  /** Another app's finished run. */
  foreignCheckRun(sha: string, name: string, conclusion: string): CheckRun {
    const run = newRun(this.world, this.record, [this.world.app.id + 1, sha, name]);
    return Object.assign(run, { status: 'completed', conclusion, completedAt: iso(this.world.now()) });
  }

  checkRuns(of: Pull | string): readonly CheckRun[] {
    const sha = typeof of === 'string' ? of : of.headSha;
    return this.record.checkRuns.filter((run) => run.headSha === sha);
  }

  comments(pull: Pull): readonly IssueComment[] {
    return this.record.issueComments.filter((one) => one.number === pull.number);
  }

  reviewComments(pull: Pull): readonly ReviewComment[] {
    return this.record.reviewComments.filter((one) => one.number === pull.number);
  }

  /** The commit of a merge group made of a pull request on top of its base. */
  mergeGroup(pull: Pull): MergeGroup {
    const base = this.tip(pull.baseRef);
    const { objects } = this.record;
    const tree = objects.treeOf(pull.headSha) ?? '';
    const head = objects.addCommit({
      tree,
      parents: [base, pull.headSha],
      message: `Merge pull request #${pull.number}`,
      date: iso(this.world.now()),
      author: 'github-merge-queue[bot]',
    });
    this.record.refs.set(`refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${pull.number}-${base}`, head);
    return { head, base, pull: pull.number, baseRef: pull.baseRef };
  }

  /** Signed deliveries of what happened here. */
  readonly deliver = {
    pullRequest: (pull: Pull, action: string, extra: Record<string, unknown> = {}): Promise<Delivered> =>
      deliver(this.world, ['pull_request', pullRequestPayload(this.world, this.record, [pull, action, extra])]),
    issueComment: (comment: IssueComment, action = 'created'): Promise<Delivered> =>
      deliver(this.world, ['issue_comment', issueCommentPayload(this.world, this.record, [comment, action])]),
    checkRun: (run: CheckRun, action: string, sender: string, identifier?: string): Promise<Delivered> =>
      deliver(this.world, ['check_run', checkRunPayload(this.world, this.record, [run, action, sender, identifier])]),
    checkSuite: (sha: string, action: string, sender: string): Promise<Delivered> => {
      const suite = suiteOf(this.world, this.record, [this.world.app.id, sha]);
      return deliver(this.world, ['check_suite', checkSuitePayload(this.world, this.record, [suite, action, sender])]);
    },
    mergeGroup: (group: MergeGroup, action = 'checks_requested'): Promise<Delivered> =>
      deliver(this.world, ['merge_group', mergeGroupPayload(this.world, this.record, [group, action])]),
    push: (ref: string, before: string, after: string): Promise<Delivered> =>
      deliver(this.world, ['push', pushPayload(this.world, this.record, [ref, before, after])]),
  };

  private forkOf(account: string): Repository {
    const known = [...this.world.repositories.values()].find(
      (one) => one.forkOf === this.record.id && one.owner === account,
    );
    if (known !== undefined) return known;
    userNamed(this.world, account);
    const { objects, id, name } = this.record;
    return newRepository(this.world, `${account}/${name}`, { objects, forkOf: id });
  }
}
