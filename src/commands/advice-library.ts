import { may } from '../access/rights.ts';
import { answersTo } from '../advice/answers-to.ts';
import { adviceEntries, adviceEntry, type AdviceEntry } from '../advice/entries.ts';
import { retireAdvice } from '../advice/retire-advice.ts';
import { monthsLine, stagesLine } from '../advice/show-advice.ts';
import { dimensionName } from '../dimensions.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import { adviceAnswers, advicePreview, editAdvice } from '../flows/edit-advice.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import type { AdviceContent } from '../models/advice-text.ts';
import { dimensions } from '../province/current.ts';
import { afterWords } from '../readers/command-words.ts';

const NAME = 'advice-library';

/**
 * All advice to households, by dimension, for the officers who keep it (domain.md §5.6). Arguments: `of <dimension>` with
 * `p2` for a page; `see`, `edit`, `redo`, `retire`, `retire-sure` and `bring-back` with the id of a piece; `add`;
 * `only-preview`, which the buttons of a preview say.
 */
export const adviceLibraryCommand: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'edit-advice'),
  meantFor: 'district',
  read: (text) => (afterWords(['คลังคำแนะนำ', 'advice library'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const { rest, page } = readPage(argument);
    const [deed = '', id = ''] = rest.split(' ');
    switch (deed) {
      case 'of':
        return showPieces(speaker, id, page);
      case 'add':
        return { kind: 'start', flow: editAdvice.flow.name, data: {} };
      case 'only-preview':
        return end('only-preview');
      case 'see':
      case 'edit':
      case 'redo':
      case 'retire':
      case 'retire-sure':
      case 'bring-back': {
        const entry = await adviceEntry(id);
        return entry ? workOn(speaker, entry, deed) : end('gone');
      }
      default:
        return showDimensions(speaker, page);
    }
  },
};

function end(key: string, dimension?: string): Outcome {
  const list = commandButton(NAME, dimension === undefined ? '' : `of ${dimension}`);
  return { kind: 'end', says: [{ key, buttons: [list, 'menu'] }] };
}

async function workOn(
  speaker: Speaker,
  entry: AdviceEntry,
  deed: 'see' | 'edit' | 'redo' | 'retire' | 'retire-sure' | 'bring-back',
): Promise<Outcome> {
  const { person, event, at } = speaker;
  const { id, content, waiting, returned } = entry;
  const { dimension, title } = content;
  if (entry.retired && (deed === 'edit' || deed === 'redo')) return bringBackFirst(person.language, id);
  switch (deed) {
    case 'see':
      return see(speaker, entry);
    case 'edit':
      return edit(speaker, id, waiting ?? content);
    case 'redo':
      return edit(speaker, id, returned ?? waiting ?? content);
    case 'retire': {
      const sure = commandButton(NAME, `retire-sure ${id}`);
      const labels = { [sure]: words(person.language, NAME, 'buttons.retire-sure') };
      const buttons = [sure, commandButton(NAME, `of ${dimension}`)];
      return { kind: 'end', says: [{ key: 'retire-ask', values: { title }, buttons, labels }] };
    }
    default: {
      const retired = deed === 'retire-sure';
      await retireAdvice({ by: person.ref, at, event }, id, retired);
      return end(retired ? 'retired' : 'brought-back', dimension);
    }
  }
}

/** A text that went live on a retired piece would reach nobody. */
function bringBackFirst(language: Language, id: string): Outcome {
  const back = commandButton(NAME, `bring-back ${id}`);
  const labels = { [back]: words(language, NAME, 'buttons.bring-back') };
  return { kind: 'end', says: [{ key: 'is-retired', buttons: [back, 'menu'], labels }] };
}

/** What households get, and below it the text that waits where there is one. */
function see(
  { person: { language }, at }: Speaker,
  { id, content, isLive, waiting, retired }: AdviceEntry,
): Outcome {
  const newer = waiting && isLive ? [{ key: 'see-waiting' }, advicePreview(waiting, at, language)] : [];
  const change = commandButton(NAME, `edit ${id}`);
  const labels = { [change]: words(language, NAME, 'buttons.edit') };
  const buttons = [...(retired ? [] : [change]), commandButton(NAME, `of ${content.dimension}`), 'menu'];
  const foot = { key: 'see-foot', buttons, labels };
  return { kind: 'end', says: [advicePreview(content, at, language), ...newer, foot] };
}

function edit({ person: { language }, at }: Speaker, id: string, content: AdviceContent): Outcome {
  return {
    kind: 'start',
    says: [advicePreview(content, at, language)],
    flow: editAdvice.flow.name,
    data: { advice: id },
    answers: adviceAnswers(content),
  };
}

async function showDimensions({ person }: Speaker, page: number): Promise<Outcome> {
  const { language } = person;
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const all = await adviceEntries();
  const known = dimensions().map(({ id }) => id);
  const ids = [...new Set([...known, ...all.map(({ content }) => content.dimension)])];
  const shown = pageOf(ids, page);
  const waiting = all.filter((one) => one.waiting && !one.retired).length;
  const decides = may(person, 'approve-advice') && waiting > 0;
  const card = listCard({
    title: word('title'),
    items: shown.items.map((dimension) => {
      const own = all.filter(({ content }) => content.dimension === dimension);
      const values = {
        used: own.filter((one) => one.isLive && !one.retired).length,
        waiting: own.filter((one) => one.waiting && !one.retired).length,
        retired: own.filter((one) => one.retired).length,
      };
      return {
        title: dimensionName(dimension, language),
        lines: [word('counts', values)],
        buttons: [{ label: word('buttons.open'), value: commandButton(NAME, `of ${dimension}`) }],
      };
    }),
    buttons: [
      { label: word('buttons.add'), value: commandButton(NAME, 'add') },
      ...(decides
        ? [
            {
              label: words(language, null, 'buttons.advice-approvals'),
              value: commandButton('advice-approvals'),
            },
          ]
        : []),
      ...(shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : []),
    ],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons: ['menu'] }] };
}

