import { may } from '../access/rights.ts';
import type { LineClient, LineMessage } from '../line/client.ts';
import { People, type Person } from '../models/person.ts';
import { countMembers } from './count-members.ts';
import type { GroupPayload } from './group-ask.ts';
import { markLeft, takeOff } from './leave-group.ts';
import { isOpen, isRegistered, registerGroup } from './register-group.ts';
import { askToConfirm, inGroup } from './say-in-group.ts';
import { countWrongCode, mustWait } from './wrong-codes.ts';

/** What answering in a group needs. */
export interface AnswerNeeds {
  line: Pick<LineClient, 'groupMembers'>;
  /** The latest public edition; null while there is none. Beyond 4 messages nothing of it is said. */
  latestPublic(): Promise<readonly LineMessage[] | null>;
}

/** What is said in a group, and whether the account goes after it. */
export interface GroupAnswer {
  says: readonly LineMessage[];
  goes?: true;
}

/** Something that happened in a group. */
export interface Happened {
  group: string;
  event: string;
  at: Date;
}

/** LINE's most messages in one reply (line-platform.md §2). */
const MOST_MESSAGES = 5;

const say = (key: string): GroupAnswer => ({ says: [inGroup(key)] });
const SILENCE: GroupAnswer = { says: [] };

/** Does what a group's event asks for, and finds what is said to it. Doing it twice changes nothing the second time. */
export async function answerGroup(
  needs: AnswerNeeds,
  happened: Happened,
  { ask, userId }: GroupPayload,
): Promise<GroupAnswer> {
  const { group, at } = happened;
  switch (ask.about) {
    case 'joined':
      return say('joined');
    case 'left':
      await markLeft(group, at);
      return SILENCE;
    case 'code':
      return offer(needs, happened, ask.code, ask.addressed);
    case 'confirm':
      return confirm(needs, happened, ask.code, await officerBehind(userId));
    case 'cancel':
      return say((await isOpen(ask.code, happened)) ? 'cancelled' : 'old-card');
    case 'leave':
      return go(happened, await officerBehind(userId));
    case 'latest': {
      const edition = (await needs.latestPublic()) ?? [inGroup('no-edition')];
      return { says: [...edition.slice(0, MOST_MESSAGES - 1), inGroup('how')] };
    }
  }
}

/** Who did it, when she may decide on groups; LINE does not always say who did something in a group. */
async function officerBehind(userId: string | undefined): Promise<Person | null> {
  const person = userId === undefined ? null : await People.findById(userId).lean();
  return person && may(person, 'register-group') ? person : null;
}

/** Shows what a registration costs, before anybody says yes to it. */
async function offer(
  { line }: AnswerNeeds,
  happened: Happened,
  code: string,
  addressed: boolean,
): Promise<GroupAnswer> {
  const { group, event, at } = happened;
  // A group that has what it wants may write to each other what looks like a code.
  if (await isRegistered(group)) return addressed ? say('already') : SILENCE;
  if (await mustWait(group, at)) return SILENCE;
  if (!(await isOpen(code, happened))) {
    await countWrongCode(group, event, at);
    return say((await mustWait(group, at)) ? 'wait' : 'wrong');
  }
  const members = await countMembers(line, group);
  return typeof members === 'number' ? { says: [askToConfirm(code, members)] } : say('not-counted');
}

async function confirm(
  { line }: AnswerNeeds,
  happened: Happened,
  code: string,
  person: Person | null,
): Promise<GroupAnswer> {
  if (!person) return say('who');
  const { group } = happened;
  // The second half of a double tap finds the code used up, and the group registered by the first.
  if (!(await isOpen(code, happened)) && (await isRegistered(group))) return say('registered');
  const members = await countMembers(line, group);
  if (typeof members !== 'number') return say('not-counted');
  const result = await registerGroup({ ...happened, code, members, person });
  return say(result === 'wrong' ? 'old-card' : 'registered');
}

async function go(happened: Happened, person: Person | null): Promise<GroupAnswer> {
  if (!person) return say('who-removes');
  await takeOff({ _id: happened.group }, { ...happened, person });
  return { ...say('bye'), goes: true };
}
