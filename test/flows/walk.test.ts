import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/clock.ts';
import { advance } from '../../src/conversation/advance.ts';
import { PICK } from '../../src/conversation/ask.ts';
import type { BotFlow, Language, Speaker } from '../../src/conversation/bot-flow.ts';
import type { Answers } from '../../src/conversation/flow.ts';
import { begin } from '../../src/conversation/moves.ts';
import type { ConversationState, Input, Say, Turn } from '../../src/conversation/state.ts';
import { flows } from '../../src/flows/index.ts';
import { labelsOf } from '../../src/messages/labels.ts';
import { render } from '../../src/messages/render.ts';
import '../../src/models/index.ts';
import { Applications } from '../../src/models/application.ts';
import { Digests } from '../../src/models/digest.ts';
import { HelpRequests } from '../../src/models/help-request.ts';
import { LearningCentres } from '../../src/models/learning-centre.ts';
import { People } from '../../src/models/person.ts';
import { PrivacyRequests } from '../../src/models/privacy-request.ts';
import { Reports } from '../../src/models/report.ts';
import { Stories } from '../../src/models/story.ts';
import { UrgentCases } from '../../src/models/urgent-case.ts';
import { checkMessages } from '../../src/practice/platform/limits/check-messages.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { TUESDAY } from '../support/transcript.ts';
import { noDigest } from '../support/quiet-week.ts';
import { invite, mentor, settle } from '../support/village.ts';

const MENTOR = `U${'1'.repeat(32)}`;
const LONG_NAME = 'ครอบครัวยายทองใบ แก้วกัลยาณวัฒน์ บ้านท้ายหมู่บ้านหลังสุดท้ายริมห้วย';
const FIVE = ['health', 'living', 'education', 'income', 'services'];
/** As much as a person may write, with as many marks as letters. */
const STORY = 'กี่'.repeat(66);
const LAST_WEEK = {
  met: 'visit',
  metOn: '2026-11-20',
  activities: ['vegetables', 'animals', 'compost', 'water', 'accounts', 'saving', 'training', 'tidying'],
  baht: 1_234_567.5,
  obstacle: 'skill',
  plan: STORY,
  photos: [],
};

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
  setClock(TUESDAY);
  const codes = Array.from({ length: 15 }, (_, index) => `H-${String(index + 1).padStart(4, '0')}`);
  for (const [index, code] of codes.entries()) await settle(code, { name: `${LONG_NAME} ${index}` });
  await settle('H-0100', {
    name: LONG_NAME,
    openDimensions: FIVE,
    sharesPlot: true,
    pictureConsent: 'yes',
  });
  await settle('H-0101', { openDimensions: [] });
  await mentor(MENTOR, ...codes, 'H-0100', 'H-0101');
  await People.updateOne(
    { _id: MENTOR },
    {
      $set: {
        ref: 'mentor-ref',
        officer: { level: 'province' },
        household: 'H-0100',
        roles: ['mentor', 'officer', 'household'],
      },
    },
  );
  const area = { district: '3309', tambon: 'บัวหุ่ง' };
  await People.create({
    _id: `U${'2'.repeat(32)}`,
    roles: ['mentor'],
    name: LONG_NAME,
    area,
    language: 'th',
  });
  const owned = {
    ownerName: LONG_NAME,
    subjects: [LONG_NAME],
    capacity: 10,
    addedBy: 'r',
    addedAt: new Date(TUESDAY),
  };
  await LearningCentres.create({ _id: 'LC-1', name: LONG_NAME, ...area, ...owned });
  await Applications.create({
    _id: 'a:e1',
    kind: 'household',
    person: 'U0',
    name: LONG_NAME,
    address: STORY,
    ...area,
    status: 'waiting',
    at: new Date(TUESDAY),
  });
  await PrivacyRequests.create({
    _id: 'correct:e0',
    kind: 'correct',
    ref: 'r',
    status: 'open',
    at: new Date(TUESDAY),
    dueAt: new Date(TUESDAY),
  });
  const told = { household: 'H-0001', district: '3309', tambon: 'บัวหุ่ง', person: MENTOR };
  await UrgentCases.create({
    _id: 'words:e1',
    ref: 'case-1',
    ...told,
    kind: 'illness',
    status: 'open',
    openedAt: new Date(TUESDAY),
  });
  await HelpRequests.create({
    _id: 'need:e2',
    ref: 'request-1',
    ...told,
    kind: 'need',
    status: 'requested',
    requestedAt: new Date(TUESDAY),
  });
  await invite('K7M2QX', ...codes);
  await Digests.create({ ...noDigest('2026-W46'), state: 'sent' });
  await report('2026-W48', 'H-0001');
  await report('2026-W47', 'H-0100');
  await settle('H-0102', { name: LONG_NAME, pictureConsent: 'yes' });
  await report('2026-W48', 'H-0102', { photos: ['p7', 'p8'], publish: 'yes', childFace: 'no' });
  await Stories.create({
    _id: 'e3',
    ref: 'story-1',
    district: '3309',
    tambon: 'บัวหุ่ง',
    household: 'H-0102',
    report: '2026-W48:H-0102',
    by: 'r',
    draftedAt: new Date(TUESDAY),
    title: LONG_NAME,
    text: STORY,
    bestPractice: { meeting: '3/2569', markedAt: new Date(TUESDAY), by: 'r' },
    state: 'waiting',
  });
});
afterAll(() => store.dispose());

