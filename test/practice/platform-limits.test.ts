import { describe, expect, it } from 'vitest';
import { checkMessages } from '../../src/practice/platform/limits/check-messages.ts';
import { checkRequest } from '../../src/practice/platform/limits/check-request.ts';

type Json = Record<string, unknown>;

const SARA = 'ที่'; // three UTF-16 units, one grapheme cluster
const text = (value: unknown): Json => ({ type: 'text', text: value });
const say = (label: string): Json => ({ type: 'message', label, text: 'ok' });
const withQuick = (...actions: unknown[]): Json => ({
  ...text('x'),
  quickReply: { items: actions.map((action) => ({ type: 'action', action })) },
});
const flex = (contents: unknown, altText = 'a'): Json => ({ type: 'flex', altText, contents });
const box = (contents: unknown[], fields: Json = {}): Json => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...fields,
});
const bubble = (...contents: unknown[]): Json => ({ type: 'bubble', body: box(contents) });
const template = (fields: Json): Json => ({ type: 'template', altText: 'a', template: fields });
const picker = (fields: Json): Json => ({ type: 'datetimepicker', label: 'วันไหน', data: 'd', ...fields });
const picture = 'https://example.com/a.jpg';

/** A bubble whose JSON has exactly `bytes` bytes. */
function bubbleOf(bytes: number): Json {
  const empty = Buffer.byteLength(JSON.stringify(bubble({ type: 'text', text: 'x' })));
  return bubble({ type: 'text', text: 'x'.repeat(bytes - empty + 1) });
}

function places(...messages: unknown[]): string[] {
  return checkMessages(messages).map(({ property }) => property);
}

const accepted: [string, ...Json[]][] = [
  ['a text of 5,000 units', text('x'.repeat(5000))],
  ['five messages', text('1'), text('2'), text('3'), text('4'), text('5')],
  ['13 quick replies', withQuick(...Array.from({ length: 13 }, () => say('ใช่')))],
  ['a Thai label of 20 clusters and 60 units', withQuick(say(SARA.repeat(20)))],
  [
    'the phone in quick replies',
    withQuick(...['camera', 'cameraRoll', 'location'].map((type) => ({ type, label: 'x' }))),
  ],
  [
    'postback data of 300',
    withQuick({ type: 'postback', label: 'x', data: 'd'.repeat(300), displayText: 'ว'.repeat(300) }),
  ],
  [
    'a date picker',
    withQuick(picker({ mode: 'date', initial: '2026-11-23', min: '1900-01-01', max: '2100-12-31' })),
  ],
  ['a moment with a small t', withQuick(picker({ mode: 'datetime', initial: '2026-11-23t06:15' }))],
  ['a telephone number', withQuick({ type: 'uri', label: 'โทร', uri: 'tel:1300' })],
  [
    'a picture of this machine',
    { type: 'image', originalContentUrl: 'http://localhost:3000/a.jpg', previewImageUrl: picture },
  ],
  ['emoji at their dollars', { ...text('a $'), emojis: [{ index: 2, productId: 'p', emojiId: '1' }] }],
  [
    'textV2',
    {
      type: 'textV2',
      text: '{{x}} {smile}',
      substitution: { smile: { type: 'emoji', productId: 'p', emojiId: '1' } },
    },
  ],
  ['a bubble of 30 KB', flex(bubbleOf(30_000))],
  [
    '12 bubbles',
    flex({
      type: 'carousel',
      contents: Array.from({ length: 12 }, () => bubble({ type: 'text', text: 'x' })),
    }),
  ],
  ['an altText of 1,500', flex(bubble({ type: 'separator' }), 'x'.repeat(1500))],
  ['a Flex label of 40 clusters', flex(bubble({ type: 'button', action: say(SARA.repeat(40)) }))],
  [
    'an icon on a baseline',
    flex(
      bubble(
        box(
          [
            { type: 'icon', url: picture },
            { type: 'text', text: 'x' },
          ],
          { layout: 'baseline' },
        ),
      ),
    ),
  ],
  ['buttons with 160 clusters', template({ type: 'buttons', text: SARA.repeat(160), actions: [say('a')] })],
  ['a confirm', template({ type: 'confirm', text: SARA.repeat(240), actions: [say('a'), say('b')] })],
  [
    'a video that fills its hero',
    flex({
      type: 'bubble',
      hero: { type: 'video', url: picture, previewUrl: picture, altContent: { type: 'image', url: picture } },
    }),
  ],
];

