import { markdownToText } from './markdown/text.ts';
import { finishedRun } from './outcome.ts';
import type { Story } from './story.ts';

/** The reviews as a terminal shows them: check run, comment and line comments of each pull request. */
export function showReviews(story: Story): string {
  return [story.attack, story.quiet]
    .map((pull) => {
      const run = finishedRun(story, pull);
      const comments = story.repository.comments(pull).map(({ author, body }) => part(`Comment of ${author}`, body));
      const lines = story.repository
        .reviewComments(pull)
        .map(({ path, line, body }) => part(`On ${path}:${line ?? ''}`, body));
      return [
        `\n== #${pull.number} ${pull.title}`,
        run === undefined ? '   no verdict' : `   ${run.conclusion ?? run.status}: ${run.title ?? ''}`,
        ...(comments.length === 0 ? [part('Check run', run?.summary ?? ''), '   No comment.'] : comments),
        ...lines,
      ].join('\n');
    })
    .join('\n');
}

function part(title: string, markdown: string): string {
  const text = markdownToText(markdown)
    .trimEnd()
    .replaceAll(/\n{3,}/g, '\n\n');
  return `\n-- ${title}\n${text.replaceAll(/^(?=.)/gm, '   ')}`;
}
