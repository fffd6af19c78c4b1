import { within } from '../access/area.ts';
import { householdsWithMentors } from '../households/export-rows.ts';
import { recordCells } from '../households/record-cells.ts';
import { say as words } from '../messages/words.ts';
import { Households, STAGES } from '../models/household.ts';
import { cellsUnder, columnsOf } from './columns-of.ts';
import { dimensionsCell, PLACE, placeCells } from './cells.ts';
import type { ExportKind } from './export-kind.ts';

const NAME = 'households';
const COLUMNS = [
  'code',
  '~name',
  ...PLACE,
  'stage',
  '~open-dimensions',
  'origin',
  '~members',
  '~indicators',
  '~assets',
  'thaiqm-ref',
  'recorded',
  'mentors',
] as const;

/** The register as it stands: heads and cells are such that `households import` reads the file back, and changes nothing. */
export const householdsExport: ExportKind = {
  name: NAME,
  deed: 'see-household',
  ofPeriod: false,
  states: STAGES,
  columns: (language) => columnsOf(COLUMNS, language),
  count: ({ scope }) => Households.countDocuments(within(scope)),
  async *rows({ scope, state, language }) {
    const named = (list: string) => (word: string) => words(language, 'exports', `${list}.${word}`);
    const yes = (is: boolean): string => words(language, 'exports', is ? 'yes' : 'no');
    for await (const { household, mentors } of householdsWithMentors(scope)) {
      if (state !== '' && household.stage !== state) yield [];
      else
        yield [
          cellsUnder(COLUMNS, {
            code: household._id,
            name: household.name,
            ...placeCells(household, language),
            stage: words(language, 'household', `stages.${household.stage}`),
            'open-dimensions': dimensionsCell(household.openDimensions, language),
            origin: words(language, 'exports', `origins.${household.origin}`),
            members: recordCells.members(household.members, named('sexes')),
            indicators: recordCells.indicators(household.indicators),
            assets: recordCells.assets(household.assets, named('assets')),
            'thaiqm-ref': household.thaiqmRef ?? '',
            recorded: yes(household.recordedInTpmap),
            mentors,
          }),
        ];
    }
  },
};
