import { defineSignal } from './define-signal.ts';

const factor = 3;
/** Growth below this is an icon or a page of text. */
const noticeable = 50_000;

/** The release is several times as large as the one before. */
export const sizeJump = defineSignal({
  id: 'size-jump',
  title: 'Release grew several times',
  why: 'A payload has to be somewhere. Growth without a reason in the release notes is worth a look.',
  remedy: 'See which files grew and why.',
  severity: 'low',
  confidence: 'medium',
  needs: ['archive'],
  detect: ({ archive, because }) => {
    const before = archive?.totalSize.before;
    if (archive === undefined || before === undefined || before === 0) return [];
    const { after } = archive.totalSize;
    if (after < before * factor || after - before < noticeable) return [];
    const fact = `${kilobytes(before)} before, ${kilobytes(after)} now`;
    return [
      {
        message: `The unpacked release grew ${Math.round(after / before)} times: ${fact}.`,
        because: [because('archive', fact)],
      },
    ];
  },
});

function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
}
