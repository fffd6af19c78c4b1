import mongoose from 'mongoose';
import { expect, it } from 'vitest';
import type { OfficerScope } from '../../src/access/area.ts';
import { commands } from '../../src/commands/index.ts';
import { commandButton } from '../../src/conversation/bot-command.ts';
import { People } from '../../src/models/person.ts';
import { talker, type Talker } from '../support/talker.ts';
import { transcript } from '../support/transcript.ts';
import { member, mentor, officer, settle } from '../support/village.ts';
import { attachEverything } from './attach-everything.ts';

/** A name that stands nowhere but in the register. */
const SECRET = 'เรือนลับหนึ่ง';

/** What is not there: what she hears of it, she must hear of everything that is not hers. */
const UNKNOWN = 'zzzzzzzzzzzz';

const on = transcript(async ({ userId }) => {
  await settle('H-0001', { name: SECRET, openDimensions: ['income'], pictureConsent: 'yes' });
  await mentor(userId, 'H-0001');
  await settle('H-0500', { district: '3305', tambon: 'ห้วยเหนือ', name: 'บ้านอื่น' });
});

/** Everybody whose business H-0001 (ต.บัวหุ่ง อ.ราษีไศล) is not. */
const OUTSIDERS: Readonly<Record<string, (userId: string) => Promise<void>>> = {
  'a stranger': async () => {},
  'the mentor of another household': (userId) => mentor(userId, 'H-0500'),
  'one of another household': (userId) => member(userId, 'H-0500'),
  'an officer of another tambon': (userId) =>
    officer(userId, { level: 'subdistrict', district: '3309', tambons: ['ด่าน'] }),
  'an officer of a tambon with the same name': (userId) =>
    officer(userId, { level: 'subdistrict', district: '3305', tambons: ['บัวหุ่ง'] }),
  'an officer of another district': (userId) => officer(userId, { level: 'district', district: '3305' }),
  'an officer without a place': (userId) => officer(userId, { level: 'subdistrict' } satisfies OfficerScope),
};

const taps = (person: Talker, values: readonly string[]): Promise<string[]> =>
  person.hearsAfterAll(
    values.map((value) =>
      person.event({ type: 'postback', postback: { data: JSON.stringify(['', '', value]) } }),
    ),
  );

/** What a button can say besides naming a thing, before it and behind it. Commands that are not here only name one. */
const DEEDS: Readonly<Record<string, readonly string[]>> = {
  urgent: ['take $', 'helped $', 'refer $'],
  requests: ['accept $', 'deliver $', 'verify $', 'finish $', 'decline $', 'refer $'],
  'help-arrived': ['yes $', 'no $'],
  stages: [
    `approve $ ${Date.parse('2026-11-23T02:00:00Z')}`,
    `decline $ ${Date.parse('2026-11-23T02:00:00Z')}`,
  ],
  'privacy-requests': ['done $', 'refuse $'],
  'my-requests': ['withdraw $'],
  'advice-answer': ['done $', 'need-help $', 'done a1 $', 'need-help a1 $'],
  reminder: ['sick $'],
  mentors: ['of $'],
  pairings: ['$ end-sure $', '$ primary $'],
  plots: ['$ add', '$ end LC-1'],
  centres: ['close $'],
  announcements: ['stop $'],
  invites: ['revoke $'],
  groups: ['remove $', 'code $'],
  applications: ['approve $', 'choose $', 'decline $'],
  'advice-library': ['of $', 'see $', 'edit $', 'redo $', 'retire $', 'retire-sure $', 'bring-back $'],
  'advice-approvals': ['approve $ e1', 'return $ e1'],
  digest: ['send $', 'hold $', 'lead $', 'correct $', 'drop $ x', 'drop 2026-W47 $'],
  stories: ['write $', 'redo $', 'see $'],
  'approve-ep': ['see $', 'approve $ 1', 'return $ 1'],
  'pr-post': ['remove $', 'week $', 'week 3309 $'],
};

/** What there is about households and about everybody else; what she changes about herself is her own business. */
const NOT_HERS = [
  ...['households', 'pairings', 'reports', 'helpRequests', 'urgentCases', 'applications', 'letters'],
  ...['adviceGiven', 'learningCentres', 'plotShares', 'invites', 'privacyRequests', 'people', 'adviceTexts'],
  'announcements',
  'prPosts',
  'digests',
  'lineGroups',
  'groupCodes',
  'stories',
];

async function stored(outsider: string): Promise<string> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  const all = await Promise.all(
    collections
      .filter(({ collectionName }) => NOT_HERS.includes(collectionName))
      .toSorted((a, b) => a.collectionName.localeCompare(b.collectionName))
      .map(async (collection) => {
        const rows = await collection.find({}).toArray();
        // Advice to the household of an outsider who belongs to one is her own business too.
        const others = rows.filter((row) => row['household'] !== 'H-0500' || !('advice' in row));
        return [collection.collectionName, others.filter((row) => !JSON.stringify(row).includes(outsider))];
      }),
  );
  return JSON.stringify(all);
}

it.each(Object.keys(OUTSIDERS))(
  '%s learns and changes nothing with any command, whatever its button is about',
  { timeout: 120_000 },
  async (who) => {
    const things = await attachEverything('H-0001', on.somsri.userId);
    const outsider = talker(on.bot);
    await OUTSIDERS[who]!(outsider.userId);
    await outsider.types('เมนู');
    const before = await stored(outsider.userId);
    const person = await People.findById(outsider.userId).lean();
    const wrong: string[] = [];
    for (const { name, allows } of commands) {
      // A command that is not for people like her is refused before what it is about is looked at; one of many tells as much.
      const tried = person && allows(person) ? things : things.filter((_, index) => index % 8 === 0);
      const forms = ['$', ...(DEEDS[name] ?? [])];
      const asked = forms.flatMap((form) =>
        [UNKNOWN, ...tried].map((thing) => ({ thing, argument: form.replaceAll('$', thing) })),
      );
      // At once, as LINE may bring them: one by one they would take minutes.
      const answers = await taps(
        outsider,
        asked.map(({ argument }) => commandButton(name, argument)),
      );
      let nothing = '';
      for (const [index, { thing, argument }] of asked.entries()) {
        const heard = answers[index] ?? '';
        if (thing === UNKNOWN) {
          nothing = plain(heard, thing);
          continue;
        }
        const about = `${name} ${argument}: ${heard}`;
        // A learning centre is for everybody of its district, whatever she is responsible for.
        const secrets = name === 'centres' ? [SECRET] : [SECRET, 'คนสมมติ', 'สวนสมมติ', 'ขอคุยด้วย'];
        if (secrets.some((secret) => heard.includes(secret))) wrong.push(`shown: ${about}`);
        if (plain(heard, thing) !== nothing) wrong.push(`told apart: ${about} / ${nothing}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await stored(outsider.userId)).toBe(before);
  },
);

/** What was heard, without the words that were given. */
function plain(heard: string, given: string): string {
  return heard.replaceAll(given, '…');
}
