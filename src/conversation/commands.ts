import { askForHelp } from '../help/ask-for-help.ts';
import type { Spoken } from '../messages/render.ts';
import { labelled } from '../messages/labels.ts';
import { People } from '../models/person.ts';
import { readCommand, type Command } from '../readers/command.ts';
import { ANYWHERE } from './anywhere.ts';
import type { Desk } from './desk.ts';
import { runCommand } from './run-command.ts';
import type { Said } from './talk.ts';

/** What a person may ask for at any moment, beyond what her open question understands. */
type Wish = Command | (typeof ANYWHERE)[number];

/** Does what a command asks for; null when the message is none, or the open question deals with it itself. */
export async function followCommand(desk: Desk, incoming: Said): Promise<Spoken[] | null> {
  const { scene } = desk;
  const command = await runCommand(desk, incoming);
  if (command) return command;
  const wish = wishIn(desk, incoming);
  if (!wish) return null;
  switch (wish) {
    case 'menu':
    case 'menu-more':
    case 'menu-rest':
      return menu(desk, wish);
    case 'report':
    case 'next-household':
      return isMentor(desk) ? report(desk) : null;
    case 'pick-household':
      if (!isMentor(desk)) return null;
      desk.layAside();
      return begin(desk, await desk.doors.choose(desk.speaker));
    case 'resume':
      if (scene) return desk.repeat(scene, [{ key: 'resumed' }]);
      return (await desk.resume()) ?? say('nothing-to-resume', offered(desk));
    case 'restart':
      return scene ? desk.startOver(scene) : say('nothing-open', offered(desk));
    case 'stop':
      return say('see-you', ['menu']);
    case 'language-th':
    case 'language-en':
      return changeLanguage(desk, wish === 'language-en' ? 'en' : 'th');
    case 'officer':
      return tellOfficer(desk, wish);
    case 'help':
      if (scene) return null;
      return say(helpFor(desk), [...offered(desk), 'officer']);
    case 'cancel':
    case 'pause':
    case 'back':
    case 'skip':
      return scene ? null : say('nothing-open', offered(desk));
    default:
      return null;
  }
}

function wishIn({ scene }: Desk, incoming: Said): Wish | null {
  if (incoming.kind === 'tap') {
    const { conversation, value } = incoming;
    if (conversation === '') return ANYWHERE.find((one) => one === value) ?? null;
    return conversation === scene?.state.id && value === 'restart' ? value : null;
  }
  if (incoming.kind !== 'text') return null;
  const command = readCommand(incoming.text)?.cmd ?? ANYWHERE.find((one) => labelled(one, incoming.text));
  const reviewing = scene?.bot.flow.steps[scene.state.step]?.kind === 'review';
  // Before the summary card "ส่งรายงาน" means: send this one.
  return command === undefined || (command === 'report' && reviewing) ? null : command;
}

function helpFor(desk: Desk): string {
  if (isMentor(desk)) return 'help';
  return desk.speaker.person.roles.length > 0 ? 'menu' : 'menu-stranger';
}

function isMentor({ speaker }: Desk): boolean {
  return speaker.person.roles.includes('mentor');
}

/** What she can turn to when nothing is open. */
function offered({ doors, speaker }: Desk): string[] {
  return [...doors.menu(speaker.person).slice(0, 1), 'menu'];
}

function say(key: string, buttons: readonly string[]): Spoken[] {
  return [{ say: { key, buttons }, scene: null }];
}

/** So many wishes stand in the menu, the most wanted first; the others are one tap further (LINE shows 13 buttons). */
const FIRST = 9;
/** On each of the further bubbles, beside the way on and the language. */
const FURTHER = 11;

function menu(desk: Desk, part: 'menu' | 'menu-more' | 'menu-rest'): Spoken[] {
  const resumable = desk.scene !== null || desk.drafts().length > 0;
  const { person } = desk.speaker;
  const other = person.language === 'th' ? 'language-en' : 'language-th';
  const all = desk.doors.menu(person);
  const parts = {
    menu: all.length > FIRST + 1 ? [...all.slice(0, FIRST), 'menu-more'] : all,
    'menu-more':
      all.length > FIRST + FURTHER + 1
        ? [...all.slice(FIRST, FIRST + FURTHER), 'menu-rest']
        : all.slice(FIRST),
    // Somebody with every role there is.
    'menu-rest': all.slice(FIRST + FURTHER),
  };
  const shown = parts[part].length > 0 ? parts[part] : parts.menu;
  return say(person.roles.length > 0 ? 'menu' : 'menu-stranger', [
    ...(resumable && part === 'menu' ? ['resume'] : []),
    ...shown,
    other,
  ]);
}

/** A report that is open is gone on with; otherwise, or when she has put it aside, the next household is proposed. */
async function report(desk: Desk): Promise<Spoken[]> {
  const { scene } = desk;
  const open = scene?.bot.flow.name === desk.doors.reporting && scene.state.status === 'open';
  if (open && desk.isOld()) return desk.askAboutOld(scene);
  if (open) return desk.repeat(scene, [{ key: 'still-open' }]);
  desk.layAside();
  return begin(desk, await desk.doors.report(desk.speaker));
}

async function begin(desk: Desk, start: Parameters<Desk['begin']>[0] | null): Promise<Spoken[]> {
  return start ? desk.begin(start) : say('no-household', ['menu']);
}

async function changeLanguage(desk: Desk, language: 'th' | 'en'): Promise<Spoken[]> {
  const { scene, speaker } = desk;
  await People.updateOne({ _id: speaker.person._id }, { $set: { language } });
  speaker.person.language = language;
  return scene ? desk.repeat(scene, [{ key: 'language-changed' }]) : say('language-changed', offered(desk));
}

/** An officer will come back to her; what she was at is noted, so that she need not explain it. */
async function tellOfficer({ scene, speaker, repeat }: Desk, wish: string): Promise<Spoken[]> {
  const household = scene?.state.data['household'];
  await askForHelp(speaker, `talk:${speaker.event}`, {
    ...(typeof household === 'string' && { household }),
    kind: 'talk',
    details: { wish, ...(scene && { flow: scene.state.flow, step: scene.state.step }) },
  });
  return scene ? repeat(scene, [{ key: 'officer-told' }]) : say('officer-told', ['menu']);
}
