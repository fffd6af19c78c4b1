import { aidExport } from './aid.ts';
import type { ExportKind } from './export-kind.ts';
import { householdsExport } from './households.ts';
import { publicityExport } from './publicity.ts';
import { reportsExport } from './reports.ts';
import { storiesExport } from './stories.ts';
import { tpmapExport } from './tpmap.ts';

/** All that can be taken home as a file, in the order in which it is offered. */
export const exportKinds: readonly ExportKind[] = [
  reportsExport,
  householdsExport,
  aidExport,
  storiesExport,
  publicityExport,
  tpmapExport,
];
