import { covers, within } from '../../../access/area.ts';
import { logReadings } from '../../../access/log-reading.ts';
import { may } from '../../../access/rights.ts';
import { bangkokDate, weekOf } from '../../../clock.ts';
import type { Language } from '../../../conversation/bot-flow.ts';
import { NOTHING, recordOf, weekByMentor, type MentorsOwn } from '../../../figures/mentor-record.ts';
import { pairingsOf, placesOf, weekOfMentors } from '../../../figures/mentors-counted.ts';
import { pastWeeks } from '../../../figures/weeks-counted.ts';
import { mentoredBy, type Mentored } from '../../../flows/mentored.ts';
import { houseLines } from '../../../help/where-and-who.ts';
import { showMoment } from '../../../messages/show-moment.ts';
import { showWeek, showWeekBegin } from '../../../messages/show-week.ts';
import { say as words } from '../../../messages/words.ts';
import { Pairings } from '../../../models/pairing.ts';
import { People, type Person } from '../../../models/person.ts';
import { reportId } from '../../../models/report.ts';
import type { Chart } from '../chart.ts';
import type { DashboardPage } from '../page.ts';
import type { Visit } from '../visit.ts';
import { areaLine, nameOf, showRecord } from './show-record.ts';

/** One mentor: how she keeps up with her reports, and her households in the officer's area, with what is done about a pairing. */
export const mentorPage: DashboardPage = {
  name: 'mentor',
  path: '/mentors/:ref',
  deed: 'see-mentors',
  scripts: ['chart.js', 'charts.ts'],
  show: async (visit, { params }) => {
    const { scope, language, at } = visit;
    const mentor = await People.findOne({ ref: params['ref'] ?? '', roles: 'mentor' }).lean();
    if (!mentor) return null;
    const week = weekOf(bangkokDate(at));
    const hers = (await mentoredBy(mentor._id, week)).filter(({ household }) => covers(scope, household));
    const worksHere = mentor.area?.district !== undefined && covers(scope, mentor.area);
    if (hers.length === 0 && !worksHere) return null;
    const weeks = [week, ...pastWeeks(week).toReversed()];
    const own = await weeksOf(mentor, weeks, visit);
    const [now, ...before] = own;
    const codes = hers.map(({ household }) => household._id);
    await logReadings(visit.speaker, codes, 'see-mentors');
    return {
      name: nameOf(mentor, language),
      phone: mentor.phone ?? '',
      place: areaLine(mentor.area ?? {}, language),
      ...showRecord(recordOf(now!, before), mentor, before.length, language),
      chart: chartOf(weeks.toReversed(), own.toReversed(), language),
      houses: await housesOf(hers, mentor, visit),
      // Without her last household here this page may be gone.
      back: hers.length > 1 || worksHere ? visit.here : '/dashboard/mentors',
    };
  },
};

/** Her weeks within the officer's area, in the order of `weeks`, of which the first is the current one. */
async function weeksOf(mentor: Person, weeks: readonly string[], { scope }: Visit): Promise<MentorsOwn[]> {
  const pairings = await pairingsOf({ mentor: mentor._id });
  const codes = pairings.map(({ household }) => household);
  const places = await placesOf({ ...within(scope), _id: { $in: codes } });
  const counted = weeks.map(async (week, index): Promise<MentorsOwn> => {
    const ids = codes.map((code) => reportId(code, week));
    const counts = await weekOfMentors(week, { isNow: index === 0, places, pairings }, ids);
    return weekByMentor(counts, scope).get(mentor._id) ?? NOTHING;
  });
  return Promise.all(counted);
}

function chartOf(weeks: readonly string[], own: readonly MentorsOwn[], language: Language): Chart {
  const word = (key: string): string => words(language, 'dashboard-mentor', `page.chart.${key}`);
  return {
    type: 'bar',
    stacked: true,
    heads: [word('week'), word('reported'), word('missing')],
    // Weeks in which she cared for nobody here are gaps.
    rows: weeks.map((week, index) => {
      const { cares, reported } = own[index]!;
      const numbers = cares === 0 ? ([null, null] as const) : ([reported, cares - reported] as const);
      return [showWeek(week, language), ...numbers];
    }),
    labels: weeks.map((week) => showWeekBegin(week, language)),
  };
}

async function housesOf(hers: readonly Mentored[], mentor: Person, { person, language }: Visit) {
  const lasting = await Pairings.find({ mentor: mentor._id, to: { $exists: false } }).lean();
  const word = (key: string, values = {}): string => words(language, 'pairings', key, values);
  return hers.map(({ household, reported }) => {
    const { _id, name } = household;
    const [title, place] = houseLines(household, language);
    const pairing = lasting.find((one) => one.household === _id);
    const ends = { name, mentor: nameOf(mentor, language) };
    return {
      code: _id,
      name: title,
      place,
      role: word(pairing?.primary ? 'is-primary' : 'helps'),
      since: pairing ? word('since', { day: showMoment(pairing.from, language) }) : '',
      reported,
      report: words(language, 'mentors', reported ? 'reported' : 'not-reported'),
      deeds: may(person, 'pair', household)
        ? {
            // Another in her place is asked for where she is the first; beside the first one she can only help or go.
            ...(pairing?.primary === false
              ? {
                  primary: {
                    command: 'pairings',
                    argument: `${_id} primary ${mentor.ref}`,
                    label: word('buttons.primary'),
                  },
                }
              : {
                  change: {
                    command: 'pair',
                    argument: _id,
                    label: words(language, 'mentors', 'buttons.pairings'),
                  },
                }),
            end: {
              command: 'pairings',
              argument: `${_id} end-sure ${mentor.ref}`,
              label: word('buttons.end-sure'),
              name: word('buttons.end'),
              sure: word('sure', ends),
            },
          }
        : null,
    };
  });
}
