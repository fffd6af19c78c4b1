import { beforeEach, expect, it } from 'vitest';
import { pages } from '../../../src/web/dashboard/pages.ts';
import { attachEverything } from '../../access/attach-everything.ts';
import { signsIn, type Browser } from '../../support/browser.ts';
import { fillWithHostileWords, hostileWordsIn } from '../../support/hostile-store.ts';
import { ESCAPED, harmIn, HOSTILE } from '../../support/hostile-words.ts';
import { talker } from '../../support/talker.ts';
import { reportUpTo, transcript } from '../../support/transcript.ts';
import { officer } from '../../support/village.ts';
import { exampleOf } from '../../support/example-addresses.ts';

/** What officers read on some page of theirs: each is to be seen there, so that this test tries it. */
const READ = [
  ...['case', 'note of a case', 'request', 'note of a request', 'need in a report', 'what is worse', 'plan'],
  ...['household', 'village', 'house number', 'survey number', 'member', 'relation', 'occupation', 'asset'],
  ...[
    'reason for a stage',
    'reason of a move',
    'reason against a stage',
    'mentor',
    'phone',
    'centre',
    'owner',
  ],
  ...['applicant', 'applicant’s phone', 'second applicant', 'address', 'correction', 'announcement'],
  ...[
    'title',
    'story',
    'quote',
    'who said it',
    'reason against a story',
    'first words',
    'reason for a correction',
  ],
  ...['advice', 'text of advice', 'advice that waits', 'reason against advice', 'file', 'cell'],
];

const on = transcript();
let page: Browser;
const signIn = async (): Promise<Browser> => {
  const orathai = talker(on.bot);
  await officer(orathai.userId, { level: 'province' }, 'อรทัย');
  return signsIn(on.bot, orathai.userId);
};
beforeEach(async () => {
  page = await signIn();
});

it('whatever stands in the store is text on every page, and no header', async () => {
  await attachEverything('H-0001', on.somsri.userId);
  // Addresses are of things that have a name; theirs stay what they are.
  const paths = await Promise.all(pages.map(exampleOf));
  const plain = new Map<string, string[]>();
  for (const path of paths) plain.set(path, [...(await page.opens(path)).headers.keys()].toSorted());
  await fillWithHostileWords('H-0001', on.somsri.userId);
  const read = new Set<string>();
  for (const path of paths) {
    const { status, html, headers } = await page.opens(path);
    expect(status, `${path}`).toBe(200);
    expect(harmIn(html), `${path}`).toEqual([]);
    const shown = hostileWordsIn(html);
    for (const what of shown) read.add(what);
    expect(shown.length === 0 || ESCAPED.test(html), `${path} shows ${shown.join(', ')}`).toBe(true);
    expect([...headers.keys()].toSorted().filter((name) => name !== 'etag')).toEqual(
      plain.get(path)?.filter((name) => name !== 'etag'),
    );
    expect(JSON.stringify([...headers])).not.toContain('stolen');
  }
  expect([...read]).toEqual(expect.arrayContaining(READ));
});

it('what a mentor types in chat and an officer in a form is text, where it is kept and where it is refused', async () => {
  await reportUpTo(on.somsri, 'urgent');
  await on.somsri.taps('ไม่มีข้าวกิน');
  await on.somsri.types(HOSTILE);
  const shown = await page.opens('/dashboard/urgent');
  expect(shown.html).toMatch(ESCAPED);
  // What would turn the line around has gone on the way in.
  expect(shown.html).not.toContain('\u202E');
  await page.presses('ช่วยแล้ว');
  const refused = await page.presses('บันทึก', { 'a.note': HOSTILE.repeat(3) });
  expect(refused.status).toBe(422);
  expect(refused.html).toMatch(ESCAPED);
  const kept = await page.presses('บันทึก', { 'a.note': HOSTILE });
  expect(kept.html.split('<section class="settled"')[1]).toMatch(ESCAPED);
  for (const { html, headers } of [shown, refused, kept]) {
    expect(harmIn(html)).toEqual([]);
    expect(headers.getSetCookie()).toEqual([]);
  }
});

it('what is searched for stands in the field as it was typed', async () => {
  for (const one of pages) {
    const path = await exampleOf(one).catch(() => null);
    if (path === null) continue;
    const query = new URLSearchParams({
      q: HOSTILE,
      sort: HOSTILE,
      page: HOSTILE,
      state: HOSTILE,
      said: HOSTILE,
    });
    expect(harmIn((await page.opens(`${path}?${query.toString()}`)).html), `${path}`).toEqual([]);
    const place = new URLSearchParams({ place: HOSTILE });
    expect(harmIn((await page.opens(`${path}?${place.toString()}`)).html), `${path}`).toEqual([]);
  }
});
