import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  ChatItem,
  Faults,
  PracticeMenu,
  PracticePerson,
  PracticeState,
  SendBody,
  WireEntry,
} from '../contract.ts';
import { createLineApi } from './api.ts';
import { setFaults } from './faults.ts';
import { isUserId, newUserId } from './ids.ts';
import { createMemory, type Content, type PracticeRichMenu, type PracticeSettings } from './memory.ts';
import { stateOf, tellState, type PracticeNews } from './news.ts';
import { createPostman, type PostmanOptions } from './postman.ts';
import { PracticeRefusal } from './refusal.ts';
import { say } from './say.ts';

const PEOPLE_KEPT = 1000;
const WILDCARDS = new Set(['0.0.0.0', '::']);

/** What the platform is started with. */
export interface PracticeOptions extends PracticeSettings, Omit<PostmanOptions, 'webhookUrl'> {
  /** The port for LINE's API; 0 takes a free one. */
  port: number;
  host: string;
  /** The bot's webhook. A function, where the bot's port is known only later. */
  webhookUrl: string | (() => string);
  /** Everyone who has added the account already. */
  people: readonly PracticePerson[];
  /** Moves the product's clock, in milliseconds. */
  moveClock: (ms: number) => void | Promise<void>;
}

/** A LINE on this machine, with people to play. */
export interface PracticePlatform {
  /** The origin of LINE's API, for both base URLs of the bot's client. */
  url: string;
  people(): readonly PracticePerson[];
  /** Someone new adds the account: sends `follow`. */
  addPerson(person: { displayName: string } & Partial<Omit<PracticePerson, 'userId'>>): PracticePerson;
  /**
   * Does what a person does in her chat; the webhooks are delivered in the background.
   * Returns the ids of their events. Throws PracticeRefusal for what LINE would not let her do.
   */
  send(userId: string, body: SendBody): readonly string[];
  /** Delivers one event once more. Throws PracticeRefusal when it is not known any more. */
  redeliver(webhookEventId: string): void;
  setFaults(faults: Partial<Faults>): PracticeState;
  /** Moves the product's clock by `ms` milliseconds. */
  moveClock(ms: number): Promise<PracticeState>;
  state(): PracticeState;
  /** The bubbles of one chat, oldest first. Throws PracticeRefusal when there is no such person. */
  chat(userId: string): readonly ChatItem[];
  /** The last 300 webhooks and API calls, newest last. */
  wire(): readonly WireEntry[];
  /** The rich menu a person sees: hers, else the default one; null when there is none. Throws PracticeRefusal for nobody. */
  richMenu(userId: string): PracticeMenu | null;
  /** The picture of a rich menu; null when it has none. */
  richMenuPicture(richMenuId: string): PracticeRichMenu['picture'];
  /** What a person has sent, for her own bubbles; `null` when it is unsent, forgotten or was nothing of the kind. */
  content(messageId: string): Content | null;
  /** Hears everything that happens, until the function it returns is called. */
  subscribe(listener: (news: PracticeNews) => void): () => void;
  /** Resolves when every webhook in hand is answered, or given up after its last redelivery. */
  settled(): Promise<void>;
  /** Aborted by `close`: whoever holds a stream open for this platform lets go. */
  closed: AbortSignal;
  close(): Promise<void>;
}

/** Starts a LINE on this machine for practice and tests. Nothing is stored on disk. */
export async function startPracticePlatform(options: PracticeOptions): Promise<PracticePlatform> {
  const memory = createMemory(options);
  for (const person of options.people) {
    if (!isUserId(person.userId)) {
      throw new Error(`"${person.userId}" is no user id of LINE: write U and 32 hexadecimal digits.`);
    }
    memory.members.set(person.userId, { person, blocked: false, chat: [] });
  }
  const { webhookUrl } = options;
  const url = typeof webhookUrl === 'string' ? () => webhookUrl : webhookUrl;
  const postman = createPostman(memory, { ...options, webhookUrl: url });
  const server = createServer(createLineApi(memory, postman));
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const closed = new AbortController();
  const memberOf = (userId: string) => {
    const member = memory.members.get(userId);
    if (!member) throw new PracticeRefusal(`Nobody here has the user id "${userId}".`);
    return member;
  };
  const platform: PracticePlatform = {
    url: `http://${WILDCARDS.has(options.host) ? '127.0.0.1' : options.host}:${port}`,
    people: () => [...memory.members.values()].map(({ person }) => person),
    addPerson(wanted) {
      if (memory.members.size >= PEOPLE_KEPT) {
        throw new PracticeRefusal(`There are ${PEOPLE_KEPT} people already. Play one of them.`);
      }
      const person: PracticePerson = { role: 'stranger', language: 'th', ...wanted, userId: newUserId() };
      memory.members.set(person.userId, { person, blocked: false, chat: [] });
      tellState(memory);
      platform.send(person.userId, { type: 'follow' });
      return person;
    },
    send(userId, body) {
      const events = say(memory, memberOf(userId), body);
      for (const event of events) postman.post(event);
      return events.map(({ webhookEventId }) => webhookEventId);
    },
    redeliver(webhookEventId) {
      const event = memory.events.get(webhookEventId);
      if (!event) throw new PracticeRefusal(`There is no event "${webhookEventId}" to deliver again.`);
      postman.redeliver(event);
    },
    setFaults(faults) {
      setFaults(memory, faults);
      if (memory.faults.reverseBatch <= 1) postman.release();
      return stateOf(memory);
    },
    async moveClock(ms) {
      await options.moveClock(ms);
      tellState(memory);
      return stateOf(memory);
    },
    state: () => stateOf(memory),
    chat: (userId) => memberOf(userId).chat,
    wire: () => memory.wire,
    richMenu(userId) {
      memberOf(userId);
      const richMenuId = memory.linkedRichMenus.get(userId) ?? memory.defaultRichMenuId;
      const menu = richMenuId === null ? undefined : memory.richMenus.get(richMenuId);
      return menu && richMenuId !== null
        ? ({ richMenuId, ...menu.definition } as unknown as PracticeMenu)
        : null;
    },
    richMenuPicture: (richMenuId) => memory.richMenus.get(richMenuId)?.picture ?? null,
    content: (messageId) => memory.contents.get(messageId) ?? null,
    subscribe(listener) {
      memory.listeners.add(listener);
      return () => memory.listeners.delete(listener);
    },
    settled: () => postman.settled(),
    closed: closed.signal,
    async close() {
      closed.abort();
      await postman.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      memory.listeners.clear();
    },
  };
  return platform;
}
