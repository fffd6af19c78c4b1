import { randomBytes } from 'node:crypto';
import { DAY } from '../clock.ts';
import type { Spoken } from '../messages/render.ts';
import type { Scene } from '../messages/scene.ts';
import type { Conversation } from '../models/conversation.ts';
import { begin, repeat, returnTo } from './moves.ts';
import type { BotFlow, Doors, Ending, Speaker, Start } from './bot-flow.ts';
import type { Taken } from './keep.ts';
import type { ConversationState, Say, Turn } from './state.ts';

/** A draft untouched for so long is asked about before it is gone on with (design §6). */
const OLD = 14 * DAY;

/** One person's conversations during one turn: which one is open, which lie aside. Nothing is stored here. */
export interface Desk {
  speaker: Speaker;
  doors: Doors;
  /** The conversation that is open or rests, with its flow loaded; null when there is none or it makes no sense any more. */
  scene(): Promise<Scene | null>;
  drafts(): readonly ConversationState[];
  /** Whether the open conversation has been left alone so long that she should be asked. */
  isOld(): boolean;
  /** Takes over what `advance` decided, with the flow's effects, and what follows from the flow's end. */
  take(scene: Scene, turn: Turn): Promise<Spoken[]>;
  /** Puts the open conversation aside, to be found again. */
  layAside(): void;
  /** Throws the open conversation away and begins its flow anew. */
  startOver(scene: Scene): Promise<Spoken[]>;
  begin(start: Start & { says?: readonly Say[] }): Promise<Spoken[]>;
  /** Asks the open question once more, after `says`. */
  repeat(scene: Scene, says?: readonly Say[]): Spoken[];
  /** Opens the draft she touched last, or the one with this id; null when there is none. */
  resume(draft?: string): Promise<Spoken[] | null>;
  /** What the turn leaves behind. */
  taken(): Taken;
}

/** Lays out the conversations of one person. */
export function openDesk(
  flows: readonly BotFlow<unknown>[],
  doors: Doors,
  speaker: Speaker,
  conversation: Conversation,
): Desk {
  let current = conversation.current;
  let drafts: readonly ConversationState[] = conversation.drafts;
  const touch = (state: ConversationState): ConversationState => ({
    ...state,
    touchedAt: speaker.at.toISOString(),
  });
  const load = async (state: ConversationState): Promise<Scene | null> => {
    const bot = flows.find(({ flow }) => flow.name === state.flow);
    const context = bot ? await bot.load(speaker, state) : null;
    return bot && context !== null ? { bot, context, state } : null;
  };
  const passage = (scene: Scene) => ({ speaker, context: scene.context, state: scene.state, drafts });

  const desk: Desk = {
    speaker,
    doors,
    scene: async () => (current ? load(current) : null),
    drafts: () => drafts,
    isOld: () =>
      current?.touchedAt !== undefined && speaker.at.getTime() - Date.parse(current.touchedAt) > OLD,
    layAside: () => {
      if (current) drafts = [...drafts, { ...current, status: 'paused' }];
      current = null;
    },
    take: async (scene, turn) => {
      const after = { ...scene, state: touch(turn.state) };
      const first = (await scene.bot.record?.(scene.state, passage(after))) ?? [];
      const spoken = speak([...first, ...turn.says], after);
      if (after.state.status === 'cancelled') {
        drafts = [...drafts, after.state];
        current = null;
        return spoken;
      }
      current = after.state;
      return after.state.status === 'finished' ? [...spoken, ...(await end(after))] : spoken;
    },
    startOver: async ({ state }) => {
      current = null;
      return desk.begin({ flow: state.flow, data: state.data });
    },
    begin: async (start) => {
      const bot = flows.find(({ flow }) => flow.name === start.flow);
      if (!bot) throw new Error(`There is no flow "${start.flow}".`);
      const context = await bot.load(speaker, { data: start.data, answers: start.answers ?? {} });
      if (context === null) return [{ say: { key: 'no-longer', buttons: ['menu'] }, scene: null }];
      const turn = begin(bot.flow, conversationId(), start.data, start.answers ?? {}, context);
      const { photos, sources } = start;
      const state = touch({ ...turn.state, ...(photos && { photos }), ...(sources && { sources }) });
      // A new beginning takes the place of a cancelled one on the same matter.
      drafts = drafts.filter(
        (draft) =>
          !(draft.flow === state.flow && draft.data['household'] === state.data['household']) ||
          draft.status === 'paused',
      );
      current = state;
      return speak([...(start.says ?? []), ...turn.says], { bot, context, state });
    },
    repeat: (scene, says = []) => {
      const turn = repeat(scene.bot.flow, scene.state, scene.context);
      current = touch(turn.state);
      return speak([...says, ...turn.says], { ...scene, state: current });
    },
    resume: async (id) => {
      const draft = id === undefined ? latest(drafts) : drafts.find((one) => one.id === id);
      if (!draft) return null;
      const scene = await load(draft);
      drafts = drafts.filter((one) => one !== draft);
      if (!scene) return null;
      desk.layAside();
      return desk.repeat(scene, [{ key: 'resumed' }]);
    },
    taken: () => ({ current, drafts }),
  };

  const end = async (scene: Scene): Promise<Spoken[]> => {
    const ending: Ending = await scene.bot.done(passage(scene));
    switch (ending.kind) {
      case 'end':
        current = null;
        forgetDraft(scene.state);
        return speak(ending.says, scene);
      case 'resume':
        current = null;
        return (await desk.resume(ending.draft)) ?? [];
      case 'return': {
        const turn = returnTo(scene.bot.flow, scene.state, ending.step, scene.context);
        current = touch(turn.state);
        return speak([...ending.says, ...turn.says], { ...scene, state: current });
      }
      case 'start': {
        if (ending.keep) desk.layAside();
        current = null;
        const { says = [], ...start } = ending;
        return [...speak(says, scene), ...(await desk.begin(start))];
      }
    }
  };
  /** What was begun as a draft and went into the conversation that has just ended is settled with it. */
  const forgetDraft = ({ data }: ConversationState): void => {
    drafts = drafts.filter(({ id }) => id !== data['draft']);
  };
  return desk;
}

function speak(says: readonly Say[], scene: Scene): Spoken[] {
  return says.map((say) => ({ say, scene }));
}

function latest(drafts: readonly ConversationState[]): ConversationState | undefined {
  return drafts.toSorted((a, b) => (a.touchedAt ?? '').localeCompare(b.touchedAt ?? '')).at(-1);
}

function conversationId(): string {
  return randomBytes(6).toString('base64url');
}
