import { commandButton } from '../conversation/bot-command.ts';
import type { Language, Speaker } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import { say as words } from '../messages/words.ts';
import { HelpRequests, type HelpRequest, type HelpStatus } from '../models/help-request.ts';
import { moveOn, type Moved, type Step } from './move-on.ts';
import { tellTeller } from './tell-teller.ts';

type RequestStep = Step & { to: HelpStatus };

/**
 * An officer of the area takes a help request a step on (domain.md R15), or whoever asked does, when she says whether
 * the help has arrived. What the officer did is told to the one who asked.
 */
export async function workRequest(speaker: Speaker, step: RequestStep): Promise<Moved<HelpRequest>> {
  const isHers = ({ person }: HelpRequest): boolean => person === speaker.person._id;
  const moved = await moveOn<HelpRequest>(HelpRequests, speaker, 'handle-request', step, isHers);
  if (moved.kind !== 'moved' || isHers(moved.row)) return moved;
  const news = newsOf(speaker, moved.row, step);
  const { ref, person, household } = moved.row;
  if (news) await tellTeller(speaker, person, `request:${ref}:${step.to}:${speaker.event}`, news, household);
  return moved;
}

/** What whoever asked is told; null when there is nothing to say. */
function newsOf(
  { person }: Speaker,
  { ref, kind }: HelpRequest,
  { to, note = '' }: RequestStep,
): ((language: Language) => Say) | null {
  switch (to) {
    case 'accepted':
      return say(kind === 'talk' ? 'told.talk' : 'told.accepted', ['menu'], { name: person.name ?? '' });
    case 'delivered':
      return askIfArrived(ref);
    case 'declined':
      return say('told.declined', ['officer', 'menu'], { reason: note });
    case 'verified':
      return kind === 'late-correction' ? say('told.corrected', ['menu']) : null;
    default:
      return null;
  }
}

function say(key: string, buttons: readonly string[], values: Say['values'] = {}): () => Say {
  return () => ({ key, values, space: 'requests', buttons });
}

function askIfArrived(ref: string): (language: Language) => Say {
  const button = (answer: string): string => commandButton('help-arrived', `${answer} ${ref}`);
  return (language) => ({
    key: 'told.delivered',
    space: 'requests',
    buttons: [button('yes'), button('no')],
    labels: Object.fromEntries(
      ['yes', 'no'].map((answer) => [button(answer), words(language, 'help-arrived', `answers.${answer}`)]),
    ),
  });
}
