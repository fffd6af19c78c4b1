import { z } from 'zod';

const code = z.string();

/** What is stored of an event in a group: what it wants of the bot. The words themselves never are. */
export const GroupAsk = z.discriminatedUnion('about', [
  /** The account has come into the group, or is out of it again. */
  z.object({ about: z.literal('joined') }),
  z.object({ about: z.literal('left') }),
  /** A code was typed; `addressed`: to the bot by its name, so that it answers in any case. */
  z.object({ about: z.literal('code'), code, addressed: z.boolean() }),
  z.object({ about: z.literal('confirm'), code }),
  z.object({ about: z.literal('cancel'), code }),
  /** The bot is asked by its name to go. */
  z.object({ about: z.literal('leave') }),
  /** The bot was addressed by its name with anything else. */
  z.object({ about: z.literal('latest') }),
]);
export type GroupAsk = z.infer<typeof GroupAsk>;

/** The payload of a group's event in the inbox. `userId`: who did it, where LINE says so and it matters. */
export const GroupPayload = z.object({
  type: z.string(),
  ask: GroupAsk,
  replyToken: z.string().optional(),
  userId: z.string().optional(),
});
export type GroupPayload = z.infer<typeof GroupPayload>;

const TAP = /^group (?<about>confirm|cancel) (?<code>\S+)$/u;

/** The value of a button that is shown in a group. */
export function groupButton(about: 'confirm' | 'cancel', code: string): string {
  return `group ${about} ${code}`;
}

/** Reads the value of a button; null for one that is not made for groups. */
export function readGroupButton(value: string): GroupAsk | null {
  return GroupAsk.safeParse(TAP.exec(value)?.groups).data ?? null;
}