const refused: [string, string, ...Json[]][] = [
  ['no message', 'messages'],
  ['six messages', 'messages', text('1'), text('2'), text('3'), text('4'), text('5'), text('6')],
  ['an empty text', 'messages[0].text', text('')],
  ['a text of 5,001 units', 'messages[0].text', text('x'.repeat(5001))],
  ['a number for a text', 'messages[1].text', text('x'), text(5)],
  ['an unknown type', 'messages[0].type', { type: 'poem' }],
  ['an unknown field', 'messages[0].colour', { ...text('x'), colour: 'red' }],
  [
    '14 quick replies',
    'messages[0].quickReply.items',
    withQuick(...Array.from({ length: 14 }, () => say('ใช่'))),
  ],
  [
    'a Thai label of 21 clusters',
    'messages[0].quickReply.items[0].action.label',
    withQuick(say(SARA.repeat(21))),
  ],
  [
    'a quick reply without label',
    'messages[0].quickReply.items[0].action.label',
    withQuick({ type: 'message', text: 'x' }),
  ],
  [
    'postback data of 301',
    'messages[0].quickReply.items[0].action.data',
    withQuick({ type: 'postback', label: 'x', data: 'd'.repeat(301) }),
  ],
  [
    'displayText of 301',
    'messages[0].quickReply.items[0].action.displayText',
    withQuick({ type: 'postback', label: 'x', data: 'd', displayText: 'x'.repeat(301) }),
  ],
  [
    'both texts of a postback',
    'messages[0].quickReply.items[0].action.text',
    withQuick({ type: 'postback', label: 'x', data: 'd', displayText: 'x', text: 'x' }),
  ],
  [
    'fillInText without keyboard',
    'messages[0].quickReply.items[0].action.fillInText',
    withQuick({ type: 'postback', label: 'x', data: 'd', fillInText: 'x' }),
  ],
  [
    'a switch of rich menus',
    'messages[0].quickReply.items[0].action.type',
    withQuick({ type: 'richmenuswitch', data: 'd', richMenuAliasId: 'a' }),
  ],
  [
    'javascript:',
    'messages[0].quickReply.items[0].action.uri',
    withQuick({ type: 'uri', label: 'x', uri: 'javascript:alert(1)' }),
  ],
  [
    'Thai letters in a uri',
    'messages[0].quickReply.items[0].action.uri',
    withQuick({ type: 'uri', label: 'x', uri: 'https://example.com/ก' }),
  ],
  [
    'a uri of 1,001',
    'messages[0].quickReply.items[0].action.uri',
    withQuick({ type: 'uri', label: 'x', uri: `https://example.com/${'a'.repeat(981)}` }),
  ],
  [
    'no such day',
    'messages[0].quickReply.items[0].action.initial',
    withQuick(picker({ mode: 'date', initial: '2026-02-30' })),
  ],
  [
    'a time where a day belongs',
    'messages[0].quickReply.items[0].action.max',
    withQuick(picker({ mode: 'date', max: '10:00' })),
  ],
  [
    'max before min',
    'messages[0].quickReply.items[0].action.max',
    withQuick(picker({ mode: 'time', min: '10:00', max: '09:00' })),
  ],
  [
    'a message of 301',
    'messages[0].quickReply.items[0].action.text',
    withQuick({ type: 'message', label: 'x', text: 'x'.repeat(301) }),
  ],
  [
    'a picture over http',
    'messages[0].previewImageUrl',
    { type: 'image', originalContentUrl: picture, previewImageUrl: 'http://example.com/a.jpg' },
  ],
  ['a sound without length', 'messages[0].duration', { type: 'audio', originalContentUrl: picture }],
  [
    'a place without name',
    'messages[0].title',
    { type: 'location', address: 'x', latitude: 15, longitude: 104 },
  ],
  ['a sticker by name', 'messages[0].stickerId', { type: 'sticker', packageId: '446', stickerId: 'cony' }],
  [
    'an emoji beside its dollar',
    'messages[0].emojis[0].index',
    { ...text('a $'), emojis: [{ index: 1, productId: 'p', emojiId: '1' }] },
  ],
  ['a brace alone', 'messages[0].text', { type: 'textV2', text: 'hello {' }],
  ['a brace without substitution', 'messages[0].text', { type: 'textV2', text: 'hello {name}' }],
  ['a sender called LINE', 'messages[0].sender.name', { ...text('x'), sender: { name: 'Line staff' } }],
  ['an altText of 1,501', 'messages[0].altText', flex(bubble({ type: 'separator' }), 'x'.repeat(1501))],
  ['a bubble of 30 KB and one byte', 'messages[0].contents', flex(bubbleOf(30_001))],
  [
    'a carousel over 50 KB',
    'messages[0].contents',
    flex({ type: 'carousel', contents: [bubbleOf(25_000), bubbleOf(25_000)] }),
  ],
  [
    '13 bubbles',
    'messages[0].contents.contents',
    flex({ type: 'carousel', contents: Array.from({ length: 13 }, () => bubble({ type: 'separator' })) }),
  ],
  [
    'bubbles of two sizes',
    'messages[0].contents.contents[1].size',
    flex({ type: 'carousel', contents: [bubble(), { ...bubble(), size: 'kilo' }] }),
  ],
  ['a bubble with nothing in it', 'messages[0].contents', flex({ type: 'bubble' })],
  [
    'a Flex field that is none',
    'messages[0].contents.body.contents[0].colour',
    flex(bubble({ type: 'text', text: 'x', colour: '#000000' })),
  ],
  [
    'an empty Flex text',
    'messages[0].contents.body.contents[0].text',
    flex(bubble({ type: 'text', text: '' })),
  ],
  ['a Flex text without text', 'messages[0].contents.body.contents[0].text', flex(bubble({ type: 'text' }))],
  [
    'a short colour',
    'messages[0].contents.body.contents[0].color',
    flex(bubble({ type: 'text', text: 'x', color: '#fff' })),
  ],
  [
    'a size by CSS',
    'messages[0].contents.body.contents[0].size',
    flex(bubble({ type: 'text', text: 'x', size: '1em' })),
  ],
  [
    'margin as a share',
    'messages[0].contents.body.contents[0].margin',
    flex(bubble({ type: 'separator', margin: '10%' })),
  ],
  [
    'an icon outside a baseline',
    'messages[0].contents.body.contents[0]',
    flex(bubble({ type: 'icon', url: picture })),
  ],
  [
    'a button on a baseline',
    'messages[0].contents.body.contents[0].contents[0]',
    flex(bubble(box([{ type: 'button', action: say('x') }], { layout: 'baseline' }))),
  ],
  ['a spacer', 'messages[0].contents.body.contents[0].type', flex(bubble({ type: 'spacer' }))],
  [
    'a Flex button without label',
    'messages[0].contents.body.contents[0].action.label',
    flex(bubble({ type: 'button', action: { type: 'uri', uri: picture } })),
  ],
  [
    'a Flex label of 41 clusters',
    'messages[0].contents.body.contents[0].action.label',
    flex(bubble({ type: 'button', action: say(SARA.repeat(41)) })),
  ],
  [
    'the camera in a Flex button',
    'messages[0].contents.body.contents[0].action.type',
    flex(bubble({ type: 'button', action: { type: 'camera', label: 'x' } })),
  ],
  [
    'a picture too tall',
    'messages[0].contents.body.contents[0].aspectRatio',
    flex(bubble({ type: 'image', url: picture, aspectRatio: '1:4' })),
  ],
  [
    'eleven moving pictures',
    'messages[0].contents',
    flex(bubble(...Array.from({ length: 11 }, () => ({ type: 'image', url: picture, animated: true })))),
  ],
  [
    'a video in a body',
    'messages[0].contents.body.contents[0].type',
    flex(bubble({ type: 'video', url: picture })),
  ],
  [
    '61 clusters under a title',
    'messages[0].template.text',
    template({ type: 'buttons', title: 't', text: 'x'.repeat(61), actions: [say('a')] }),
  ],
  [
    'a title of 41',
    'messages[0].template.title',
    template({ type: 'buttons', title: 'x'.repeat(41), text: 'x', actions: [say('a')] }),
  ],
  [
    'five buttons',
    'messages[0].template.actions',
    template({ type: 'buttons', text: 'x', actions: ['a', 'b', 'c', 'd', 'e'].map(say) }),
  ],
  [
    'a confirm with one answer',
    'messages[0].template.actions',
    template({ type: 'confirm', text: 'x', actions: [say('a')] }),
  ],
  [
    'uneven columns',
    'messages[0].template.columns[1].actions',
    template({
      type: 'carousel',
      columns: [
        { text: 'x', actions: [say('a')] },
        { text: 'x', actions: [say('a'), say('b')] },
      ],
    }),
  ],
  [
    'a picture label of 13',
    'messages[0].template.columns[0].action.label',
    template({ type: 'image_carousel', columns: [{ imageUrl: picture, action: say('x'.repeat(13)) }] }),
  ],
  [
    'an imagemap not 1040 wide',
    'messages[0].baseSize.width',
    {
      type: 'imagemap',
      baseUrl: picture,
      altText: 'a',
      baseSize: { width: 1000, height: 10 },
      actions: [{ type: 'message', text: 'x', area: { x: 0, y: 0, width: 1, height: 1 } }],
    },
  ],
];

