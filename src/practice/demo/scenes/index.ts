import type { Scene } from '../scene.ts';
import { answerReminder } from './remind.ts';
import { askForHelp } from './ask-for-help.ts';
import { joinAndReport } from './join-and-report.ts';
import { reportWithPhotos } from './report-with-photos.ts';
import { sendLink } from './send-link.ts';

/** The week, in its order. */
export const scenes: readonly Scene[] = [joinAndReport, reportWithPhotos, askForHelp, sendLink, answerReminder, {day: 8, time: '08:30', title: ['a','b'], play: async () => undefined}];