async function report(week: string, household: string, more: Answers = {}): Promise<void> {
  const submittedAt = new Date(TUESDAY);
  const _id = `${week}:${household}`;
  const answers = { ...LAST_WEEK, ...more };
  const { photos } = answers;
  await Reports.create({ _id, household, week, mentor: MENTOR, submittedAt, answers, photos });
}

/** With which data each flow is walked, the richest first. A flow that is not here fails the first test. */
const BEGINNINGS: Readonly<Record<string, readonly Answers[]>> = {
  join: [{}],
  'join-confirm': [{ code: 'K7M2QX' }],
  'correct-data': [{}],
  'forget-me': [{}],
  'privacy-refuse': [{ request: 'correct:e0' }],
  'mentor-welcome': [{}],
  'report-start': [{ household: 'H-0002' }, { choosing: true }],
  'report-again': [{ household: 'H-0001', week: '2026-W48' }],
  'weekly-report': [
    { household: 'H-0100', week: '2026-W48', mode: 'new' },
    { household: 'H-0002', week: '2026-W48', mode: 'new' },
    { household: 'H-0101', week: '2026-W48', mode: 'new' },
  ],
  consents: [{}],
  'change-stage': [{ household: 'H-0100' }],
  'decline-stage': [{ household: 'H-0100', proposal: 0 }],
  'close-urgent': [
    { case: 'case-1', status: 'referred' },
    { case: 'case-1', status: 'helped' },
  ],
  'close-request': [
    { request: 'request-1', deed: 'refer' },
    { request: 'request-1', deed: 'decline' },
  ],
  'read-consent': [{ household: 'H-0100' }],
  'ask-help': [{}],
  'make-invite': [{}],
  'apply-mentor': [{}],
  'link-household': [{}],
  'decline-application': [{ application: 'a:e1' }],
  'confirm-link': [{ application: 'a:e1' }],
  assets: [{ household: 'H-0100' }],
  'share-plot': [{ household: 'H-0100' }],
  'add-centre': [{}],
  announce: [{}],
  'pr-post': [{}],
  'pair-household': [{ household: 'H-0001' }, { household: 'H-0001', instead: 'mentor-ref' }],
  'write-letter': [{}, { household: 'H-0100' }],
  'edit-advice': [{}],
  'digest-lead': [{ week: '2026-W46' }],
  'digest-video': [{ week: '2026-W46' }],
  'correct-digest': [{ week: '2026-W46' }],
  'return-advice': [{ advice: 'adv-health-01', sent: 'e1' }],
  'write-story': [{ report: '2026-W48:H-0102' }],
  'return-story': [{}, { story: 'story-1', seen: 0 }],
  'best-practice': [{ story: 'story-1' }],
  'story-video': [{ story: 'story-1' }],
  'record-tpmap': [{ until: new Date(TUESDAY).toISOString() }],
};

/** Answers with which a command begins a flow, where they lead to questions of their own. */
const ANSWERED: Readonly<Record<string, Answers>> = {
  'make-invite': { role: 'officer', level: 'subdistrict' },
};

