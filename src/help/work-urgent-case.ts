import type { Speaker } from '../conversation/bot-flow.ts';
import type { Say } from '../conversation/state.ts';
import { UrgentCases, type UrgentCase, type UrgentStatus } from '../models/urgent-case.ts';
import { moveOn, type Moved, type Step } from './move-on.ts';
import { tellTeller } from './tell-teller.ts';

/**
 * An officer of the area takes an urgent case a step on: takes it in hand, has helped, or has passed it on (domain.md
 * §5.7). Whoever told of it hears so, without a word of what it was about.
 */
export async function workUrgentCase(
  speaker: Speaker,
  step: Step & { to: UrgentStatus },
): Promise<Moved<UrgentCase>> {
  const moved = await moveOn<UrgentCase>(UrgentCases, speaker, 'handle-urgent', step);
  if (moved.kind !== 'moved') return moved;
  const { ref, person, household } = moved.row;
  const say = (): Say => ({
    key: `told.${step.to}`,
    values: { name: speaker.person.name ?? '' },
    space: 'urgent',
    buttons: ['menu'],
  });
  await tellTeller(speaker, person, `urgent:${ref}:${step.to}`, say, household);
  return moved;
}
