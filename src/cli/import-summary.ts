import type { ImportCounts } from '../households/import-rows.ts';

/** What an operator is told when an import is over: how many rows did what, as lines of text. */
export function importSummary(
  counts: ImportCounts,
  about: { file: string; rows: number; badRows: number; others: number; dryRun: boolean },
): string {
  const moved = [
    ...(counts.stageMoved > 0 ? [`${figure(counts.stageMoved)} of them to another stage`] : []),
    ...(counts.placeMoved > 0 ? [`${figure(counts.placeMoved)} of them to another place`] : []),
  ].join(', ');
  const lines = [
    `${about.file}: ${figure(about.rows)} rows`,
    line('new', counts.new),
    line('changed', counts.changed, moved),
    line('same', counts.same),
    line('bad', about.badRows, about.badRows > 0 ? 'not imported' : ''),
    line('not in the file', about.others, about.others > 0 ? 'left as they are' : ''),
  ];
  if (counts.overtaken > 0) {
    lines.push(line('overtaken', counts.overtaken, 'somebody changed them meanwhile; import again'));
  }
  if (about.dryRun) lines.push('Dry run: nothing was written.');
  return lines.join('\n');
}

function line(what: string, count: number, remark = ''): string {
  return `  ${what.padEnd(16)}${figure(count).padStart(7)}${remark === '' ? '' : `  ${remark}`}`;
}

function figure(count: number): string {
  return count.toLocaleString('en');
}
