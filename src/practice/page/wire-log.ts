import type { PracticePerson, WireEntry } from '../contract.ts';
import { postRedeliver } from './api.ts';
import { element } from './element.ts';
import { showNotice, showTrouble } from './notice.ts';

const KEPT = 300;

/** What went over the wire between LINE and the bot, newest first. */
export function createWireLog(personOf: (userId: string) => PracticePerson | undefined) {
  const list = element('ol', { class: 'wire-list' });
  const empty = element('p', { class: 'panel-hint' }, 'ยังไม่มี ลองส่งข้อความในแชต');
  const add = (entry: WireEntry) => {
    if (list.querySelector(`[data-wire="${entry.id}"]`)) return;
    list.prepend(row(entry, entry.userId === undefined ? undefined : personOf(entry.userId)));
    empty.hidden = true;
    while (list.childElementCount > KEPT) list.lastElementChild?.remove();
  };
  const show = (entries: readonly WireEntry[]) => {
    list.replaceChildren();
    empty.hidden = entries.length > 0;
    for (const entry of entries) add(entry);
  };
  const node = element(
    'section',
    { class: 'panel-part is-wire', 'aria-label': 'บันทึกการรับส่ง' },
    element('h3', {}, 'บันทึกการรับส่ง'),
    empty,
    list,
  );
  return { element: node, add, show };
}

function row(entry: WireEntry, person: PracticePerson | undefined): HTMLElement {
  const { id, kind, method, path, status, ms } = entry;
  const isFine = status >= 200 && status < 300;
  const isWebhook = kind === 'webhook';
  const details = element(
    'details',
    { class: `wire is-${kind}`, 'data-wire': id },
    element(
      'summary',
      {},
      element(
        'span',
        { class: 'wire-way', title: isWebhook ? 'LINE ส่งถึงบอต' : 'บอตเรียก LINE' },
        isWebhook ? 'เข้า' : 'ออก',
      ),
      element('span', { class: 'wire-path' }, `${method} `, element('b', {}, shortPath(path))),
      element(
        'span',
        { class: `wire-status ${isFine ? 'is-fine' : 'is-trouble'}` },
        status === 0 ? 'ไม่ตอบ' : String(status),
      ),
      element('span', { class: 'wire-ms' }, `${Math.round(ms)} ms`),
      element(
        'span',
        { class: 'wire-about' },
        [summaryOf(entry), person?.displayName].filter(Boolean).join(' · '),
      ),
    ),
  );
  // Written only when someone looks: 300 entries of 30 KB would make the page slow.
  details.addEventListener(
    'toggle',
    () => {
      details.append(...(isWebhook ? [redeliverButton(entry)] : []), json('ส่ง', entry.request));
      details.append(json('ตอบ', entry.response));
    },
    { once: true },
  );
  return element('li', {}, details);
}

function redeliverButton({ webhookEventIds = [] }: WireEntry): HTMLElement {
  const button = element('button', { type: 'button', class: 'plain-button', 'data-redeliver': true }, 'ส่งซ้ำ');
  button.addEventListener('click', () => {
    Promise.all(webhookEventIds.map(postRedeliver)).then(() => showNotice('ส่ง webhook ซ้ำแล้ว'), showTrouble);
  });
  return button;
}

function json(title: string, value: unknown): HTMLElement {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null, null, 2);
  return element(
    'figure',
    { class: 'wire-json' },
    element('figcaption', {}, title),
    element('pre', { tabindex: 0 }, text),
  );
}

/** LINE's own prefix says nothing; what matters stands at the end. */
function shortPath(path: string): string {
  return path.replace(/^\/v2\/bot/, '');
}

/** What it was about, in a few words: the events of a webhook or the messages of a call. */
function summaryOf({ request }: WireEntry): string {
  const { events, messages } = (request ?? {}) as {
    events?: readonly {
      type?: string;
      message?: { type?: string };
      deliveryContext?: { isRedelivery?: boolean };
    }[];
    messages?: readonly { type?: string }[];
  };
  if (Array.isArray(events)) {
    return events
      .map(({ type, message, deliveryContext }) =>
        [type, message?.type, deliveryContext?.isRedelivery ? '(ซ้ำ)' : ''].filter(Boolean).join(' '),
      )
      .join(', ');
  }
  return Array.isArray(messages) ? messages.map(({ type }) => type).join(', ') : '';
}
