import type { Scene } from '../scene.ts';
import { askForHelp } from './ask-for-help.ts';
import { joinAndReport } from './join-and-report.ts';
import { lastDay } from './last-day.ts';
import { monday } from './monday.ts';
import { remindEvening } from './remind-evening.ts';
import { remindMorning } from './remind-morning.ts';
import { reportWithPhotos } from './report-with-photos.ts';
import { sendLink } from './send-link.ts';
import { takeUpUrgent } from './take-up-urgent.ts';
import { tellStory } from './tell-story.ts';

/** The week, in its order. */
export const scenes: readonly Scene[] = [
  joinAndReport,
  takeUpUrgent,
  reportWithPhotos,
  askForHelp,
  remindEvening,
  sendLink,
  tellStory,
  remindMorning,
  lastDay,
  monday,
];
