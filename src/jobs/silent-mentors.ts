import type { Area } from '../access/area.ts';
import { officersAt } from '../access/nearest-officers.ts';
import { bangkokDate, weekBefore, weekOf } from '../clock.ts';
import { commandButton } from '../conversation/bot-command.ts';
import type { Language } from '../conversation/bot-flow.ts';
import { silentMentors } from '../figures/silent-mentors.ts';
import type { LineMessage } from '../line/client.ts';
import { listCard, type CardItem } from '../messages/list-card.ts';
import { say as words } from '../messages/words.ts';
import type { Person } from '../models/person.ts';
import { tell } from '../outbox/tell.ts';
import type { Job, JobTimes } from './job.ts';
import { showNumber } from '../messages/show-number.ts';

const NAME = 'silent-mentors';
/** Mentors on one card, and cards in one message: LINE allows 30 KB a bubble and 5 bubbles a push. */
const A_CARD = 15;
const CARDS = 5;

export const SILENT_MENTORS: JobTimes = {
  name: NAME,
  cron: '30 8 * * 1',
  period: (at) => weekOf(bangkokDate(at)),
};

/** Which of the mentors (LINE user ids) gave a reason for not reporting in these ISO weeks. */
export type Excused = (weeks: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * Every Monday the officers near mentors who have been silent for three weeks are asked to call them; one list an officer,
 * and nothing to the mentor (domain.md §5.4). It goes to the subdistrict, where that has no officer to the district, and where
 * that has none to the province.
 */
export function createSilentMentors({ excused }: { excused?: Excused } = {}): Job {
  return {
    ...SILENT_MENTORS,
    run: async (at) => {
      const week = weekOf(bangkokDate(at));
      const weeks = lastThree(week);
      const silent = await silentMentors(weeks, (await excused?.(weeks)) ?? new Set());
      const lists = new Map<string, { officer: Person; mentors: Person[] }>();
      const near = officersNear();
      for (const { mentor, areas } of silent) {
        const own = mentor.area ? await near([mentor.area]) : [];
        const nearby = own.length > 0 ? own : await near(areas);
        for (const officer of nearby.length > 0 ? nearby : await officersAt('province', {})) {
          if (officer._id === mentor._id) continue;
          const list = lists.get(officer._id) ?? { officer, mentors: [] };
          list.mentors.push(mentor);
          lists.set(officer._id, list);
        }
      }
      for (const { officer, mentors } of lists.values()) {
        const says = cardsOf(mentors, officer.language).map((card) => ({ key: NAME, space: NAME, card }));
        await tell(officer, { key: `${NAME}:${week}`, class: 'reminder', says });
      }
      return { silent: silent.length, told: lists.size };
    },
  };
}

/** The three weeks that closed before `week`, the earliest first. */
function lastThree(week: string): string[] {
  const third = weekBefore(week);
  const second = weekBefore(third);
  return [weekBefore(second), second, third];
}

/**
 * Finds the officers of the subdistricts of some areas, or of their districts where a subdistrict has none; each area is looked
 * up once.
 */
function officersNear(): (areas: readonly Area[]) => Promise<Person[]> {
  const known = new Map<string, readonly Person[]>();
  const nearest = async (area: Area): Promise<readonly Person[]> => {
    const place = `${area.district} ${area.tambon}`;
    const officers = known.get(place) ?? (await officersAt('subdistrict', area));
    const found = officers.length > 0 ? officers : await officersAt('district', area);
    known.set(place, found);
    return found;
  };
  return async (areas) => {
    const found = new Map<string, Person>();
    for (const area of areas) for (const officer of await nearest(area)) found.set(officer._id, officer);
    return [...found.values()];
  };
}

/** The list in as many cards as it needs; what a lock screen shows of them names nobody. */
function cardsOf(mentors: readonly Person[], language: Language): LineMessage[] {
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const title = word('title');
  const note = word('count', { count: showNumber(mentors.length) });
  const shown = mentors.slice(0, A_CARD * CARDS);
  const parts = Array.from({ length: Math.ceil(shown.length / A_CARD) }, (_, part) =>
    shown.slice(part * A_CARD, (part + 1) * A_CARD),
  );
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    const left = isLast ? mentors.length - shown.length : 0;
    const items: CardItem[] = [
      ...part.map((mentor) => itemOf(mentor, word)),
      ...(left > 0 ? [{ lines: [word('others', { count: showNumber(left) })] }] : []),
    ];
    const buttons = isLast ? [{ label: word('buttons.missing'), value: commandButton('missing') }] : [];
    return { ...listCard({ title, note, items, buttons }), altText: `${title}\n${note}` };
  });
}

function itemOf({ name, phone }: Person, word: (key: string, values?: object) => string): CardItem {
  return {
    text: word('mentor', { name: name ?? word('unknown') }),
    ...(phone !== undefined && {
      buttons: [{ label: word('buttons.call', { phone }), uri: `tel:${phone}` }],
    }),
  };
}
