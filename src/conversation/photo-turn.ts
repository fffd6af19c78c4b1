import { ask, askAgain } from './ask.ts';
import { nextQuestion, withAnswer, without } from './fitting.ts';
import { questionsOf } from './flow.ts';
import { idsOf } from './leaving.ts';
import { accept } from './moves.ts';
import { collect, expected } from './photos.ts';
import type { Standing } from './standing.ts';
import type { ConversationState, Photo, Turn } from './state.ts';

/** A photo counts whenever it comes: early ones are kept until they are asked for, late ones are added. */
export function takePhoto<C>(standing: Standing<C>, before: ConversationState, photo: Photo): Turn {
  const { flow, context, question } = standing;
  const [name, wanted] = Object.entries(flow.steps).find(([, step]) => step.kind === 'photos') ?? [];
  if (name === undefined || wanted?.kind !== 'photos' || wanted.impossible?.(context) === true)
    return askAgain(flow, before, question, context, { key: 'retry.kinds.photo' });
  const had = before.photos ?? [];
  const photos = collect(had, photo, wanted.max);
  const { pending: _, ...rest } = before;
  const state: ConversationState = { ...rest, photos, status: 'open' };
  const full = photos === had && had.length >= wanted.max;
  if (question.step.kind === 'photos') return atPhotos(standing, state, photo, wanted.max, full);
  const values = { received: photos.length, total: wanted.max };
  const says = [{ key: `${name}.${full ? 'full' : 'kept'}`, values }];
  const added = photos !== had && name in before.answers;
  const next = added ? withAnswer(flow, state, name, idsOf(photos), context) : state;
  // What was asked about the photos is asked again; until then she stays where she is.
  const stays =
    question.step.kind !== 'review' &&
    questionsOf(flow, next.answers, context).some(({ key }) => key === question.key);
  const asked = stays ? question : (nextQuestion(flow, next.answers, context) ?? question);
  return {
    state: { ...next, step: asked.key },
    says: [...says, ask(flow, asked, next, context)],
  };
}

/** All photos go, and she is asked for others. */
export function retakePhotos<C>(standing: Standing<C>, before: ConversationState): Turn {
  const { flow, context, question } = standing;
  const { photos: _, ...state } = without(before, (key) => key === question.key);
  return { state, says: [ask(flow, question, state, context)] };
}

/** They were asked for: a whole set is the answer, loose ones wait for "enough". */
function atPhotos<C>(
  standing: Standing<C>,
  state: ConversationState,
  photo: Photo,
  max: number,
  full: boolean,
): Turn {
  const { flow, context, question } = standing;
  const photos = state.photos ?? [];
  const total = expected(photos, photo, max);
  const received = photos.length;
  const about = ask(flow, question, state, context).question!;
  const more = (key: string, buttons: readonly string[]): Turn => ({
    state,
    says: [
      {
        key: `${question.name}.${key}`,
        values: { received, total: total ?? max, left: max - received },
        buttons,
        question: about,
      },
    ],
  });
  if (full) return more('full', ['enough', 'change']);
  if (total === undefined) return more('more', ['enough']);
  if (received < total) return more('progress', ['enough']);
  const echo = [{ key: `${question.name}.received`, values: { received } }];
  return accept(standing, state, { answer: idsOf(photos), echo });
}
