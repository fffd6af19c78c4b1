import { openUrgentCase } from '../help/open-urgent-case.ts';
import { labelsOf } from '../messages/labels.ts';
import type { Spoken } from '../messages/render.ts';
import { questionAt } from '../messages/scene.ts';
import type { UrgentCase } from '../models/urgent-case.ts';
import type { Alert } from '../readers/danger-words.ts';
import { readEmergency } from '../readers/emergency.ts';
import { advance } from './advance.ts';
import type { Desk } from './desk.ts';
import type { Say } from './state.ts';

const KINDS: Readonly<Record<Alert, UrgentCase['kind']>> = {
  medical: 'illness',
  mental: 'self-harm',
  survival: 'no-food',
  violence: 'violence',
  ask: 'other',
};

/** What words of danger were: a cry and no answer; something told within an answer; or the answer itself. */
export type Heeded = { kind: 'cry' | 'told'; spoken: Spoken[] } | { kind: 'answer'; value: string };

/**
 * Words of danger are heeded whatever question is open: numbers to call at once, and an open case for the officers
 * where the words are plain. Null when there are none, or when the open question deals with them itself.
 */
export async function heedDanger(
  desk: Desk,
  { text, message }: { text: string; message: string },
): Promise<Heeded | null> {
  const { scene } = desk;
  const danger = readEmergency(text);
  if (!danger) return null;
  const question = scene ? questionAt(scene, scene.state.step) : undefined;
  const step = question?.step;
  const kind = KINDS[danger.alert];
  if (scene && step?.heeds) {
    // The story of an urgent need: its case is open and its numbers have been shown.
    if (step.kind !== 'choice') return null;
    const options = step.options(scene.context, scene.state.answers);
    if (options.includes(kind)) return { kind: 'answer', value: kind };
  }
  // "ยายเสียชีวิตแล้ว" where it was asked why they did not meet is an answer and no cry for help.
  if (scene && !danger.notifyOfficer && step?.kind === 'choice') {
    const input = { kind: 'text', text, message } as const;
    const turn = advance(scene.bot.flow, scene.state, input, scene.context, labelsOf(scene));
    if (turn.state.tries === 0 && !turn.state.pending && turn.state.step !== scene.state.step) return null;
  }
  if (danger.notifyOfficer) await openCase(desk, kind, text, message);
  const says: Say[] = [
    { key: danger.notifyOfficer ? 'danger-told' : 'danger-ask' },
    { key: 'hotlines', values: { numbers: danger.hotlines } },
  ];
  const spoken = says.map((say) => ({ say, scene: null }));
  if (step?.kind === 'ask' && step.verbatim) return { kind: 'told', spoken };
  return { kind: 'cry', spoken: [...spoken, ...(scene ? desk.repeat(scene) : [])] };
}

/** Under a key made from the event, so that working it in twice is one case. */
async function openCase(
  { speaker, scene }: Desk,
  kind: UrgentCase['kind'],
  story: string,
  storyMessage: string,
): Promise<void> {
  const household = scene?.state.data['household'];
  await openUrgentCase(speaker, `words:${speaker.event}`, {
    ...(typeof household === 'string' && { household }),
    kind,
    story,
    storyMessage,
  });
}
