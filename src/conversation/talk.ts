import { MINUTE } from '../clock.ts';
import { asksBack } from '../readers/asks-back.ts';
import type { Incoming } from '../line/incoming.ts';
import { labelsOf } from '../messages/labels.ts';
import type { Spoken } from '../messages/render.ts';
import { questionAt, type Scene } from '../messages/scene.ts';
import { bare } from '../readers/text.ts';
import { advance } from './advance.ts';
import { followCommand } from './commands.ts';
import { heedDanger } from './danger.ts';
import type { Desk } from './desk.ts';
import type { Input, Turn } from './state.ts';
import type { TakePhoto } from './take-photo.ts';

export type Said = Exclude<Incoming, { kind: 'nothing' | 'unfollow' | 'unsend' }>;

/** Silence after which a misread message is no failed try: she may not remember what was asked. */
const LONG_SILENCE = 30 * MINUTE;

/** Decides what an incoming message does and what is said to it. Effects are written; the desk is not saved here. */
export async function talk(desk: Desk, incoming: Said, takePhoto: TakePhoto): Promise<Spoken[]> {
  const { scene } = desk;
  if (incoming.kind === 'follow') return welcome(desk);
  const lost: Spoken[] = desk.lost ? [{ say: { key: 'no-longer' }, scene: null }] : [];
  const danger = incoming.kind === 'text' ? await heedDanger(desk, incoming) : null;
  if (danger?.kind === 'cry') return [...lost, ...danger.spoken];
  const warned = [...lost, ...(danger?.kind === 'told' ? danger.spoken : [])];
  if (scene && incoming.kind === 'text' && danger?.kind === 'answer') {
    return takeDanger(desk, scene, danger.value, incoming);
  }
  const command = await followCommand(desk, incoming);
  if (command) return [...warned, ...command];
  if (!scene) return [...warned, ...(await withoutConversation(desk, incoming))];
  if (incoming.kind === 'text' && asksBack(incoming.text)) {
    // "หมายถึงอะไร": she needs the question explained, not asked again.
    return [...warned, ...(await desk.take(scene, turnOf(scene, tapOn(scene, 'help'))))];
  }
  if (desk.isOld()) return [...warned, ...desk.askAboutOld(scene)];
  const input = await toInput(incoming, scene, takePhoto);
  if (input === 'lost') return desk.repeat(scene, [{ key: 'photo-lost' }]);
  if (input === 'not-a-picture') return desk.repeat(scene, [{ key: 'photo-unreadable' }]);
  const turn = turnOf(scene, input);
  const misread = turn.state.tries > scene.state.tries;
  if (misread && silence(desk, scene) > LONG_SILENCE) return desk.repeat(scene, [{ key: 'welcome-back' }]);
  return [...warned, ...(await desk.take(scene, turn))];
}

function turnOf(scene: Scene, input: Input): Turn {
  return advance(scene.bot.flow, scene.state, input, scene.context, labelsOf(scene));
}

/** She was asked about danger and told of it: `kind` is her answer, and what she said is the story that is asked next. */
async function takeDanger(
  desk: Desk,
  scene: Scene,
  kind: string,
  { text, message }: { text: string; message: string },
): Promise<Spoken[]> {
  const answered = turnOf(scene, tapOn(scene, kind));
  const after = { ...scene, state: answered.state };
  const next = questionAt(after, answered.state.step);
  const asked = questionAt(scene, scene.state.step);
  const named = asked ? labelsOf(scene)(asked.name, kind).some((label) => bare(label) === bare(text)) : false;
  const told = next?.step.heeds && !named ? turnOf(after, { kind: 'text', text, message }) : answered;
  const turn = told.state.tries === 0 ? told : answered;
  const understood: Spoken[] =
    asked && !named
      ? [
          {
            say: { key: 'understood', values: { value: kind }, question: { ...asked, kind: 'choice' } },
            scene,
          },
        ]
      : [];
  return [...understood, ...(await desk.take(scene, turn))];
}

