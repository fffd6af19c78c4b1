import { readCommand } from '../readers/command.ts';
import { bare } from '../readers/text.ts';
import { readAnswer } from './answer.ts';
import type { AnswerResult } from './answer-result.ts';
import { ask, askAgain, WHY } from './ask.ts';
import type { Flow } from './flow.ts';
import { obey } from './leaving.ts';
import { accept, carryOn, goTo } from './moves.ts';
import { tapKey, tappedElsewhere } from './other-taps.ts';
import { retakePhotos, takePhoto } from './photo-turn.ts';
import { standingOf, type Standing } from './standing.ts';
import type { ConversationState, Input, Labels, Say, Turn } from './state.ts';

/**
 * Takes a conversation one input further. Pure: no clock, no storage, no network; what it needs to know of the
 * world is in `context`, and the caller saves the state and sends what is to be said.
 * `labels` lets a person type what a button says.
 */
export function advance<C>(
  flow: Flow<C>,
  before: ConversationState,
  input: Input,
  context: C,
  labels: Labels,
): Turn {
  const standing = standingOf(flow, before, context, labels);
  if (!standing) return carryOn(flow, before, context);
  const { question } = standing;
  if (input.kind === 'photo') return takePhoto(standing, before, input.photo);
  if (input.kind === 'other') {
    const key = question.step.kind === 'photos' ? 'retry.photo' : `retry.kinds.${input.type}`;
    return askAgain(flow, before, question, context, { key });
  }
  const open: ConversationState = { ...before, status: 'open' };
  if (input.kind === 'text') {
    return obey(standing, open, commandIn(standing, input.text)) ?? answer(standing, open, input);
  }
  if (input.conversation !== before.id || input.step !== before.step) {
    const turn = tappedElsewhere(standing, before, input);
    if (turn) return turn;
    const { changing: _, ...atReview } = before;
    return advance(flow, { ...atReview, step: input.step }, input, context, labels);
  }
  const state = { ...open, lastTap: tapKey(input) };
  return obey(standing, state, input.value) ?? answer(standing, state, input);
}

/** The command in what was typed; none where the words are an answer that is offered. */
function commandIn<C>({ question, context, labels }: Standing<C>, text: string): string | undefined {
  const command = readCommand(text)?.cmd;
  const { step, name } = question;
  // In a review "ส่งรายงาน" is the button that sends it.
  if (step.kind === 'review' && command === 'report') return undefined;
  if (step.kind !== 'choice') return command;
  if (step.consent && labels(name, WHY).some((label) => bare(label) === bare(text))) return WHY;
  const offered = step.options(context, {}).flatMap((option) => labels(name, option));
  return offered.some((label) => bare(label) === bare(text)) ? undefined : command;
}

function answer<C>(
  standing: Standing<C>,
  state: ConversationState,
  input: Input & { kind: 'text' | 'tap' },
): Turn {
  const { flow, context, question, questions } = standing;
  const result = readAnswer(standing, state, input);
  const about = ask(flow, question, state, context).question!;
  switch (result.kind) {
    case 'finish':
      return { state: { ...state, status: 'finished' }, says: [] };
    case 'go':
      return goTo(standing, state, result.step, true);
    case 'edit': {
      const lines = questions.filter(({ key }) => key in state.answers).map(({ key }) => key);
      return { state, says: [{ key: `${question.name}.edit`, buttons: lines, question: about }] };
    }
    case 'retake':
      return retakePhotos(standing, state);
    case 'pending':
      return { state: { ...state, pending: result.values }, says: [{ ...doubt(result), question: about }] };
    case 'partial':
      return choose(standing, state, result.answer);
    case 'unread': {
      const { reason, values } = result;
      return askAgain(flow, state, question, context, { key: `retry.${reason}`, ...(values && { values }) });
    }
    case 'answer': {
      const verbatim = question.step.kind === 'ask' && question.step.verbatim === true;
      const echo: Say[] = result.echo
        ? [{ key: 'understood', values: { value: result.answer }, question: about }]
        : [];
      return accept(standing, state, {
        answer: result.answer,
        echo,
        asLast: result.asLast === true,
        source: verbatim && input.kind === 'text' ? input.message : undefined,
      });
    }
  }
}

/** "Do you mean this?", or "which of these?". */
function doubt({ values, why }: AnswerResult & { kind: 'pending' }): Say {
  const [only, ...others] = values;
  return others.length === 0
    ? { key: `confirm.${why ?? 'plain'}`, values: { value: only ?? null }, buttons: ['yes', 'no'] }
    : { key: 'which', buttons: values.map(String) };
}

/** One more of several is chosen, or one less. */
function choose<C>(
  { flow, context, question }: Standing<C>,
  state: ConversationState,
  chosen: readonly string[],
): Turn {
  const { [question.key]: _, ...others } = state.answers;
  const answers = chosen.length > 0 ? { ...others, [question.key]: chosen } : others;
  const unchanged = (state.unchanged ?? []).filter((key) => key !== question.key);
  const again = ask(flow, question, { ...state, answers }, context);
  // The whole question after every tap would bury what she chose.
  const { progress: __, ...short } = again;
  return {
    state: { ...state, answers, unchanged, tries: 0 },
    says: [chosen.length > 0 ? { ...short, key: 'chosen-more' } : again],
  };
}
