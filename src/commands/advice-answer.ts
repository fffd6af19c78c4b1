import { ownHousehold } from '../access/own-household.ts';
import { adviceById } from '../advice/library.ts';
import { bangkokDate, weekOf } from '../clock.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import type { Speaker } from '../conversation/bot-flow.ts';
import { askForHelp } from '../help/ask-for-help.ts';
import { AdviceGivenRows, type AdviceGiven } from '../models/advice-given.ts';
import { Households, type Household } from '../models/household.ts';
import { isPaired } from '../models/pairing.ts';
import { tellMentor } from '../pairing/tell-mentor.ts';

const NAME = 'advice-answer';
const ANSWERS = ['done', 'will-try', 'need-help'] as const;

/**
 * What a household says to advice it was given (domain.md §5.6): done and needing help are told to its mentor; where it
 * has none, an officer is asked to help. A mentor who has read it to a household without LINE says it for it. Arguments:
 * `done`, `will-try` or `need-help` with the id of the advice and, from a mentor, the household.
 */
export const adviceAnswer: BotCommand = {
  name: NAME,
  allows: ({ roles }) => roles.includes('household') || roles.includes('mentor'),
  meantFor: 'household',
  run: async ({ speaker, argument }) => {
    const [said = '', id = '', code] = argument.split(' ');
    const answer = ANSWERS.find((one) => one === said);
    const readAloud = code !== undefined;
    const home = readAloud ? await mentoredHousehold(speaker, code) : await ownHousehold(speaker.person);
    const given =
      home && (await AdviceGivenRows.findOne({ household: home._id, advice: id }).sort({ at: -1 }).lean());
    if (!answer || !home || !given) return end('no-advice');
    await AdviceGivenRows.updateOne({ _id: given._id }, { $set: { answer, answeredAt: speaker.at } });
    if (readAloud) {
      if (answer === 'need-help') await askOfficer(speaker, home, given);
      return end(answer === 'need-help' ? 'officer-told' : 'noted', ['report', 'menu']);
    }
    if (answer === 'will-try') return end('will-try');
    const values = { name: home.name, household: home._id, title: adviceById(id)?.title ?? '' };
    const buttons = [commandButton('write-household', home._id), 'menu'];
    const say = { key: `told.${answer}`, values, space: NAME, buttons };
    // A double tap, or the same answer on another phone of the house, is told once; still in need next week, once more.
    const mayWait = answer === 'done';
    const week = weekOf(bangkokDate(speaker.at));
    const told = await tellMentor(home._id, `advice:${answer}:${keyOf(given)}:${week}`, () => say, {
      mayWait,
    });
    if (told || answer === 'done') return end(told ? answer : 'done-alone');
    await askOfficer(speaker, home, given);
    return end('officer-told');
  },
};

/** The household she speaks for as its mentor; null when it is not hers. */
async function mentoredHousehold({ person }: Speaker, code: string): Promise<Household | null> {
  return (await isPaired(person._id, code)) ? Households.findById(code).lean() : null;
}

async function askOfficer(speaker: Speaker, { _id }: Household, given: AdviceGiven): Promise<void> {
  const wish = { kind: 'need', household: _id, details: { advice: given.advice } } as const;
  await askForHelp(speaker, `need:${keyOf(given)}`, wish);
}

/** Says which piece of advice, given when; holds no id of LINE's. */
function keyOf({ household, advice, at }: AdviceGiven): string {
  return `${household}:${advice}:${at.getTime()}`;
}

function end(key: string, buttons: readonly string[] = [commandButton('advice'), 'menu']): Outcome {
  return { kind: 'end', says: [{ key, buttons }] };
}
