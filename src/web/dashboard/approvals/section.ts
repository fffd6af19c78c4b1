import { DAY } from '../../../clock.ts';
import { personLine } from '../../../help/where-and-who.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import { People } from '../../../models/person.ts';
import type { AdviceRead } from '../advice/advice-read.ts';
import type { StoryRead } from '../stories/story-read.ts';
import type { Visit } from '../visit.ts';

/** Cards in one section; what is beyond is a number. */
const MOST = 50;
/** Decisions shown of one kind, and how far back they go. */
const MOST_DECIDED = 30;
const DECIDED_FOR = 30 * DAY;

/** A decision that she can make: a button of the chat's, with the question it leads to right beside it where there is one. */
export interface Decision {
  command: string;
  argument: string;
  label: string;
  kind?: 'primary' | 'danger';
  /** What is to be written first: the question's key and its words. */
  field?: { key: string; label: string; short?: boolean };
}

/** Something that waits for her decision, with everything she needs to decide. */
export interface Card {
  title: string;
  /** In somebody's own words. */
  words?: string;
  facts: readonly (readonly [name: string, what: string])[];
  /** The record of the household it is about. */
  record?: string;
  /** What speaks against it. */
  warns?: readonly string[];
  /** It is past its day. */
  isLate?: boolean;
  story?: StoryRead;
  advice?: AdviceRead;
  /** Where to look something up first. */
  link?: { href: string; label: string };
  /** Empty for what is not hers to decide; `why` says so. */
  decisions: readonly Decision[];
  why?: string;
}

/** A decision of the last 30 days: what it was about, what came of it, who made it (`ref`) and when. */
export interface Decided {
  about: string;
  result: string;
  by: string | undefined;
  at: Date;
}

/** What waits of one kind, the oldest first, and what was decided lately. `count`: how many of it she may decide. */
export interface Section {
  name: 'mentors' | 'stages' | 'stories' | 'advice' | 'privacy';
  count: number;
  /** How many wait beyond those shown. */
  more: number;
  cards: readonly Card[];
  decided: readonly string[];
}

/** From when on decisions are shown. */
export function decidedSince({ at }: Visit): Date {
  return new Date(at.getTime() - DECIDED_FOR);
}

/** Those of what waits that get a card. */
export function shownOf<T>(waiting: readonly T[]): readonly T[] {
  return waiting.slice(0, MOST);
}

/** Puts a section together; `own`: how many of those that wait are her own, which nobody decides. */
export async function sectionOf(
  name: Section['name'],
  { waiting, own = 0 }: { waiting: number; own?: number },
  cards: readonly Card[],
  decided: readonly Decided[],
  visit: Visit,
): Promise<Section> {
  const more = waiting - cards.length;
  return { name, count: waiting - own, more, cards, decided: await lines(decided, visit) };
}

async function lines(decided: readonly Decided[], { language }: Visit): Promise<string[]> {
  const latest = decided.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST_DECIDED);
  const people = await People.find({ ref: { $in: latest.flatMap(({ by }) => by ?? []) } }).lean();
  return latest.map(({ about, result, by, at }) =>
    words(language, 'dashboard-approvals', 'page.decided-line', {
      about,
      result: words(language, 'dashboard-approvals', `page.results.${result}`),
      name: personLine(
        people.find(({ ref }) => ref === by),
        '-',
      ),
      day: showMoment(at, language),
    }),
  );
}
