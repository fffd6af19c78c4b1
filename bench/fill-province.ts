import { mondayOf, startOfDay } from '../src/clock.ts';
import { HelpRequests } from '../src/models/help-request.ts';
import { Households } from '../src/models/household.ts';
import { PrPosts } from '../src/models/pr-post.ts';
import { Reports } from '../src/models/report.ts';
import { UrgentCases } from '../src/models/urgent-case.ts';
import { answersOf, codeOf, hasReport, householdOf, lastWeeks, mentorOf, placeOf } from './province.ts';

const CHUNK = 5_000;
const told = (number: number) => ({ ...placeOf(number), person: 'U0', history: [] });

/** As much of a collection as is needed here: past the models, which would spend most of the time. */
export interface Rows {
  collection: { insertMany(rows: never[]): Promise<unknown> };
}

/** Fills the open store with `households` and `weeks` of reports, cases, requests and posts. How many reports there are. */
export async function fillProvince(households: number, weeks: number): Promise<number> {
  await insert(Households, households, (number) => ({
    ...{ ...householdOf(number), name: `บ้าน ${number}`, moo: 4, origin: 'tpmap' },
    members: [1, 2, 3].map((member) => ({ name: `คนที่ ${member}`, birthYear: 2498 + member, sex: 'female' })),
    indicators: [{ dimension: 'income', indicator: 'รายได้เฉลี่ย', year: 2569 }],
    assets: [{ kind: 'land', note: 'นา 2 ไร่' }],
    ...{ recordedInTpmap: true, sharesPlot: false, pictureConsent: 'not-asked', healthConsent: 'not-asked' },
  }));
  let reports = 0;
  // As they came in: the oldest week first.
  for (const [age, week] of [...lastWeeks(weeks).entries()].toReversed()) {
    const begins = startOfDay(mondayOf(week)).getTime();
    const at = (number: number): Date => new Date(begins + (number % 600_000) * 1_000);
    await insert(Reports, households, (number) => {
      if (!hasReport(number, age)) return null;
      reports += 1;
      return {
        ...{ _id: `${week}:${codeOf(number)}`, household: codeOf(number), week, submittedAt: at(number) },
        ...{ mentor: mentorOf(number), answers: answersOf(number, age) },
        ...{ unchanged: [], sources: {}, photos: [], revisions: [], additions: [], events: [`e-${number}`] },
      };
    });
    await insert(UrgentCases, Math.ceil(households / 1_900), (number) => ({
      ...{ ...told(number), _id: `words:${week}:${number}`, ref: `u-${week}-${number}`, kind: 'other' },
      ...{
        status: 'helped',
        openedAt: at(number),
        history: [{ status: 'helped', at: at(number + 9), by: 'o' }],
      },
    }));
    await insert(HelpRequests, Math.ceil(households / 85), (number) => ({
      ...{
        ...told(number),
        _id: `need:${week}:${number}`,
        ref: `r-${week}-${number}`,
        kind: 'aid',
        type: 'relief',
      },
      ...{ status: 'delivered', requestedAt: at(number) },
      history: [{ status: 'delivered', at: at(number + 9), by: 'o' }],
    }));
    await insert(PrPosts, 204, (number) => ({
      ...{ _id: `p-${week}-${number}`, district: placeOf(number).district, channel: 'facebook', by: 'o' },
      ...{
        at: at(number),
        day: mondayOf(week)
          .add({ days: number % 5 })
          .toString(),
      },
    }));
  }
  return reports;
}

/** Stores `count` rows that `make` makes of their numbers; null for none. */
export async function insert(
  model: Rows,
  count: number,
  make: (number: number) => object | null,
): Promise<void> {
  for (let from = 0; from < count; from += CHUNK) {
    const numbers = Array.from({ length: Math.min(CHUNK, count - from) }, (_, index) => from + index);
    const rows = numbers.map(make).filter((row) => row !== null);
    if (rows.length > 0) await model.collection.insertMany(rows as never[]);
  }
}
