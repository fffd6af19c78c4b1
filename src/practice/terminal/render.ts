import { buttonOf, type Button } from './tap.ts';

type Fields = Record<string, unknown>;

/** A line to read, or a button to number. */
export type Line = string | Button;

/** What one message says, line by line, its buttons where they stand. Quick replies are not among them. */
export function renderMessage(message: Fields): Line[] {
  switch (message['type']) {
    case 'text':
    case 'textV2':
      return words(message['text']);
    case 'flex':
      return container(fieldsOf(message['contents']));
    case 'template':
      return template(fieldsOf(message['template']), message);
    case 'image':
      return [link('รูป', message['originalContentUrl'])];
    case 'video':
      return [link('วิดีโอ', message['originalContentUrl'])];
    case 'audio':
      return [link('เสียง', message['originalContentUrl'])];
    case 'sticker':
      return ['[สติกเกอร์]'];
    case 'file':
      return [`[ไฟล์ ${text(message['fileName'])}]`];
    case 'location':
      return [`[แผนที่] ${text(message['title'])} ${text(message['address'])}`.replaceAll(/\s+/g, ' ')];
    default:
      return [`[${text(message['type'])}] ${text(message['altText'])}`.trimEnd()];
  }
}

/** The quick replies of a message. */
export function quickRepliesOf(message: Fields): Button[] {
  const items = listOf(fieldsOf(message['quickReply'])['items']);
  return items.flatMap((item) => buttonOf(item['action']) ?? []);
}

function container(contents: Fields): Line[] {
  if (contents['type'] !== 'carousel') return bubble(contents);
  const bubbles = listOf(contents['contents']);
  return bubbles.flatMap((one, index) => [`── การ์ด ${index + 1}/${bubbles.length} ──`, ...bubble(one)]);
}

function bubble(contents: Fields): Line[] {
  const blocks = ['header', 'hero', 'body', 'footer'].flatMap((block) =>
    contents[block] === undefined ? [] : component(fieldsOf(contents[block])),
  );
  return [...blocks, ...tappable(contents)];
}

function component(fields: Fields): Line[] {
  switch (fields['type']) {
    case 'box':
      return [...box(fields), ...tappable(fields)];
    case 'text':
      return [...words(textOf(fields)), ...tappable(fields)];
    case 'button':
      return tappable(fields);
    case 'image':
    case 'video':
      return ['[รูป]', ...tappable(fields)];
    case 'separator':
      return ['────────'];
    default:
      return [];
  }
}

/** Components beside each other share a line, as far as they are words. */
function box(fields: Fields): Line[] {
  const parts = listOf(fields['contents']).map(component);
  const isRow =
    fields['layout'] !== 'vertical' && parts.every((part) => part.every((one) => typeof one === 'string'));
  if (!isRow) return parts.flat();
  const row = parts
    .map((part) => part.join(' '))
    .filter((part) => part !== '')
    .join('  ');
  return row === '' ? [] : [row];
}

function textOf(fields: Fields): string {
  const spans = listOf(fields['contents']);
  return spans.length > 0 ? spans.map((span) => text(span['text'])).join('') : text(fields['text']);
}

function template(fields: Fields, message: Fields): Line[] {
  const columns = listOf(fields['columns']);
  const cards = columns.length > 0 ? columns : [fields];
  const lines = cards.flatMap((card): Line[] => [
    ...words(card['title']),
    ...words(card['text']),
    ...listOf(card['actions']).flatMap((action) => buttonOf(action) ?? []),
    ...tappable(card),
  ]);
  return lines.length > 0 ? lines : words(message['altText']);
}

function tappable(fields: Fields): Line[] {
  const button = buttonOf(fields['action']);
  return button ? [button] : [];
}

function words(value: unknown): string[] {
  return text(value) === '' ? [] : text(value).split('\n');
}

function link(name: string, address: unknown): string {
  return `[${name}] ${text(address)}`.trimEnd();
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}
