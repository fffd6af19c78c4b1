import { advance } from '../../../conversation/advance.ts';
import type { BotFlow, Ending, Speaker, Start } from '../../../conversation/bot-flow.ts';
import type { Question } from '../../../conversation/flow.ts';
import { begin } from '../../../conversation/moves.ts';
import type { ConversationState, Input, Say } from '../../../conversation/state.ts';
import { labelsOf } from '../../../messages/labels.ts';
import { questionAt, type Scene } from '../../../messages/scene.ts';

/**
 * What stands in the fields of a form, by question; a list where several can be chosen. Absent: it was not asked yet. Under
 * `doubtKey` of a question stands which of the readings she was asked about is the right one.
 */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** How far a form has led. */
export type Filled =
  /** All questions are answered, and the flow has done its work. */
  | { kind: 'done'; scene: Scene; ending: Ending }
  /**
   * Something is still to be answered; `problem`: what is wrong with the answer to `scene.state.step`; `hints`: what she is to
   * think over before it is sent.
   */
  | { kind: 'asked'; scene: Scene; problem: readonly Say[]; hints?: readonly Say[] }
  /** The flow makes no sense any more. */
  | { kind: 'gone' };

/** Under which key a form says what was meant by a doubtful answer to the question `key`. */
export function doubtKey(key: string): string {
  return `${key}?`;
}

/**
 * Answers the questions of a flow with the fields of a form, each read as it would be in chat, so that what is refused there
 * is refused here with the same words. No fields at all: what the form is to show first. Photos come by chat only.
 */
export async function fillFlow(
  bot: BotFlow<unknown>,
  speaker: Speaker,
  { data, answers = {}, sources = {} }: Start,
  fields: Fields | null,
): Promise<Filled> {
  const context = await bot.load(speaker, { data, answers });
  if (context === null) return { kind: 'gone' };
  const { state } = begin(bot.flow, speaker.event, data, fields ? {} : answers, context);
  let scene: Scene = { bot, context, state };
  if (!fields) return { kind: 'asked', scene, problem: [] };
  while (scene.state.status !== 'finished') {
    const { step } = scene.state;
    const question = questionAt(scene, step);
    if (question?.step.kind === 'review' && fields[step] === undefined) {
      const hints = bot.hints?.(scene.state, scene.context, speaker.person.language) ?? [];
      if (hints.length > 0) return { kind: 'asked', scene, problem: [], hints };
    }
    const inputs = question ? inputsFor(question, fields, scene) : null;
    if (!inputs) return { kind: 'asked', scene, problem: [] };
    let says: readonly Say[] = [];
    const take = (input: Input): void => {
      const turn = advance(bot.flow, scene.state, input, scene.context, labelsOf(scene));
      scene = { ...scene, state: turn.state };
      says = turn.says;
    };
    inputs.forEach(take);
    const meant = scene.state.pending?.map(String).find((value) => value === fields[doubtKey(step)]);
    if (meant !== undefined) take(tapOn(scene, step, meant));
    const { state: after } = scene;
    if (after.status !== 'finished' && (after.status !== 'open' || after.step === step)) {
      const still: ConversationState = { ...after, status: 'open', step };
      return { kind: 'asked', scene: { ...scene, state: still }, problem: says.slice(0, 1) };
    }
    const next = await bot.load(speaker, after);
    if (next === null) return { kind: 'gone' };
    scene = { ...scene, context: next };
  }
  scene = { ...scene, state: withSources(scene.state, answers, sources) };
  const ending = await bot.done({ speaker, context: scene.context, state: scene.state, drafts: [] });
  return { kind: 'done', scene, ending };
}

/** What she left as it was still goes when the message in which it came is taken back. */
function withSources(
  state: ConversationState,
  before: NonNullable<Start['answers']>,
  sources: NonNullable<Start['sources']>,
): ConversationState {
  const kept = Object.entries(sources).filter(([key]) => state.answers[key] === before[key]);
  return kept.length === 0 ? state : { ...state, sources: Object.fromEntries(kept) };
}

function tapOn({ state }: Scene, step: string, value: string): Input {
  return { kind: 'tap', conversation: state.id, step, value };
}

/** A field as what she would have tapped and typed; null when the form has not asked for it yet. */
function inputsFor(question: Question<unknown>, fields: Fields, scene: Scene): Input[] | null {
  const { key, step } = question;
  const tap = (value: string): Input => tapOn(scene, key, value);
  if (step.kind === 'review') return [tap('confirm')];
  if (step.kind === 'photos') return [tap('none')];
  const field = fields[key];
  if (field === undefined) return null;
  const values = typeof field === 'string' ? [field] : field;
  if (step.kind === 'choice') return [tap(values[0] ?? '')];
  if (step.kind === 'many') {
    const { exclusive } = step;
    // On a form nothing is said by ticking nothing.
    if (exclusive !== undefined && values.length === 0) return [tap(exclusive)];
    if (exclusive === undefined || !values.includes(exclusive)) return [...values.map(tap), tap('enough')];
    // Last, so that it is refused beside others, as in chat.
    return [...values.filter((value) => value !== exclusive), exclusive].map(tap);
  }
  const choices = step.choices(scene.context, scene.state.answers);
  const chosen = values.find((value) => choices.includes(value));
  if (chosen !== undefined) return [tap(chosen)];
  const text = (values.at(-1) ?? '').replaceAll('\r\n', '\n');
  return text.trim() === '' && !step.required ? [tap('skip')] : [{ kind: 'text', text }];
}
