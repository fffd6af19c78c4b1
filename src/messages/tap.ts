import { z } from 'zod';

/** What a button carries: the conversation and question it belongs to, and its value. Both are empty on buttons that work anywhere. */
export interface Tap {
  conversation: string;
  step: string;
  value: string;
}

/** LINE's limit for postback data, in UTF-16 units (LINE, "Postback action"). */
const LONGEST = 300;
const Data = z.tuple([z.string(), z.string(), z.string()]);

/** The postback data of a button. Throws when a value is too long for LINE: a flow must not offer such a choice. */
export function writeTap({ conversation, step, value }: Tap): string {
  const data = JSON.stringify([conversation, step, value]);
  if (data.length > LONGEST)
    throw new Error(`The button "${value.slice(0, 30)}…" of ${step} is too long for LINE.`);
  return data;
}

/** Reads postback data; `picked` is what LINE's date picker gave, `2026-11-20`. Null when it is not of our making. */
export function readTap(data: string, picked?: string): Tap | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    return null;
  }
  const result = Data.safeParse(parsed);
  if (!result.success) return null;
  const [conversation, step, value] = result.data;
  return { conversation, step, value: picked ?? value };
}
