import { ownHousehold } from '../access/own-household.ts';
import { adviceById } from '../advice/library.ts';
import { commandButton, type BotCommand, type Outcome } from '../conversation/bot-command.ts';
import { askForHelp } from '../help/ask-for-help.ts';
import { AdviceGivenRows, type AdviceGiven } from '../models/advice-given.ts';
import { tellMentor } from '../pairing/tell-mentor.ts';

const NAME = 'advice-answer';
const ANSWERS = ['done', 'will-try', 'need-help'] as const;

/**
 * What a household says to advice it was given (domain.md §5.6): done and needing help are told to its mentor; where it
 * has none, an officer is asked to help. Arguments: `done`, `will-try` or `need-help` with the id of the advice.
 */
export const adviceAnswer: BotCommand = {
  name: NAME,
  allows: ({ roles }) => roles.includes('household'),
  meantFor: 'household',
  run: async ({ speaker, argument }) => {
    const [said = '', id = ''] = argument.split(' ');
    const answer = ANSWERS.find((one) => one === said);
    const home = await ownHousehold(speaker.person);
    const given =
      home && (await AdviceGivenRows.findOne({ household: home._id, advice: id }).sort({ at: -1 }).lean());
    if (!answer || !home || !given) return end('no-advice');
    await AdviceGivenRows.updateOne({ _id: given._id }, { $set: { answer, answeredAt: speaker.at } });
    if (answer === 'will-try') return end('will-try');
    const values = { name: home.name, household: home._id, title: adviceById(id)?.title ?? '' };
    const buttons = [commandButton('write-household', home._id), 'menu'];
    const say = { key: `told.${answer}`, values, space: NAME, buttons };
    // A double tap, or the same answer on another phone of the house, is told once.
    const told = await tellMentor(home._id, `advice:${answer}:${keyOf(given)}`, () => say);
    if (told || answer === 'done') return end(told ? answer : 'done-alone');
    const wish = { kind: 'need', household: home._id, details: { advice: id } } as const;
    await askForHelp(speaker, `need:${keyOf(given)}`, wish);
    return end('officer-told');
  },
};

/** Says which piece of advice, given when; holds no id of LINE's. */
function keyOf({ household, advice, at }: AdviceGiven): string {
  return `${household}:${advice}:${at.getTime()}`;
}

function end(key: string): Outcome {
  return { kind: 'end', says: [{ key, buttons: [commandButton('advice'), 'menu'] }] };
}
