import { MINUTE } from '../clock.ts';
import type { Incoming } from '../line/incoming.ts';
import type { Spoken } from '../messages/render.ts';
import { labelsOf } from '../messages/labels.ts';
import type { Scene } from '../messages/scene.ts';
import { advance } from './advance.ts';
import { followCommand } from './commands.ts';
import { heedDanger } from './danger.ts';
import type { Desk } from './desk.ts';
import type { Input } from './state.ts';
import type { TakePhoto } from './take-photo.ts';

type Said = Exclude<Incoming, { kind: 'nothing' | 'unfollow' | 'unsend' }>;

/** Silence after which a misread message is no failed try: she may not remember what was asked. */
const LONG_SILENCE = 30 * MINUTE;

/** Decides what an incoming message does and what is said to it. Effects are written; the desk is not saved here. */
export async function talk(desk: Desk, incoming: Said, takePhoto: TakePhoto): Promise<Spoken[]> {
  const scene = await desk.scene();
  if (incoming.kind === 'follow') return welcome(desk, scene);
  const danger =
    incoming.kind === 'text' ? await heedDanger(desk, scene, incoming.text, incoming.message) : null;
  if (danger?.settles) return danger.spoken;
  const warned = danger?.spoken ?? [];
  const command = await followCommand(desk, scene, incoming);
  if (command) return [...warned, ...command];
  if (!scene) return [...warned, ...(await withoutConversation(desk, incoming))];
  if (desk.isOld() && incoming.kind !== 'tap') {
    return [...warned, ...desk.repeat(scene, [{ key: 'old-draft', buttons: ['restart'] }])];
  }
  const input = await toInput(incoming, scene, takePhoto);
  if (input === 'lost') return desk.repeat(scene, [{ key: 'photo-lost' }]);
  if (input === 'not-a-picture') return desk.repeat(scene, [{ key: 'photo-unreadable' }]);
  const turn = advance(scene.bot.flow, scene.state, input, scene.context, labelsOf(scene));
  const misread = turn.state.tries > scene.state.tries;
  if (misread && silence(desk, scene) > LONG_SILENCE) return desk.repeat(scene, [{ key: 'welcome-back' }]);
  return [...warned, ...(await desk.take(scene, turn))];
}

async function welcome(desk: Desk, scene: Scene | null): Promise<Spoken[]> {
  if (desk.speaker.person.roles.length > 0) {
    return [{ say: { key: 'welcome-again', buttons: ['report', 'menu'] }, scene: null }];
  }
  if (scene) return desk.repeat(scene, [{ key: 'welcome' }]);
  return desk.begin({ ...desk.doors.stranger, says: [{ key: 'welcome' }] });
}

/** Nothing is open: a stranger is asked for her code, a mentor is shown what she can do. */
async function withoutConversation(desk: Desk, incoming: Said): Promise<Spoken[]> {
  if (desk.speaker.person.roles.length > 0) {
    const key =
      incoming.kind === 'tap' ? 'stale' : incoming.kind === 'photo' ? 'photo-unasked' : 'nothing-open';
    return [{ say: { key, buttons: ['report', 'resume', 'menu', 'officer'] }, scene: null }];
  }
  const spoken = await desk.begin(desk.doors.stranger);
  const scene = await desk.scene();
  if (incoming.kind !== 'text' || !scene) return spoken;
  // Often the code is the first thing she sends.
  const input: Input = { kind: 'text', text: incoming.text, message: incoming.message };
  const turn = advance(scene.bot.flow, scene.state, input, scene.context, labelsOf(scene));
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
      const wanted = Object.values(scene.bot.flow.steps).some(({ kind }) => kind === 'photos');
      if (!wanted) return { kind: 'other', type: 'photo' };
      const taken = await takePhoto(incoming.photo.id);
      return taken === 'kept' ? { kind: 'photo', photo: incoming.photo } : taken;
    }
    case 'other': {
      // A thumb up is a yes, but only where yes or no was asked (domain.md §5.3, "Generic").
      const { id, step, pending } = scene.state;
      return incoming.agrees && pending?.length === 1
        ? { kind: 'tap', conversation: id, step, value: 'yes' }
        : { kind: 'other', type: incoming.type };
    }
  }
}

function silence(desk: Desk, { state }: Scene): number {
  return state.touchedAt === undefined ? 0 : desk.speaker.at.getTime() - Date.parse(state.touchedAt);
}
