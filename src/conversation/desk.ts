import { randomBytes } from 'node:crypto';
import { DAY } from '../clock.ts';
import type { Spoken } from '../messages/render.ts';
import type { Scene } from '../messages/scene.ts';
import type { Conversation } from '../models/conversation.ts';
import type { BotCommand, Outcome } from './bot-command.ts';
import type { BotFlow, Doors, Ending, Speaker, Start } from './bot-flow.ts';
import type { Taken } from './keep.ts';
import { begin, repeat, returnTo } from './moves.ts';
import type { ConversationState, Say, Turn } from './state.ts';

/** A draft untouched for so long is asked about before it is gone on with (design §6). */
const OLD = 14 * DAY;

/** One person's conversations during one turn: which one is open, which lie aside. Nothing is stored here. */
export interface Desk {
  speaker: Speaker;
  doors: Doors;
  commands: readonly BotCommand[];
  /** The conversation that is open or rests, with its flow loaded; null when there is none. */
  scene: Scene | null;
  /** What was open makes no sense any more: her household is cared for by someone else, or the flow is gone. */
  lost: boolean;
  drafts(): readonly ConversationState[];
  /** Whether the open conversation has been left alone so long that she should be asked. */
  isOld(): boolean;
  /** Takes over what `advance` decided, with the flow's effects, and what follows from the flow's end. */
  take(scene: Scene, turn: Turn): Promise<Spoken[]>;
  /** Does what a command has led to; what it says is worded in the locale file `space`. What was open waits meanwhile. */
  follow(outcome: Outcome, space: string): Promise<Spoken[]>;
  /** Puts the open conversation aside, to be found again. */
  layAside(): void;
  /** Asks whether a conversation left alone for weeks is to be gone on with or begun anew. */
  askAboutOld(scene: Scene): Spoken[];
  /** Throws the open conversation away and begins its flow anew. */
  startOver(scene: Scene): Promise<Spoken[]>;
  /** Begins a flow; what was open must have been taken, laid aside, or be done with. */
  begin(start: Start, says?: readonly Say[]): Promise<Spoken[]>;
  /** Asks the open question once more, after `says`. */
  repeat(scene: Scene, says?: readonly Say[]): Spoken[];
  /** Opens the draft she touched last, or the one with this id; null when there is none. */
  resume(draft?: string): Promise<Spoken[] | null>;
  /** What the turn leaves behind. */
  taken(): Taken;
}