/** She has added the account as a friend, again perhaps. */
async function welcome(desk: Desk): Promise<Spoken[]> {
  const { scene } = desk;
  if (desk.speaker.person.roles.length > 0) {
    const resume = scene || desk.drafts().length > 0 ? ['resume'] : [];
    const first = desk.doors.menu(desk.speaker.person).slice(0, 1);
    return [{ say: { key: 'welcome-again', buttons: [...resume, ...first, 'menu'] }, scene: null }];
  }
  if (scene) return desk.repeat(scene, [{ key: 'welcome' }]);
  const waiting = await desk.doors.waiting(desk.speaker);
  if (waiting) return [{ say: waiting, scene: null }];
  return desk.begin(desk.doors.stranger, [{ key: 'welcome' }]);
}

/** Nothing is open: a stranger is asked for her code, a mentor is shown what she can do. */
async function withoutConversation(desk: Desk, incoming: Said): Promise<Spoken[]> {
  const { person } = desk.speaker;
  const known = person.roles.length > 0;
  const code = incoming.kind === 'text' && (!known || (await desk.doors.isCode(incoming.text)));
  if (known && !code) {
    const key =
      incoming.kind === 'tap' ? 'stale' : incoming.kind === 'photo' ? 'photo-unasked' : 'nothing-open';
    const resume = desk.drafts().length > 0 ? ['resume'] : [];
    const [first] = desk.doors.menu(person);
    const buttons = [...(first === undefined ? [] : [first]), ...resume, 'menu', 'officer'];
    return [{ say: { key, buttons }, scene: null }];
  }
  const waiting = known ? null : await desk.doors.waiting(desk.speaker);
  const isCode = incoming.kind === 'text' && (await desk.doors.isCode(incoming.text));
  if (waiting && !isCode) return [{ say: waiting, scene: null }];
  const spoken = await desk.begin(desk.doors.stranger, [{ key: 'welcome' }]);
  const scene = spoken.at(-1)?.scene;
  if (incoming.kind !== 'text' || !scene) return spoken;
  // Often the code is the first thing she sends.
  const turn = turnOf(scene, { kind: 'text', text: incoming.text, message: incoming.message });
  return turn.state.tries > 0 ? spoken : desk.take(scene, turn);
}

async function toInput(
  incoming: Exclude<Said, { kind: 'follow' }>,
  scene: Scene,
  takePhoto: TakePhoto,
): Promise<Input | 'lost' | 'not-a-picture'> {
  switch (incoming.kind) {
    case 'text':
      return { kind: 'text', text: incoming.text, message: incoming.message };
    case 'tap':
      return incoming;
    case 'photo': {
      const wanted = Object.values(scene.bot.flow.steps).some(
        (step) => step.kind === 'photos' && step.impossible?.(scene.context) !== true,
      );
      if (!wanted) return { kind: 'other', type: 'photo' };
      const taken = await takePhoto(incoming.photo.id);
      return taken === 'kept' ? { kind: 'photo', photo: incoming.photo } : taken;
    }
    case 'other': {
      const yes = incoming.agrees ? yesHere(scene) : undefined;
      return yes === undefined ? { kind: 'other', type: incoming.type } : tapOn(scene, yes);
    }
  }
}

/** What a thumb up means: yes, but only where yes or no was asked (domain.md §5.3, "Generic"). */
function yesHere(scene: Scene): string | undefined {
  const { step, pending } = scene.state;
  const question = questionAt(scene, step);
  const consent = question?.step.kind === 'choice' && question.step.consent === true;
  // A sticker is too little to consent with.
  if (consent) return undefined;
  if (pending) return pending.length === 1 ? 'yes' : undefined;
  if (question?.step.kind === 'review') return 'confirm';
  return question?.step.kind === 'choice' ? question.step.says?.yes : undefined;
}

/** A tap on a button of the question that waits. */
function tapOn({ state }: Scene, value: string): Input {
  return { kind: 'tap', conversation: state.id, step: state.step, value };
}

function silence(desk: Desk, { state }: Scene): number {
  return state.touchedAt === undefined ? 0 : desk.speaker.at.getTime() - Date.parse(state.touchedAt);
}
