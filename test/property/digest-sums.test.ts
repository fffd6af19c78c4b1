import { describe, expect, it } from 'vitest';
import type { OfficerScope } from '../../src/access/area.ts';
import { endOfWeek, weekBefore } from '../../src/clock.ts';
import { compile } from '../../src/digest/compile.ts';
import { sumOf, totalOf, type Counts } from '../../src/digest/counts.ts';
import { figuresOf, movesOf } from '../../src/digest/figures.ts';
import { standingAt } from '../../src/digest/standing.ts';
import { STAGES } from '../../src/models/household.ts';
import { seededRandom } from '../support/random.ts';
import { randomProvince, WEEK, type Province } from './random-province.ts';

const random = seededRandom();
const provinces = Array.from({ length: 150 }, () => randomProvince(random));
const PROVINCE: OfficerScope = { level: 'province' };
const DISTRICTS = ['3301', '3305', '3309'];
const district = (code: string): OfficerScope => ({ level: 'district', district: code });
const tambon = (code: string, name: string): OfficerScope => ({
  ...{ level: 'subdistrict', district: code },
  tambons: [name],
});

/** Puts `list` into another order. */
function shuffled<T>(list: readonly T[]): T[] {
  const left = [...list];
  return list.map(() => left.splice(random.between(0, left.length - 1), 1)[0]!);
}

function isConsistent(counts: Counts): void {
  const { households, householdsBefore, reported, met, notMet, urgent } = counts;
  expect(reported).toBe(met + notMet);
  expect(reported).toBeLessThanOrEqual(households);
  expect(counts.reportedBefore).toBeLessThanOrEqual(householdsBefore);
  expect(householdsBefore).toBeLessThanOrEqual(households);
  expect(totalOf(counts.obstacles)).toBeLessThanOrEqual(reported);
  expect(totalOf(counts.stages)).toBe(households);
  expect(totalOf(counts.stagesBefore)).toBe(householdsBefore);
  expect(urgent.opened + urgent.carried).toBe(urgent.helped + urgent.referred + urgent.pending);
  for (const open of Object.values(counts.dimensions)) expect(open).toBeLessThanOrEqual(households);
  const { sufficient, sustainable, back } = movesOf(counts);
  expect(sufficient + sustainable + back).toBe(totalOf(counts.moves));
}

describe(`in any province (TEST_SEED=${random.seed})`, () => {
  it.each(['province', ...DISTRICTS])('every total of %s is the sum of its parts', async (area) => {
    for (const province of provinces) {
      const edition = figuresOf(await compile(province), area === 'province' ? PROVINCE : district(area));
      expect(edition.total).toEqual(sumOf(edition.parts.map(({ counts }) => counts)));
      for (const { counts } of [edition, ...edition.parts].map((one) =>
        'total' in one ? { counts: one.total } : one,
      ))
        isConsistent(counts);
    }
  });

  it("a district's edition is its part of the province's, and its tambons' editions are its own parts", async () => {
    for (const province of provinces) {
      const tally = await compile(province);
      const { parts } = figuresOf(tally, PROVINCE);
      for (const code of DISTRICTS) {
        const own = figuresOf(tally, district(code));
        expect(own.total).toEqual(parts.find((part) => part.district === code)?.counts);
        for (const { tambon: name, counts } of own.parts.filter((part) => part.tambon !== undefined))
          expect(figuresOf(tally, tambon(code, name!)).total).toEqual(counts);
      }
    }
  });

  it('stages after the week are those before it, with the moves and those who came', async () => {
    for (const province of provinces) {
      const { total } = figuresOf(await compile(province), PROVINCE);
      const came = newcomers(province);
      for (const stage of STAGES) {
        const along = (side: 0 | 1): number =>
          totalOf(
            Object.fromEntries(
              Object.entries(total.moves).filter(([move]) => move.split('>')[side] === stage),
            ),
          );
        expect(total.stages[stage]).toBe(
          total.stagesBefore[stage] - along(0) + along(1) + (came[stage] ?? 0),
        );
      }
      expect(total.households - total.householdsBefore).toBe(totalOf(came));
    }
  });

  it('what a week ends with, the next one begins with', async () => {
    for (const province of provinces) {
      const last = figuresOf(await compile({ ...province, week: weekBefore(WEEK) }), PROVINCE).total;
      const { total } = figuresOf(await compile(province), PROVINCE);
      expect(total.householdsBefore).toBe(last.households);
      expect(total.stagesBefore).toEqual(last.stages);
      expect(total.dimensionsBefore).toEqual(last.dimensions);
      // What was pending is carried on, but for what is withdrawn in the week.
      expect(total.urgent.carried).toBeLessThanOrEqual(last.urgent.pending);
    }
  });

  it('each household stands where its history says, before and after every change', async () => {
    for (const { households } of provinces.slice(0, 40))
      for (const household of households) {
        const { placeHistory, dimensionHistory } = household;
        // Of several moves in one moment the first one tells where it was before.
        const first = new Map(placeHistory.toReversed().map(({ at, from }) => [at.getTime(), { at, from }]));
        const before = [...first.values()].map(({ at, from }) => ({
          standing: standingAt(household, at),
          from,
        }));
        for (const { standing, from } of before.filter((one) => one.standing !== null))
          expect(standing).toMatchObject(from);
        for (const { at } of dimensionHistory) {
          const standing = standingAt(household, at);
          expect(new Set(standing?.open).size).toBe(standing?.open.length ?? 0);
        }
      }
  });

  it('nothing depends on the order in which cases, requests and posts are found', async () => {
    for (const province of provinces) {
      const { cases, requests, posts } = province;
      const mixed = {
        ...province,
        cases: shuffled(cases),
        requests: shuffled(requests),
        posts: shuffled(posts),
      };
      expect(await compile(mixed)).toEqual(await compile(province));
    }
  });
});

/** Households that are there when the week closes and were not when it began, by the stage they stand in. */
function newcomers({ households }: Province): Record<string, number> {
  const [start, end] = [endOfWeek(weekBefore(WEEK)), endOfWeek(WEEK)];
  const came: Record<string, number> = {};
  for (const household of households) {
    const { stage } = standingAt(household, end) ?? {};
    if (stage !== undefined && standingAt(household, start) === null) came[stage] = (came[stage] ?? 0) + 1;
  }
  return came;
}
