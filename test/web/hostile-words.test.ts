import { expect, it } from 'vitest';
import { digestMessages } from '../../src/messages/digest-card.ts';
import { drawDigest } from '../../src/digest/picture/draw-digest.ts';
import { pressText } from '../../src/digest/press-text.ts';
import { packPage } from '../../src/web/pack-page.ts';
import { packText } from '../../src/stories/story-text.ts';
import { feedView } from '../../src/web/digest-lists.ts';
import { editionPage } from '../../src/web/edition-page.ts';
import { renderPage } from '../../src/web/render-page.ts';
import { ESCAPED, harmIn, HOSTILE } from '../support/hostile-words.ts';
import { exampleDigest, exampleEdition, exampleStory, WEEK } from '../support/editions.ts';

const story = exampleStory(1, {
  title: HOSTILE,
  headline: HOSTILE,
  text: HOSTILE,
  quote: HOSTILE,
  person: HOSTILE,
  tambon: HOSTILE,
});
const edition = exampleEdition({
  lead: HOSTILE,
  corrections: [{ no: 1, at: new Date('2026-11-23T10:00:00+07:00'), reason: HOSTILE }],
  stories: [story],
});

it('are text on the public page, the officers’ page, the page of a meeting and in the feed', () => {
  const feed = feedView(
    [{ week: WEEK, headline: HOSTILE, sentAt: new Date(), changedAt: new Date(), revision: 1 }],
    'https://khubun.example',
  );
  const pages = [
    ...(['public', 'officers'] as const).map((view) =>
      editionPage({ edition, view, here: `/digests/${WEEK}` }, 'https://khubun.example'),
    ),
    packPage('3/2569', [story], { addressOf: () => HOSTILE, textAddress: 'x' }),
    renderPage('digest-feed', 'digest-page', 'th', feed),
  ];
  for (const page of pages) {
    expect(page).toMatch(ESCAPED);
    expect(harmIn(page)).toEqual([]);
    expect(page.match(/<\/textarea>/gu) ?? []).toHaveLength(page.includes('<textarea') ? 1 : 0);
  }
});

it('stay as they were typed in texts and on cards, and are drawn', async () => {
  const [card] = digestMessages(
    exampleDigest(),
    edition,
    { baseUrl: 'https://khubun.example', pictures: false },
    'th',
  );
  for (const text of [pressText(edition), packText('3/2569', [story])]) expect(text).toContain(HOSTILE);
  expect(JSON.stringify(card)).toContain(JSON.stringify(HOSTILE).slice(1, -1));
  const drawing = await drawDigest(edition, 'picture', 'public');
  expect(drawing.subarray(1, 4).toString()).toBe('PNG');
});

it('leaves out on the page who said something when nobody is named', () => {
  const { person: _, ...unnamed } = exampleStory(1);
  const found = {
    edition: exampleEdition({ stories: [unnamed] }),
    view: 'public',
    here: `/digests/${WEEK}`,
  } as const;
  const page = editionPage(found, 'https://khubun.example');
  expect(page).toContain('<blockquote>“มีผักกินทุกวัน เหลือก็แบ่งเพื่อนบ้าน”</blockquote>');
  expect(page).not.toContain('undefined');
});
