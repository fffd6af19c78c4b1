import { readCommandButton, type BotCommand } from '../../../conversation/bot-command.ts';
import type { BotFlow, Language, Speaker } from '../../../conversation/bot-flow.ts';
import type { Say } from '../../../conversation/state.ts';
import { say as words } from '../../../messages/words.ts';
import { fillFlow, type Fields, type Filled } from './fill-flow.ts';
import { flowForm, type FormField } from './flow-form.ts';
import { textsOf } from './say-in-words.ts';

/** What the dashboard does for an officer: the bot's own commands and flows. */
export interface Deeds {
  commands: readonly BotCommand[];
  flows: readonly BotFlow<unknown>[];
}

/** Something an officer may do next, as a button that gives a command. */
export interface Offer {
  command: string;
  argument: string;
  label: string;
}

/** What came of it. */
export type Came =
  /** It is done (or was refused), as the chat would say. */
  | { kind: 'said'; text: string }
  /** There is something to answer first. */
  | { kind: 'asks'; fields: readonly FormField[] }
  /** Nothing is done yet: she is asked whether she means it, and may say so with a button. */
  | { kind: 'offers'; text: string; offers: readonly Offer[] };

/**
 * Gives one of the bot's commands for `speaker`, as a button in chat would, and answers the questions it leads to with the
 * fields of a form. So whatever the chat allows, refuses, checks, logs and tells others is the same here. Safe to repeat for
 * the same event. `fields`: null for none yet.
 */
export async function carryOut(
  { commands, flows }: Deeds,
  speaker: Speaker,
  { command: name, argument }: { command: string; argument: string },
  fields: Fields | null,
): Promise<Came> {
  const { language } = speaker.person;
  const command = commands.find((one) => one.name === name);
  if (!command?.allows(speaker.person)) {
    const key = `meant-for.${command?.meantFor ?? 'officer'}`;
    return { kind: 'said', text: words(language, null, key) };
  }
  const outcome = await command.run({ speaker, argument });
  const opening = (outcome.says ?? []).map((say) => ({ space: command.name, ...say }));
  if (outcome.kind === 'end') {
    const text = textsOf(opening, null, language);
    const offers = offersIn(opening.at(-1), name);
    return offers.length > 0 ? { kind: 'offers', text, offers } : said(text, language);
  }
  const bot = flows.find(({ flow }) => flow.name === outcome.flow);
  const filled = bot ? await fillFlow(bot, speaker, outcome, fields) : { kind: 'gone' as const };
  if (filled.kind === 'gone') return { kind: 'said', text: words(language, null, 'no-longer') };
  if (filled.kind === 'asked') return asks(filled, speaker, fields);
  const { scene, ending } = filled;
  if (ending.kind === 'return') {
    const still = { ...scene, state: { ...scene.state, status: 'open' as const, step: ending.step } };
    return asks({ kind: 'asked', scene: still, problem: ending.says }, speaker, fields);
  }
  const says = ending.kind === 'resume' ? [] : (ending.says ?? []);
  return said(textsOf(says, scene, language), language);
}

/** What the chat would answer with a card alone is done all the same, and is said to be. */
function said(text: string, language: Language): Came {
  return { kind: 'said', text: text || words(language, 'dashboard', 'page.form.done') };
}

async function asks(
  filled: Extract<Filled, { kind: 'asked' }>,
  speaker: Speaker,
  fields: Fields | null,
): Promise<Came> {
  const { bot, context } = filled.scene;
  const language: Language = speaker.person.language;
  const pictures = await bot.pictures?.(speaker, context);
  return { kind: 'asks', fields: flowForm(filled, { fields, language, ...(pictures && { pictures }) }) };
}

/**
 * Buttons that go on with the command that has just been given ("yes, retire it"): they bear names of their own, unlike those
 * that only lead back to its list.
 */
function offersIn(say: Say | undefined, command: string): Offer[] {
  if (!say || say.card) return [];
  const { buttons = [], labels = {} } = say;
  return buttons.flatMap((button) => {
    const given = readCommandButton(button);
    const label = labels[button];
    return given?.name === command && label !== undefined ? { command, argument: given.argument, label } : [];
  });
}