async function showPieces(
  { person: { language } }: Speaker,
  dimension: string,
  page: number,
): Promise<Outcome> {
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const own = (await adviceEntries()).filter(({ content }) => content.dimension === dimension);
  if (own.length === 0) return end('none');
  const shown = pageOf(own, page);
  const more = pageButton(word('buttons.more'), NAME, `of ${dimension}`, shown.next);
  const card = listCard({
    title: word('title-of', { dimension: dimensionName(dimension, language) }),
    note: word('number', { number: own.length }),
    items: await Promise.all(shown.items.map((entry) => itemOf(entry, language, word))),
    buttons: [
      ...(shown.left > 0 ? [more] : []),
      { label: word('buttons.add'), value: commandButton(NAME, 'add') },
    ],
  });
  return { kind: 'end', says: [{ key: 'title', card, buttons: [commandButton(NAME), 'menu'] }] };
}

async function itemOf(
  entry: AdviceEntry,
  language: Language,
  word: (key: string, values?: object) => string,
): Promise<CardItem> {
  const { id, content } = entry;
  const deeds = entry.retired ? ['see', 'bring-back'] : ['see', 'edit', 'retire'];
  return {
    title: content.title,
    ...(entry.retired && { tone: 'quiet' as const }),
    lines: [
      `${monthsLine(content, language)} · ${stagesLine(content, language)}`,
      statesOf(entry)
        .map((state) => word(`states.${state}`))
        .join(' · '),
      word('given', await answersTo(id)),
    ],
    buttons: deeds.map((deed) => ({
      label: word(`buttons.${deed}`),
      value: commandButton(NAME, `${deed} ${id}`),
    })),
  };
}

function statesOf({ waiting, returned, retired, isChanged }: AdviceEntry): string[] {
  return [
    ...(retired ? ['retired'] : []),
    ...(waiting ? ['waiting'] : []),
    ...(returned ? ['returned'] : []),
    ...(isChanged ? ['changed'] : []),
  ];
}