describe('what LINE accepts', () => {
  it.each(accepted)('takes %s', (_name, ...messages) => {
    expect(checkMessages(messages)).toEqual([]);
  });

  it.each(refused)('refuses %s at %s', (_name, property, ...messages) => {
    expect(places(...messages)).toContain(property);
  });

  it('says in LINE’s words what is wrong', () => {
    expect(checkMessages([text(''), { type: 'poem' }, text('x'.repeat(5001))])).toEqual([
      { property: 'messages[0].text', message: 'May not be empty' },
      {
        property: 'messages[1].type',
        message:
          'Must be one of the following values: [text, textV2, sticker, image, video, audio, location, coupon, imagemap, template, flex]',
      },
      { property: 'messages[2].text', message: 'Length must be between 0 and 5000' },
    ]);
  });

  it('is not felled by what is no list, or by boxes without end', () => {
    expect(checkMessages('hello')).toEqual([{ property: 'messages', message: 'must be an array' }]);
    expect(checkMessages(null)).toEqual([{ property: 'messages', message: 'must be an array' }]);
    let deep: Json = box([]);
    for (let depth = 0; depth < 20_000; depth += 1) deep = box([deep]);
    expect(places(flex({ type: 'bubble', body: deep }))).toEqual(['messages[0].contents']);
    let allowed: Json = box([]);
    for (let depth = 0; depth < 90; depth += 1) allowed = box([allowed]);
    expect(places(flex({ type: 'bubble', body: allowed }))).toEqual([]);
  });
});

