import type { Scene } from '../scene.ts';
import { askForHelp } from './ask-for-help.ts';
import { joinAndReport } from './join-and-report.ts';
import { reportWithPhotos } from './report-with-photos.ts';

/** The week, in its order. */
export const scenes: readonly Scene[] = [joinAndReport, reportWithPhotos, askForHelp];
