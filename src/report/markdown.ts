import type { Report } from '../domain/report.ts';
import { checkRunOf } from './check-run.ts';

/** The review as one Markdown document: what the check run shows, summary and evidence. */
export function markdownOf(report: Report): string {
  const output = checkRunOf(report);
  return `# Lockwarden: ${output.title}\n\n${output.summary}\n\n${output.text}\n`;
}