const WORDS = [
  'ราษีไศล',
  '2 งาน',
  'K7M2QX',
  STORY,
  'เมื่อวาน',
  '1 พ.ย. 69',
  'ประมาณ 99999',
  'ส่งแล้ว https://example.org/news/1',
  'ครั้งที่ 3/2569',
  'ร้อยห้า',
  '1',
  'ช่วย',
  'ย้อนกลับ',
  'ข้าม',
  'พัก',
  'แก้ไข',
];
/** What is typed or sent at any question, besides tapping its buttons. */
const SAID: readonly Input[] = [
  ...WORDS.map((text): Input => ({ kind: 'text', text, message: 'm1' })),
  { kind: 'photo', photo: { id: 'p1' } },
  { kind: 'photo', photo: { id: 'p2', set: { id: 's', index: 2, total: 3 } } },
  ...['sticker', 'video', 'hologram'].map((type): Input => ({ kind: 'other', type })),
];

interface Walk {
  /** Names of the questions that were asked. */
  asked: Set<string>;
  /** How often the end was reached. */
  ends: number;
  /** What LINE would refuse. A wording that is missing throws. */
  complaints: string[];
}

/** Taps every button of every question and says everything else there, at each of the tries; goes each way once. */
async function walk(
  bot: BotFlow<unknown>,
  data: Answers,
  language: Language,
  answers: Answers = {},
): Promise<Walk> {
  const person = await People.findById(MENTOR).lean().orFail();
  const speaker: Speaker = {
    person: { ...person, language },
    event: 'e1',
    at: new Date(TUESDAY),
    baseUrl: 'https://khubun.example',
  };
  const context = await bot.load(speaker, { data, answers: {} });
  const result: Walk = { asked: new Set(), ends: 0, complaints: [] };
  const tried = new Set<string>();
  const open: { state: ConversationState; buttons: readonly string[] }[] = [];
  const hear = ({ state, says }: Turn): void => {
    for (const { question } of says) if (question) result.asked.add(question.name);
    const spoken = says.map((say) => ({ say, scene: { bot, context, state } }));
    const messages = render(spoken, language);
    if (messages.length > 0)
      result.complaints.push(
        ...checkMessages(messages).map((one) => `${state.step}: ${JSON.stringify(one)}`),
      );
    if (state.status === 'finished') result.ends++;
    else open.push({ state, buttons: buttonsIn(says) });
  };
  hear(begin(bot.flow, 'c-walk', data, answers, context));
  for (let at = open.pop(); at; at = open.pop()) {
    const { state, buttons } = at;
    const labels = labelsOf({ bot, context, state });
    const taps = buttons.map((button): Input => {
      const value = button === PICK ? '2026-11-19' : button;
      return { kind: 'tap', conversation: state.id, step: state.step, value };
    });
    for (const input of [...taps, ...SAID]) {
      const way = JSON.stringify([state.step, input, Math.min(state.tries, 3), state.pending ?? null]);
      if (tried.has(way)) continue;
      tried.add(way);
      hear(advance(bot.flow, state, input, context, labels));
    }
  }
  return result;
}

function buttonsIn(says: readonly Say[]): readonly string[] {
  return says.at(-1)?.buttons ?? [];
}

function questionNames({ flow }: BotFlow<unknown>): string[] {
  return Object.entries(flow.steps).flatMap(([name, step]) =>
    step.kind === 'each' ? Object.keys(step.steps) : [name],
  );
}

describe('every flow', () => {
  it('is walked here, and has a name of its own', () => {
    const names = flows.map(({ flow }) => flow.name);
    expect(Object.keys(BEGINNINGS).toSorted()).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(['th', 'en'] as const)(
    "reaches each of its questions and its end, within LINE's limits, in %s",
    async (language) => {
      const found: Record<string, object> = {};
      for (const bot of flows) {
        const walks: Walk[] = [];
        // The ways of the long flow are the same in both languages; only the words differ.
        const all = language === 'th' || bot.flow.name !== 'weekly-report';
        const beginnings = (BEGINNINGS[bot.flow.name] ?? []).slice(0, all ? undefined : 1);
        for (const data of beginnings) walks.push(await walk(bot, data, language));
        const answers = ANSWERED[bot.flow.name];
        if (answers) walks.push(await walk(bot, {}, language, answers));
        found[bot.flow.name] = {
          asked: [...new Set(walks.flatMap(({ asked }) => [...asked]))].toSorted(),
          complaints: walks.flatMap(({ complaints }) => complaints).slice(0, 5),
          ends: walks.every(({ ends }) => ends > 0),
        };
      }
      const wanted = flows.map((bot) => [
        bot.flow.name,
        { asked: questionNames(bot).toSorted(), complaints: [], ends: true },
      ]);
      expect(found).toEqual(Object.fromEntries(wanted));
    },
    // Every answer to every question: some thousand turns.
    90_000,
  );
});