describe('what a request may hold', () => {
  const messages = [text('x')];

  it.each([
    [
      'push' as const,
      { to: 'U1', messages, notificationDisabled: true, customAggregationUnits: ['week_48'] },
    ],
    ['multicast' as const, { to: Array.from({ length: 500 }, (_, i) => `U${i}`), messages }],
    ['reply' as const, { replyToken: 't', messages }],
    ['broadcast' as const, { messages }],
  ])('takes a %s', (kind, body) => {
    expect(checkRequest(kind, body)).toEqual([]);
  });

  it.each([
    ['push' as const, { to: 'U1', messages, customAggregationUnits: ['สัปดาห์'] }, 'customAggregationUnits[0]'],
    ['push' as const, { to: 'U1', messages, customAggregationUnits: ['a', 'b'] }, 'customAggregationUnits'],
    ['push' as const, { messages }, 'to'],
    ['push' as const, { to: 'U1' }, 'messages'],
    ['multicast' as const, { to: Array.from({ length: 501 }, (_, i) => `U${i}`), messages }, 'to'],
    ['multicast' as const, { to: [], messages }, 'to'],
    ['reply' as const, { messages }, 'replyToken'],
    [
      'reply' as const,
      { replyToken: 't', messages, customAggregationUnits: ['a'] },
      'customAggregationUnits',
    ],
    ['broadcast' as const, { messages, notificationDisabled: 'yes' }, 'notificationDisabled'],
    ['broadcast' as const, { messages: [text('')] }, 'messages[0].text'],
  ])('refuses a %s with %j at %s', (kind, body, property) => {
    expect(checkRequest(kind, body).map((complaint) => complaint.property)).toContain(property);
  });
});
