import { z } from 'zod';
import { say as words } from '../../../messages/words.ts';
import { changeList, storedList, type Changed } from '../../../province/change-list.ts';
import type { ListName } from '../../../province/lists.ts';
import { sentOnce } from '../act/sent-once.ts';
import type { DashboardPage, Given } from '../page.ts';
import type { Visit } from '../visit.ts';
import { LIST_NAMES } from './list-form.ts';
import { listView, type Draft } from './list-view.ts';
import { emptyRow, itemsOf, MOST_ROWS, rowsIn, rowsOf, type Row } from './rows.ts';

/** What a form does: to the rows that stand in it (`up.3` is about the fourth), or to the list that is stored. */
const Deed = z.union([
  z.enum(['save', 'reset', 'add']).transform((deed) => ({ deed, at: 0 })),
  z
    .string()
    .regex(/^(?:up|down|remove)\.\d{1,3}$/u)
    .transform((said) => {
      const [deed, at] = said.split('.');
      return { deed: deed as 'up' | 'down' | 'remove', at: Number(at) };
    }),
]);

const Form = z.object({
  do: Deed,
  once: z.uuid(),
  /** The version that the form was made of. */
  from: z.coerce.number().int().min(0),
  confirmed: z.literal('yes').optional(),
});

/**
 * One of the province's own lists (domain.md R8), edited as a whole: rows are added, moved and taken out in the form, and
 * nothing is stored until it is saved. Saved over a version she has not seen, it is not: she sees both, and saves again.
 */
export const listPage: DashboardPage = {
  name: 'programme-list',
  path: '/programme/:list',
  deed: 'edit-programme',
  show: async (visit, { params }) => {
    const name = named(params['list']);
    return name ? listView(name, visit) : null;
  },
  doors: [
    {
      method: 'post',
      path: '/programme/:list',
      limit: 'forms',
      answer: async (visit, { params, fields }) => {
        const name = named(params['list']);
        const form = Form.safeParse(fields);
        if (!name || !form.success) return null;
        const rows = rowsIn(name, fields as Record<string, unknown>);
        const { deed, at } = form.data.do;
        if (deed === 'save' || deed === 'reset')
          return change(name, visit, { ...form.data, rows, resets: deed === 'reset' });
        const draft = { rows: edited(name, rows, deed, at), unsaved: true };
        return { page: { ...(await listView(name, visit, draft)), version: form.data.from } };
      },
    },
  ],
};

function named(list: string | undefined): ListName | undefined {
  return LIST_NAMES.find((name) => name === list);
}

function edited(
  name: ListName,
  rows: readonly Row[],
  deed: 'add' | 'up' | 'down' | 'remove',
  at: number,
): Row[] {
  if (deed === 'add') return rows.length < MOST_ROWS ? [...rows, emptyRow(name)] : [...rows];
  if (deed === 'remove') return rows.filter((_, index) => index !== at);
  const to = deed === 'up' ? at - 1 : at + 1;
  const [from, other] = [rows[at], rows[to]];
  return from && other ? rows.with(at, other).with(to, from) : [...rows];
}

async function change(
  name: ListName,
  visit: Visit,
  form: { once: string; from: number; confirmed?: 'yes' | undefined; rows: readonly Row[]; resets: boolean },
): Promise<Given | null> {
  const { once, from, rows, resets } = form;
  const confirmed = form.confirmed === 'yes';
  let refused: Exclude<Changed, { kind: 'changed' | 'same' }> | { kind: 'overtaken' } | undefined;
  const said = await sentOnce(visit, once, async (at) => {
    const how = { by: visit.person.ref, at, event: `form:${once}`, from, confirmed };
    const changed = await changeList(name, resets ? null : itemsOf(name, rows), how);
    if (changed.kind === 'changed' || changed.kind === 'same')
      return words(visit.language, 'dashboard-programme-list', `page.said.${changed.kind}`);
    refused = changed;
    return null;
  });
  if (said !== null) return { to: `/dashboard/programme/${name}?said=${once}` };
  if (!refused) return null;
  const draft: Draft = {
    // Who wanted back what is shipped has not changed the rows.
    rows: resets ? rowsOf(name, (await storedList(name)).items, visit.language) : rows,
    unsaved: !resets,
    resets,
    overtaken: refused.kind === 'overtaken',
    ...(refused.kind === 'wrong' && { problems: refused.problems }),
    ...(refused.kind === 'in-use' && { uses: refused.uses }),
  };
  return { page: await listView(name, visit, draft), status: refused.kind === 'overtaken' ? 409 : 422 };
}
