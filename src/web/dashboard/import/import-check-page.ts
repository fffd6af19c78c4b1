import { findImport } from '../../../imports/check-file.ts';
import { NO_FIGURES, type Figures } from '../../../imports/figures.ts';
import { kindOf } from '../../../imports/kinds.ts';
import { unpack } from '../../../imports/packed.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { showNumber } from '../../../messages/show-number.ts';
import { say as words } from '../../../messages/words.ts';
import type { RegisterImport } from '../../../models/register-import.ts';
import { shorten } from '../../../tables/shorten.ts';
import type { RowProblem } from '../../../tables/row-problem.ts';
import { wrongInWords, type Wrong } from '../../../tables/wrong.ts';
import { arrange, listLinks, readList, type ListForm } from '../list.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';
import { standingOf } from './import-page.ts';

/** Figures that stand as tiles, in this order; those of which there are none are left out, but for the first two. */
const TILES: Readonly<Record<RegisterImport['kind'], readonly string[]>> = {
  households: ['new', 'changed', 'stageMoved', 'placeMoved', 'same', 'others', 'overtaken'],
  pairings: ['paired', 'codes', 'same', 'overtaken'],
};
/** What an import does to the store; where it would do none of it, there is nothing to import. */
const DEEDS = ['new', 'changed', 'paired', 'codes'];

interface Shown {
  line: number;
  column: string;
  value: string;
  says: string;
}
const FORM: ListForm<Shown> = {
  columns: { line: ({ line }) => line, column: ({ column }) => column, says: ({ says }) => says },
  searched: ({ line, column, value, says }) => [String(line), column, value, says],
};

/** What was found in a file, what importing it would change, how far that has come, and what it has come to. */
export const importCheckPage: DashboardPage = {
  name: 'import-check',
  path: '/import/:id',
  deed: 'import-register',
  show: async (visit, { params: { id = '' }, query }) => {
    const { person, at, language } = visit;
    const one = await findImport(id, person.ref, at);
    if (!one) return null;
    const standing = await standingOf(one);
    const problems = arrange(await problemsOf(one, visit), readList(query, FORM), FORM);
    const { counts, byColumn } = figuresOf(one);
    return {
      id,
      standing,
      // A page without scripts sees how far it has come by asking again.
      isRunning: standing === 'running',
      mayStart: standing !== 'done' && DEEDS.some((name) => (counts[name] ?? 0) > 0),
      // Why there is nothing to import, where that is so.
      nothing: one.good === 0 ? 'no-good-rows' : 'nothing-to-do',
      name: one.fileName,
      kind: one.kind,
      at: showDayAndTime(one.finishedAt ?? one.checkedAt, language),
      until: showDayAndTime(one.forgetAt, language),
      tiles: tilesOf(one, counts, language),
      columns: columnsOf(one, byColumn, language),
      notes: (one.notes as Wrong[]).map((note) => wrongInWords(note, language)),
      rows: { done: one.done, all: one.good, text: `${showNumber(one.done)} / ${showNumber(one.good)}` },
      good: showNumber(one.good),
      bad: showNumber(one.bad),
      hasProblems: one.problemCount > 0,
      hasCodes: one.codes.length > 0,
      problems,
      links: listLinks(`/dashboard/import/${encodeURIComponent(id)}`, query, problems),
    };
  },
};

/** What it has come to once it is over; before, what it would. */
function figuresOf({ state, result, would }: RegisterImport): Figures {
  return ((state === 'done' ? result : would) as Figures | undefined) ?? NO_FIGURES;
}

function tilesOf({ kind, bad }: RegisterImport, counts: Figures['counts'], language: Visit['language']) {
  const tile = (name: string, count: number) => ({
    name: words(language, 'dashboard-import-check', `page.tiles.${name}`),
    count: showNumber(count),
  });
  return [
    ...TILES[kind].flatMap((name, at) => {
      const count = counts[name] ?? 0;
      return at > 1 && count === 0 ? [] : [tile(name, count)];
    }),
    ...(bad > 0 ? [tile('bad', bad)] : []),
  ];
}

function columnsOf({ kind }: RegisterImport, byColumn: Figures['byColumn'], language: Visit['language']) {
  const { columns, file } = kindOf(kind);
  return columns
    .filter((column) => (byColumn[column] ?? 0) > 0)
    .map((column) => ({
      name: language === 'th' ? file.thai[column]! : column,
      count: showNumber(byColumn[column] ?? 0),
    }));
}

async function problemsOf({ problems }: RegisterImport, { language }: Visit): Promise<Shown[]> {
  return (await unpack<RowProblem[]>(problems)).map(({ line, column, value, wrong }) => ({
    line,
    column: column ?? words(language, 'dashboard-import-check', 'page.whole-row'),
    value: shorten(value),
    says: wrongInWords(wrong, language),
  }));
}
