import { labelsOf } from '../messages/labels.ts';
import type { Spoken } from '../messages/render.ts';
import { questionAt } from '../messages/scene.ts';
import { readAgreement } from '../readers/agreement.ts';
import { readCommand } from '../readers/command.ts';
import { bare } from '../readers/text.ts';
import { readCommandButton, type BotCommand } from './bot-command.ts';
import type { Desk } from './desk.ts';
import type { Said } from './talk.ts';

/** What stands behind the words of a command is a code or a place; more is a sentence ("พี่เลี้ยง ประชุม 25 ธ.ค. 2569 ที่ …"). */
const LONGEST_ARGUMENT = 20;

/**
 * Carries out one of the bot's commands, tapped or typed; null when what was said is none. Typed words count only for
 * someone who may give the command, and only where the open question does not offer the same words as an answer.
 */
export async function runCommand(desk: Desk, incoming: Said): Promise<Spoken[] | null> {
  const found = commandIn(desk, incoming);
  if (!found) return null;
  const { command, argument } = found;
  const { speaker, scene } = desk;
  if (!command.allows(speaker.person)) {
    const say = { key: `meant-for.${command.meantFor}`, buttons: ['menu'] };
    return [{ say, scene: null }];
  }
  const outcome = await command.run({
    speaker,
    argument,
    ...(incoming.kind === 'text' && { message: incoming.message }),
  });
  const spoken = await desk.follow(outcome, command.name);
  // What she was at waits below the answer, so that nobody has to look for it.
  const isOver = outcome.kind === 'end' && outcome.closes === scene?.bot.flow.name;
  const still = outcome.kind === 'end' && scene?.state.status === 'open' && !scene.bot.passing && !isOver;
  return still ? [...spoken, ...desk.repeat(scene)] : spoken;
}

function commandIn(desk: Desk, incoming: Said): { command: BotCommand; argument: string } | null {
  const { commands, speaker, scene } = desk;
  if (incoming.kind === 'tap') {
    const tapped = readCommandButton(incoming.value);
    const command = tapped && commands.find(({ name }) => name === tapped.name);
    return tapped && command ? { command, argument: tapped.argument } : null;
  }
  if (incoming.kind !== 'text' || isOffered(desk, incoming.text)) return null;
  for (const command of commands) {
    const argument = command.read?.(incoming.text) ?? null;
    if (argument === null) continue;
    // "พี่เลี้ยง ไปเยี่ยมแล้ว" is a note; the bare word, or one with a code or a link, is a command all the same.
    const named =
      /https?:\/\//iu.test(argument) || (argument.length <= LONGEST_ARGUMENT && /\d{3}/u.test(argument));
    if (isNote(desk) && argument !== '' && !named) continue;
    // In the middle of a question, words that are no command of hers are an answer; asking for help is never refused.
    const known = speaker.person.roles.length > 0 && readCommand(incoming.text)?.cmd !== 'help';
    if (command.allows(speaker.person) || (known && !scene)) return { command, argument };
  }
  return null;
}

/** Whether the open question is answered in her own words, so that a sentence may begin with any word. */
function isNote({ scene }: Desk): boolean {
  const step = scene ? questionAt(scene, scene.state.step)?.step : undefined;
  return step?.kind === 'ask' && step.verbatim === true;
}

/** Whether the open question has a button that says just this, or can be answered with a plain yes or no as this is. */
function isOffered({ scene }: Desk, text: string): boolean {
  const question = scene ? questionAt(scene, scene.state.step) : undefined;
  const answersYesNo =
    scene?.state.pending !== undefined ||
    question?.step.kind === 'review' ||
    (question?.step.kind === 'choice' && question.step.says !== undefined);
  const agreed = answersYesNo ? readAgreement(text) : null;
  if (agreed?.kind === 'value' && !agreed.confirm) return true;
  if (!scene || (question?.step.kind !== 'choice' && question?.step.kind !== 'many')) return false;
  const labels = labelsOf(scene);
  const options = question.step.options(scene.context, scene.state.answers);
  return options.some((option) => labels(question.name, option).some((label) => bare(label) === bare(text)));
}