/** Lays out the conversations of one person. */
export async function openDesk(
  { flows, commands, doors }: Pick<Desk, 'commands' | 'doors'> & { flows: readonly BotFlow<unknown>[] },
  speaker: Speaker,
  conversation: Conversation,
): Promise<Desk> {
  const load = async (state: ConversationState): Promise<Scene | null> => {
    const bot = flows.find(({ flow }) => flow.name === state.flow);
    const context = bot ? await bot.load(speaker, state) : null;
    return bot && context !== null ? { bot, context, state } : null;
  };
  const touch = (state: ConversationState): ConversationState => ({
    ...state,
    touchedAt: speaker.at.toISOString(),
  });
  const isOld = ({ touchedAt }: ConversationState): boolean =>
    touchedAt !== undefined && speaker.at.getTime() - Date.parse(touchedAt) > OLD;
  const scene = conversation.current && (await load(conversation.current));
  let current = scene && conversation.current;
  let drafts: readonly ConversationState[] = conversation.drafts;
  const passage = (one: Scene) => ({ speaker, context: one.context, state: one.state, drafts });
  const drop = (id: string | undefined): void => {
    drafts = drafts.filter((draft) => draft.id !== id);
  };

  const desk: Desk = {
    speaker,
    doors,
    commands,
    scene,
    lost: conversation.current !== null && scene === null,
    drafts: () => drafts,
    // A question on the way holds nothing that could have become untrue.
    isOld: () => current !== null && !scene?.bot.passing && isOld(current),
    layAside: () => {
      const bot = flows.find(({ flow }) => flow.name === current?.flow);
      if (current && !bot?.passing) drafts = [...drafts, { ...current, status: 'paused' }];
      current = null;
    },
    take: async (before, turn) => {
      const after = { ...before, state: touch(turn.state) };
      const first = (await before.bot.record?.(before.state, passage(after))) ?? [];
      const spoken = speak([...first, ...turn.says], after);
      if (after.state.status === 'cancelled') {
        current = null;
        if (before.bot.passing) return speak([{ key: 'cancelled-here', buttons: ['menu'] }], after);
        drafts = [...drafts, after.state];
        return spoken;
      }
      current = after.state;
      return after.state.status === 'finished' ? [...spoken, ...(await end(after))] : spoken;
    },
    follow: async (outcome, space) => {
      const spoken = (outcome.says ?? []).map((say) => ({ say: { space, ...say }, scene: null }));
      if (outcome.kind === 'end') {
        if (outcome.closes !== undefined && outcome.closes === current?.flow) current = null;
        return spoken;
      }
      desk.layAside();
      return [...spoken, ...(await desk.begin(outcome))];
    },
    startOver: async ({ bot, state }) => {
      current = null;
      return desk.begin({ flow: state.flow, data: bot.anew?.(speaker, state.data) ?? state.data });
    },
    askAboutOld: (one) => {
      current = one.state;
      return speak([{ key: 'old-draft', buttons: ['resume', 'restart'] }], one);
    },
    begin: async (start, says = []) => {
      const bot = flows.find(({ flow }) => flow.name === start.flow);
      if (!bot) throw new Error(`There is no flow "${start.flow}".`);
      const context = await bot.load(speaker, { data: start.data, answers: start.answers ?? {} });
      if (context === null) return noLonger();
      const turn = begin(bot.flow, conversationId(), start.data, start.answers ?? {}, context);
      const { photos, sources, unchanged } = start;
      const state = touch({
        ...turn.state,
        ...(photos && { photos }),
        ...(sources && { sources }),
        ...(unchanged && { unchanged }),
      });
      // A new beginning takes the place of a cancelled one on the same matter.
      drafts = drafts.filter(
        (draft) =>
          !(draft.flow === state.flow && draft.data['household'] === state.data['household']) ||
          draft.status === 'paused',
      );
      current = state;
      const opening = (bot.opening ?? []).map((key) => ({ key }));
      return speak([...says, ...opening, ...turn.says], { bot, context, state });
    },
    repeat: (one, says = []) => {
      const turn = repeat(one.bot.flow, one.state, one.context);
      current = touch(turn.state);
      return speak([...says, ...turn.says], { ...one, state: current });
    },
    resume: async (id) => {
      // Drafts lie in the order in which they were laid aside.
      const draft = id === undefined ? drafts.at(-1) : drafts.find((one) => one.id === id);
      if (!draft) return null;
      drop(draft.id);
      const found = await load(draft);
      if (!found) return noLonger();
      desk.layAside();
      return isOld(draft) ? desk.askAboutOld(found) : desk.repeat(found, [{ key: 'resumed' }]);
    },
    taken: () => ({ current, drafts }),
  };

  const end = async (over: Scene): Promise<Spoken[]> => {
    const ending: Ending = await over.bot.done(passage(over));
    switch (ending.kind) {
      case 'end':
        current = null;
        drafts = drafts.map((draft) =>
          draft.id === ending.cancels ? { ...draft, status: 'cancelled' } : draft,
        );
        return speak(ending.says, over);
      case 'resume':
        current = null;
        return (await desk.resume(ending.draft)) ?? noLonger();
      case 'return': {
        const turn = returnTo(over.bot.flow, over.state, ending.step, over.context);
        current = touch(turn.state);
        return speak([...ending.says, ...(ending.silently ? [] : turn.says)], { ...over, state: current });
      }
      case 'start': {
        if (ending.keep) desk.layAside();
        current = null;
        drop(ending.settles);
        return [...speak(ending.says ?? [], over), ...(await desk.begin(ending))];
      }
    }
  };
  return desk;
}

function noLonger(): Spoken[] {
  return [{ say: { key: 'no-longer', buttons: ['report', 'menu'] }, scene: null }];
}

function speak(says: readonly Say[], scene: Scene): Spoken[] {
  return says.map((say) => ({ say, scene }));
}

function conversationId(): string {
  return randomBytes(6).toString('base64url');
}
