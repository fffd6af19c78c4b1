import { z } from 'zod';
import { readGroupButton, type GroupAsk, type GroupPayload } from '../groups/group-ask.ts';
import { isGroupId } from '../line/group-id.ts';
import type { LineEvent } from '../line/events.ts';
import { readTap } from '../messages/tap.ts';
import { afterWords } from '../readers/command-words.ts';
import { readGroupCode, readLoneGroupCode } from '../readers/group-code.ts';

const Source = z.object({ type: z.literal('group'), groupId: z.string().refine(isGroupId) });
const Mentionee = z.object({
  index: z.int().min(0).optional().catch(undefined),
  length: z.int().min(0).optional().catch(undefined),
  isSelf: z.boolean().optional().catch(undefined),
});
const Text = z.object({
  message: z.object({
    type: z.literal('text'),
    text: z.string(),
    mention: z
      .object({ mentionees: z.array(Mentionee) })
      .optional()
      .catch(undefined),
  }),
});
const Postback = z.object({ postback: z.object({ data: z.string() }) });

/** With these, behind its name, the bot is asked to go. */
const LEAVE = ['ออก', 'ออกไป', 'ออกจากกลุ่ม', 'leave'];

/**
 * Whether something in a group is the bot's business, and what of it is kept to be worked on: that the account came or went,
 * a text that names the account or is nothing but a code, a tap on a button made for groups. Null for everything else, and
 * for rooms: what people say to each other is not even looked at twice.
 */
export function concernsUs(event: LineEvent): { group: string; payload: GroupPayload } | null {
  const source = Source.safeParse(event.source);
  if (!source.success || event.mode === 'standby') return null;
  const ask = askIn(event);
  if (!ask) return null;
  const { type, replyToken } = event;
  const userId = NEEDS_WHO.includes(ask.about) ? event.source?.userId : undefined;
  const who = userId === undefined ? {} : { userId };
  return {
    group: source.data.groupId,
    payload: { type, ask, ...(replyToken !== undefined && { replyToken }), ...who },
  };
}

/** What not everybody may do. */
const NEEDS_WHO: readonly GroupAsk['about'][] = ['confirm', 'leave'];

function askIn(event: LineEvent): GroupAsk | null {
  switch (event.type) {
    case 'join':
      return { about: 'joined' };
    case 'leave':
      return { about: 'left' };
    case 'message': {
      const text = Text.safeParse(event);
      return text.success ? askInText(text.data.message) : null;
    }
    case 'postback': {
      const tapped = Postback.safeParse(event);
      const tap = tapped.success ? readTap(tapped.data.postback.data) : null;
      return tap && tap.conversation === '' ? readGroupButton(tap.value) : null;
    }
    default:
      return null;
  }
}

function askInText({ text, mention }: z.infer<typeof Text>['message']): GroupAsk | null {
  const named = mention?.mentionees ?? [];
  // "@All" names everybody, and so nobody.
  if (!named.some(({ isSelf }) => isSelf === true)) {
    const code = readLoneGroupCode(text);
    return code === null ? null : { about: 'code', code, addressed: false };
  }
  const said = withoutNames(text, named);
  if (afterWords(LEAVE, said) === '') return { about: 'leave' };
  const code = readGroupCode(said);
  return code === null ? { about: 'latest' } : { about: 'code', code, addressed: true };
}

/** The last name first, so that the places of the others stay what they are. */
function withoutNames(text: string, named: readonly z.infer<typeof Mentionee>[]): string {
  return named
    .toSorted((a, b) => (b.index ?? 0) - (a.index ?? 0))
    .reduce((said, { index = 0, length = 0 }) => said.slice(0, index) + said.slice(index + length), text);
}
