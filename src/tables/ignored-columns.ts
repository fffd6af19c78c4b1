import type { Table } from './read-table.ts';
import { shorten } from './shorten.ts';
import type { Wrong } from './wrong.ts';

/** That columns of a file are passed over, because nobody here knows their headings; empty when there are none. */
export function ignoredColumns({ headings, columns }: Table<string>): Wrong[] {
  const ignored = headings.filter((heading, at) => columns[at] === null && heading.trim() !== '');
  if (ignored.length === 0) return [];
  return [{ key: 'file.ignored', values: { columns: ignored.map(shorten).join(', ') } }];
}
