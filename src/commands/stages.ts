import { within } from '../access/area.ts';
import { decidedBefore } from '../access/decided-before.ts';
import { logReading } from '../access/log-reading.ts';
import { may } from '../access/rights.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { declineStageFlow } from '../flows/decline-stage.ts';
import { personLine } from '../help/where-and-who.ts';
import { listCard, pageButton, pageOf, readPage, type CardItem } from '../messages/list-card.ts';
import { showMoment } from '../messages/show-moment.ts';
import { say as words } from '../messages/words.ts';
import { Households, type Household } from '../models/household.ts';
import { People, type Person } from '../models/person.ts';
import { afterWords } from '../readers/command-words.ts';
import { stageDecidedBy } from '../stages/decided-by.ts';
import { doubtsAbout } from '../stages/doubts.ts';
import { moveStage } from '../stages/move-stage.ts';

const NAME = 'stages';

/**
 * The stages that wait for the district's decision, the oldest proposal on top (domain.md R4). Arguments: `p2` for a
 * page; `approve`, `approve-sure` and `decline` with `<code> <milliseconds of the proposal>`.
 */
export const stages: BotCommand = {
  name: NAME,
  allows: (person) => may(person, 'decide-stage'),
  meantFor: 'district',
  read: (text) => (afterWords(['เลื่อนขั้น', 'รอเลื่อนขั้น', 'stages'], text) === '' ? '' : null),
  run: async ({ speaker, argument }) => {
    const [deed = '', code = '', made = ''] = argument.split(' ');
    if (!['approve', 'approve-sure', 'decline'].includes(deed))
      return showProposals(speaker, readPage(argument).page);
    const household = await Households.findById(code).lean();
    const hers = household && may(speaker.person, 'decide-stage', household) ? household : null;
    if (!hers) return end('handled');
    if (deed === 'decline') {
      const waits = hers.stageProposal?.at.getTime() === Number(made);
      const data = { household: code, proposal: Number(made) };
      return waits
        ? { kind: 'start', flow: declineStageFlow.flow.name, data }
        : late(speaker, hers, Number(made));
    }
    return approve(speaker, hers, Number(made), deed === 'approve-sure');
  },
};

function end(key: string, values: Readonly<Record<string, string>> = {}): Outcome {
  return { kind: 'end', says: [{ key, values, buttons: [commandButton(NAME), 'menu'] }] };
}

async function approve(
  speaker: Speaker,
  household: Household,
  made: number,
  sure: boolean,
): Promise<Outcome> {
  const { person, at } = speaker;
  const isRepeat = household.stageHistory.some(
    (entry) => entry.by === person.ref && entry.at.getTime() === at.getTime(),
  );
  if (isRepeat) return end('approved');
  const proposal = household.stageProposal;
  if (proposal?.at.getTime() !== made) return late(speaker, household, made);
  const doubts = await doubtsAbout(household, proposal.stage);
  if (doubts.length > 0 && !sure) return askAgain(speaker, household, doubts, made);
  const { stage: to, reason, reasonMessage } = proposal;
  const move = { from: household.stage, to, reason, reasonMessage };
  if (await moveStage(speaker, household, move, proposal)) return end('approved');
  return late(speaker, (await Households.findById(household._id).lean()) ?? household, made);
}

async function late(speaker: Speaker, household: Household, made: number): Promise<Outcome> {
  const { key, values } = await decidedBefore(speaker, stageDecidedBy(household, made));
  return end(key, values);
}

function askAgain(
  { person: { language } }: Speaker,
  { _id, name }: Household,
  doubts: readonly string[],
  made: number,
): Outcome {
  const named = doubts.map((doubt) => words(language, NAME, `doubts.${doubt}`)).join(', ');
  const button = commandButton(NAME, `approve-sure ${_id} ${made}`);
  const labels = { [button]: words(language, NAME, 'buttons.approve-sure') };
  const say = {
    key: 'sure',
    values: { name, doubts: named },
    buttons: [button, commandButton(NAME)],
    labels,
  };
  return { kind: 'end', says: [say] };
}

async function showProposals(speaker: Speaker, page: number): Promise<Outcome> {
  const { officer, language } = speaker.person;
  const found = officer
    ? await Households.find({ ...within(officer), 'stageProposal.at': { $exists: true } })
        .sort({ 'stageProposal.at': 1, _id: 1 })
        .lean()
    : [];
  if (found.length === 0) return { kind: 'end', says: [{ key: 'none', buttons: ['menu'] }] };
  const word = (key: string, values = {}): string => words(language, NAME, key, values);
  const shown = pageOf(found, page);
  const refs = shown.items.flatMap(({ stageProposal }) => stageProposal?.by ?? []);
  const people = await People.find({ ref: { $in: refs } }).lean();
  for (const { _id } of shown.items) await logReading(speaker, _id, 'decide-stage');
  const card = listCard({
    title: word('title'),
    note: word('count', { count: found.length }),
    items: shown.items.map((one) => itemOf(one, people, speaker, word)),
    buttons: shown.left > 0 ? [pageButton(word('buttons.more'), NAME, '', shown.next)] : [],
  });
  return { kind: 'end', says: [{ key: 'title', card }] };
}

function itemOf(
  { _id, name, tambon, stage, stageProposal }: Household,
  people: readonly Person[],
  { person: { language } }: Speaker,
  word: (key: string, values?: object) => string,
): CardItem {
  if (!stageProposal) return { title: name };
  const { stage: to, reason, by, at } = stageProposal;
  const named = (one: string): string => words(language, 'household', `stages.${one}`);
  return {
    title: `${name} (${_id})`,
    lines: [reason],
    facts: [
      [word('facts.move'), `${named(stage)} → ${named(to)}`],
      [word('facts.place'), words(language, null, 'place.tambon', { tambon })],
      [
        word('facts.by'),
        `${personLine(
          people.find(({ ref }) => ref === by),
          '-',
        )} · ${showMoment(at, language)}`,
      ],
    ],
    buttons: [
      ...['approve', 'decline'].map((deed) => ({
        label: word(`buttons.${deed}`),
        value: commandButton(NAME, `${deed} ${_id} ${at.getTime()}`),
      })),
      { label: word('buttons.record'), value: commandButton('household', _id) },
    ],
  };
}
