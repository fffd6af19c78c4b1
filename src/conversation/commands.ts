import type { Incoming } from '../line/incoming.ts';
import type { Spoken } from '../messages/render.ts';
import type { Scene } from '../messages/scene.ts';
import { HelpRequests } from '../models/help-request.ts';
import { People } from '../models/person.ts';
import { readCommand, type Command } from '../readers/command.ts';
import type { Desk } from './desk.ts';

/** What a person may ask for at any moment, beyond what her open question understands. */
type Wish = Command | 'pick-household' | 'stop';
const WISHES: readonly string[] = [
  'menu',
  'report',
  'resume',
  'officer',
  'restart',
  'stop',
  'pick-household',
  'language-th',
  'language-en',
];

/** Does what a command asks for; null when the message is none, or the open question deals with it itself. */
export async function followCommand(
  desk: Desk,
  scene: Scene | null,
  incoming: Exclude<Incoming, { kind: 'nothing' | 'unfollow' | 'unsend' }>,
): Promise<Spoken[] | null> {
  const wish = wishIn(scene, incoming);
  if (!wish) return null;
  const mentor = desk.speaker.person.roles.includes('mentor');
  switch (wish) {
    case 'menu':
      return menu(desk, scene);
    case 'report':
      return mentor ? report(desk, scene) : null;
    case 'pick-household':
      if (!mentor) return null;
      desk.layAside();
      return desk.begin(desk.doors.choose);
    case 'resume':
      if (scene) return desk.repeat(scene, [{ key: 'resumed' }]);
      return (
        (await desk.resume()) ?? [
          { say: { key: 'nothing-to-resume', buttons: ['report', 'menu'] }, scene: null },
        ]
      );
    case 'restart':
      return scene ? desk.startOver(scene) : null;
    case 'stop':
      return [{ say: { key: 'see-you', buttons: ['menu'] }, scene: null }];
    case 'language-th':
    case 'language-en':
      return changeLanguage(desk, scene, wish === 'language-en' ? 'en' : 'th');
    case 'officer':
    case 'opt_out':
    case 'erase_request':
    case 'withdraw_consent':
    case 'my_data':
      return tellOfficer(desk, scene, wish);
    case 'help':
      return scene ? null : [{ say: { key: 'help', buttons: ['report', 'menu', 'officer'] }, scene: null }];
    case 'cancel':
    case 'pause':
    case 'back':
    case 'skip':
      return scene ? null : [{ say: { key: 'nothing-open', buttons: ['report', 'menu'] }, scene: null }];
    default:
      return null;
  }
}

function wishIn(scene: Scene | null, incoming: Incoming): Wish | null {
  if (incoming.kind === 'tap') {
    const anywhere =
      incoming.conversation === '' || incoming.value === 'officer' || incoming.value === 'menu';
    const current = incoming.conversation === '' || incoming.conversation === scene?.state.id;
    return anywhere && current && WISHES.includes(incoming.value) ? (incoming.value as Wish) : null;
  }
  if (incoming.kind !== 'text') return null;
  const command = readCommand(incoming.text)?.cmd ?? null;
  const reviewing = scene?.bot.flow.steps[scene.state.step]?.kind === 'review';
  // Before the summary card "ส่งรายงาน" means: send this one.
  return command === 'report' && reviewing ? null : command;
}

function menu(desk: Desk, scene: Scene | null): Spoken[] {
  const mentor = desk.speaker.person.roles.includes('mentor');
  const resumable = scene !== null || desk.drafts().length > 0;
  const other = desk.speaker.person.language === 'th' ? 'language-en' : 'language-th';
  const buttons = [
    ...(resumable ? ['resume'] : []),
    ...(mentor ? ['report', 'pick-household'] : []),
    'officer',
    other,
  ];
  return [{ say: { key: mentor ? 'menu' : 'menu-stranger', buttons }, scene: null }];
}

/** A report that is open is gone on with; otherwise the next household is proposed. */
async function report(desk: Desk, scene: Scene | null): Promise<Spoken[]> {
  if (scene?.bot.flow.name === desk.doors.reporting) return desk.repeat(scene, [{ key: 'still-open' }]);
  if (scene) desk.layAside();
  return desk.begin(await desk.doors.report(desk.speaker));
}

async function changeLanguage(desk: Desk, scene: Scene | null, language: 'th' | 'en'): Promise<Spoken[]> {
  await People.updateOne({ _id: desk.speaker.person._id }, { $set: { language } });
  desk.speaker.person.language = language;
  const say = { key: 'language-changed' };
  return scene ? desk.repeat(scene, [say]) : [{ say: { ...say, buttons: ['report', 'menu'] }, scene: null }];
}

/** An officer will come back to her; what she was at is noted, so that she need not explain it. */
async function tellOfficer(desk: Desk, scene: Scene | null, wish: string): Promise<Spoken[]> {
  const household = scene?.state.data['household'];
  await HelpRequests.updateOne(
    { _id: `talk:${desk.speaker.event}` },
    {
      $setOnInsert: {
        person: desk.speaker.person._id,
        ...(typeof household === 'string' && { household }),
        kind: 'talk',
        details: { wish, ...(scene && { flow: scene.state.flow, step: scene.state.step }) },
        status: 'requested',
        requestedAt: desk.speaker.at,
      },
    },
    { upsert: true },
  );
  const say = { key: 'officer-told' };
  return scene ? desk.repeat(scene, [say]) : [{ say: { ...say, buttons: ['menu'] }, scene: null }];
}
