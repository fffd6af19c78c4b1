import { within } from '../../../access/area.ts';
import { logReadings } from '../../../access/log-reading.ts';
import { bangkokDate, weekOf } from '../../../clock.ts';
import { dimensionName } from '../../../dimensions.ts';
import { houseLines, personLine } from '../../../help/where-and-who.ts';
import { lastWeeks } from '../../../households/last-weeks.ts';
import { weekLine } from '../../../messages/household-record.ts';
import { showDayAndTime } from '../../../messages/show-moment.ts';
import { say as words } from '../../../messages/words.ts';
import { Households, type Household } from '../../../models/household.ts';
import { People, type Person } from '../../../models/person.ts';
import { doubtsAbout } from '../../../stages/doubts.ts';
import type { Visit } from '../visit.ts';
import { decidedSince, sectionOf, shownOf, type Card, type Decided, type Section } from './section.ts';

/** Any moment: by it the index finds what is set, which a question for being there would not. */
const EVER = { $gt: new Date(0) };

/** The moves between stages that wait for a decision in her area, with what speaks against each. */
export async function stagesSection(visit: Visit): Promise<Section> {
  const { scope, speaker } = visit;
  const since = decidedSince(visit);
  const waiting = await Households.find({ ...within(scope), 'stageProposal.at': EVER })
    .sort({ 'stageProposal.at': 1, _id: 1 })
    .lean();
  const moved = await Households.find({
    ...within(scope),
    $or: [{ 'stageHistory.at': { $gte: since } }, { 'stageDeclined.at': { $gte: since } }],
  }).lean();
  const shown = shownOf(waiting);
  const refs = shown.flatMap(({ stageProposal }) => stageProposal?.by ?? []);
  const people = await People.find({ ref: { $in: refs } }).lean();
  const lately = moved.flatMap((one) => decisionsOf(one, since, visit));
  const named = [...shown, ...moved].map(({ _id }) => _id);
  await logReadings(speaker, named, 'decide-stage');
  const cards = await Promise.all(shown.map((one) => cardOf(one, people, visit)));
  return sectionOf('stages', { waiting: waiting.length }, cards, lately, visit);
}

async function cardOf(household: Household, people: readonly Person[], visit: Visit): Promise<Card> {
  const { _id, stage, stageProposal, openDimensions } = household;
  const { language, at: now } = visit;
  const [title, place] = houseLines(household, language);
  if (!stageProposal) return { title, facts: [], decisions: [] };
  const { stage: to, reason, by, at } = stageProposal;
  const word = (key: string): string => words(language, 'stages', key);
  const own = (key: string): string => words(language, 'dashboard-approvals', `page.${key}`);
  const named = (one: string): string => words(language, 'household', `stages.${one}`);
  const doubts = await doubtsAbout(household, to);
  const weeks = await lastWeeks(_id, weekOf(bangkokDate(now)));
  const proposer = people.find(({ ref }) => ref === by);
  const about = `${_id} ${at.getTime()}`;
  return {
    title,
    words: reason,
    record: _id,
    warns: doubts.map((doubt) => word(`doubts.${doubt}`)),
    facts: [
      [word('facts.move'), `${named(stage)} → ${named(to)}`],
      [word('facts.place'), place],
      [word('facts.by'), `${personLine(proposer, '-')} · ${showDayAndTime(at, language)}`],
      [
        own('facts.open'),
        openDimensions.map((id) => dimensionName(id, language)).join(', ') || own('none-open'),
      ],
      ...weeks.map((one) => weekLine(one, language)),
    ],
    decisions: [
      { command: 'stages', argument: `approve ${about}`, label: word('buttons.approve'), kind: 'primary' },
      {
        command: 'stages',
        argument: `decline ${about}`,
        label: word('buttons.decline'),
        kind: 'danger',
        field: { key: 'reason', label: words(language, 'decline-stage', 'reason.ask') },
      },
    ],
  };
}

/** What officers have decided about a household since `since`; what came with the register was decided by nobody here. */
function decisionsOf(
  { name, _id, stageHistory, stageDeclined }: Household,
  since: Date,
  { language }: Visit,
): Decided[] {
  const about = (stage: string): string =>
    `${name} (${_id}) → ${words(language, 'household', `stages.${stage}`)}`;
  return [
    ...stageHistory
      .filter(({ at, from }) => at >= since && from !== undefined)
      .map(({ stage, by, at }) => ({ about: about(stage), result: 'approved', by, at })),
    ...(stageDeclined && stageDeclined.at >= since
      ? [
          {
            about: about(stageDeclined.stage),
            result: 'declined',
            by: stageDeclined.by,
            at: stageDeclined.at,
          },
        ]
      : []),
  ];
}
