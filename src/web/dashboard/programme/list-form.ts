import type { Language } from '../../../conversation/bot-flow.ts';
import { say as words } from '../../../messages/words.ts';
import { agencies, dimensions } from '../../../province/current.ts';
import type { ListName } from '../../../province/lists.ts';

/** A field in which one thing of an item is written; the schema of the list (province/lists.ts) says what may stand in it. */
export interface Field {
  /** Of the item; of something within it, `governor.name`. */
  name: string;
  /** `words`: several, with commas or lines between; `day`: as people write days, or from a calendar. */
  kind: 'text' | 'words' | 'choice' | 'day' | 'number';
  /** May be left empty: then the item does not have it. */
  optional?: true;
}

/** How a list is edited. */
export interface ListForm {
  fields: readonly Field[];
  /** It has just one item, which has no id. */
  single?: true;
  /** People see its items in the order in which they stand. */
  ordered?: true;
}

const text = (name: string): Field => ({ name, kind: 'text' });
const maybe = (name: string): Field => ({ name, kind: 'text', optional: true });
const choice = (name: string): Field => ({ name, kind: 'choice' });

/** How each list is edited. */
export const LIST_FORMS: Readonly<Record<ListName, ListForm>> = {
  dimensions: {
    ordered: true,
    fields: [text('th'), text('en'), choice('agency'), { name: 'words', kind: 'words' }],
  },
  'aid-menu': {
    ordered: true,
    fields: [
      text('th'),
      text('en'),
      choice('dimension'),
      choice('type'),
      { name: 'agency', kind: 'choice', optional: true },
    ],
  },
  agencies: { ordered: true, fields: [text('th'), text('en'), text('short')] },
  channels: { ordered: true, fields: [text('th'), text('en'), { name: 'hosts', kind: 'words' }] },
  holidays: { fields: [{ name: 'date', kind: 'day' }, text('th'), text('en')] },
  officials: {
    single: true,
    fields: [
      text('office'),
      text('place'),
      text('reporter'),
      maybe('governor.name'),
      maybe('governor.title'),
      maybe('secretary.name'),
      maybe('secretary.title'),
    ],
  },
  slogans: { single: true, fields: [text('motto'), text('province'), text('signature')] },
  series: { single: true, fields: [text('name'), { name: 'firstEp', kind: 'number' }] },
};

export const LIST_NAMES = Object.keys(LIST_FORMS) as ListName[];

/** One thing that can be chosen in a field. */
export interface Choice {
  value: string;
  name: string;
}

/** What can be chosen in a field; `value`, which stands in it, also when it is none of the list any more. */
export function choicesOf({ name, optional }: Field, value: string, language: Language): Choice[] {
  const named = choicesNamed(name, language);
  const none = optional
    ? [{ value: '', name: words(language, 'dashboard-programme-list', 'page.no-agency') }]
    : [];
  const known = named.some((one) => one.value === value) || (value === '' && optional);
  return [...none, ...(known ? [] : [{ value, name: value }]), ...named];
}

function choicesNamed(name: string, language: Language): Choice[] {
  if (name === 'agency') return agencies().map((one) => ({ value: one.id, name: one[language] }));
  if (name === 'dimension') return dimensions().map((one) => ({ value: one.id, name: one[language] }));
  return (['relief', 'development'] as const).map((type) => ({
    value: type,
    name: words(language, 'requests', `types.${type}`),
  }));
}
