import type { Spoken } from '../messages/render.ts';
import type { Scene } from '../messages/scene.ts';
import { UrgentCases, type UrgentCase } from '../models/urgent-case.ts';
import type { Alert } from '../readers/danger-words.ts';
import { readEmergency } from '../readers/emergency.ts';
import type { Desk } from './desk.ts';
import type { Say } from './state.ts';

const KINDS: Readonly<Record<Alert, UrgentCase['kind']>> = {
  medical: 'illness',
  mental: 'self-harm',
  survival: 'no-food',
  violence: 'violence',
  ask: 'other',
};

/**
 * Words of danger are heeded whatever question is open: numbers to call at once, and an open case for the officers
 * where the words are plain. `settles`: the message was a cry and no answer, so the open question is only repeated.
 */
export async function heedDanger(
  desk: Desk,
  scene: Scene | null,
  text: string,
  message: string,
): Promise<{ spoken: Spoken[]; settles: boolean } | null> {
  const danger = readEmergency(text);
  if (!danger) return null;
  const step = scene ? stepOf(scene) : undefined;
  const telling = step?.kind === 'ask' && step.verbatim === true;
  // The story of an urgent need: its case is open and its numbers have been shown.
  if (telling && scene?.state.step === 'urgentStory') return null;
  const household = scene?.state.data['household'];
  if (danger.notifyOfficer) {
    await UrgentCases.updateOne(
      { _id: `words:${desk.speaker.event}` },
      {
        $setOnInsert: {
          ...(typeof household === 'string' && { household }),
          person: desk.speaker.person._id,
          kind: KINDS[danger.alert],
          story: text,
          storyMessage: message,
          status: 'open',
          openedAt: desk.speaker.at,
        },
      },
      { upsert: true },
    );
  }
  const says: Say[] = [
    { key: danger.notifyOfficer ? 'danger-told' : 'danger-ask' },
    { key: 'hotlines', values: { numbers: danger.hotlines } },
  ];
  const spoken = says.map((say) => ({ say, scene: null }));
  if (telling) return { spoken, settles: false };
  return { spoken: [...spoken, ...(scene ? desk.repeat(scene) : [])], settles: true };
}

function stepOf({ bot, state }: Scene) {
  const name = state.step.split(':')[0]!;
  for (const [key, step] of Object.entries(bot.flow.steps)) {
    if (key === name && step.kind !== 'each') return step;
    if (step.kind === 'each' && step.steps[name]) return step.steps[name];
  }
  return undefined;
}
