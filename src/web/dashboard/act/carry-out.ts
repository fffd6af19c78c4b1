import type { BotCommand } from '../../../conversation/bot-command.ts';
import type { BotFlow, Language, Speaker } from '../../../conversation/bot-flow.ts';
import { say as words } from '../../../messages/words.ts';
import { fillFlow, type Fields } from './fill-flow.ts';
import { flowForm, type FormField } from './flow-form.ts';
import { textsOf } from './say-in-words.ts';

/** What the dashboard does for an officer: the bot's own commands and flows. */
export interface Deeds {
  commands: readonly BotCommand[];
  flows: readonly BotFlow<unknown>[];
}

/** What came of it: it is done (or was refused), as the chat would say; or there is something to answer first. */
export type Came = { kind: 'said'; text: string } | { kind: 'asks'; fields: readonly FormField[] };

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
  if (outcome.kind === 'end') return said(textsOf(opening, null, language), language);
  const bot = flows.find(({ flow }) => flow.name === outcome.flow);
  const filled = bot ? await fillFlow(bot, speaker, outcome, fields) : { kind: 'gone' as const };
  if (filled.kind === 'gone') return { kind: 'said', text: words(language, null, 'no-longer') };
  const { scene } = filled;
  if (filled.kind === 'asked')
    return { kind: 'asks', fields: flowForm(scene, fields, filled.problem, language) };
  const { ending } = filled;
  if (ending.kind === 'return') {
    const still = { ...scene, state: { ...scene.state, status: 'open' as const, step: ending.step } };
    return { kind: 'asks', fields: flowForm(still, fields, ending.says, language) };
  }
  const says = ending.kind === 'resume' ? [] : (ending.says ?? []);
  return said(textsOf(says, scene, language), language);
}

/** What the chat would answer with a card alone is done all the same, and is said to be. */
function said(text: string, language: Language): Came {
  return { kind: 'said', text: text || words(language, 'dashboard', 'page.form.done') };
}
