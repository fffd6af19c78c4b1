import type {
  ChatItem,
  Faults,
  PracticeMenu,
  PracticePerson,
  PracticeState,
  SendBody,
  WireEntry,
} from '../contract.ts';

/** Where the practice platform answers. */
const BASE = '/practice/api';

/** The people, the clock, the quota and the faults. */
export function getState(): Promise<PracticeState> {
  return call('GET', 'state');
}

/** The bubbles of one chat, oldest first. */
export function getChat(userId: string): Promise<readonly ChatItem[]> {
  return call('GET', `chats/${encodeURIComponent(userId)}`);
}

/** The menu below the chat of a person; null when she sees none. */
export function getMenu(userId: string): Promise<PracticeMenu | null> {
  return call('GET', `chats/${encodeURIComponent(userId)}/menu`);
}

/** The address of the picture of a menu. */
export function menuPictureAddress(richMenuId: string): string {
  return `${BASE}/menus/${encodeURIComponent(richMenuId)}/picture`;
}

/** The last webhooks and API calls, newest last. */
export function getWire(): Promise<readonly WireEntry[]> {
  return call('GET', 'wire');
}

/** Does in LINE what a person does. Throws an Error with the platform's sentence when it is refused. */
export async function postSend(userId: string, body: SendBody): Promise<void> {
  await call('POST', `chats/${encodeURIComponent(userId)}/send`, body);
}

/** Moves the product's clock forward by so many milliseconds. */
export function postClock(forwardMs: number): Promise<PracticeState> {
  return call('POST', 'clock', { forwardMs });
}

/** Makes LINE unkind, or kind again. */
export function postFaults(faults: Partial<Faults>): Promise<PracticeState> {
  return call('POST', 'faults', faults);
}

/** Delivers an event once more. */
export async function postRedeliver(webhookEventId: string): Promise<void> {
  await call('POST', 'redeliver', { webhookEventId });
}

/** Someone new who has just added the account. */
export function postPerson(displayName: string): Promise<PracticePerson> {
  return call('POST', 'people', { displayName });
}

/** The address of a photo that a person has sent. */
export function contentAddress(messageId: string): string {
  return `${BASE}/content/${encodeURIComponent(messageId)}`;
}

/** The address of the stream of everything that happens. */
export const STREAM = `${BASE}/stream`;

async function call<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${BASE}/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(sentenceIn(text) ?? `ตัวจำลอง LINE ตอบกลับ ${answer.status}`);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

function sentenceIn(text: string): string | null {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? error : null;
  } catch {
    return null;
  }
}
