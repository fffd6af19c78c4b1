import { ADVICE_COLUMNS } from './advice-columns.ts';
import { adviceEntries } from './entries.ts';

/**
 * All advice as the cells of a file in the order of ADVICE_COLUMNS, retired pieces too, each with what households get; a
 * piece that was never approved with its newest text. An import reads it back unchanged.
 */
export async function adviceRows(): Promise<string[][]> {
  return (await adviceEntries()).map(({ id, content, retired }) => {
    const cells: Record<(typeof ADVICE_COLUMNS)[number], string> = {
      id,
      dimension: content.dimension,
      stages: content.stages.join(';'),
      months: content.months === null ? '' : content.months.join(';'),
      title: content.title,
      body: content.body,
      obstacles: (content.obstacles ?? []).join(';'),
      retired: retired ? 'yes' : 'no',
    };
    return ADVICE_COLUMNS.map((column) => cells[column]);
  });
}
