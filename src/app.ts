import { randomUUID } from 'node:crypto';
import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import { mayShowPictures } from './announcements/pictures.ts';
import { reportAnnouncements } from './announcements/report-result.ts';
import { spreadAnnouncements } from './announcements/spread.ts';
import type { Config } from './config.ts';
import { now } from './clock.ts';
import { createComposers } from './composers.ts';
import { apologise, createReceive } from './conversation/receive.ts';
import { createTakePhoto } from './conversation/take-photo.ts';
import { commands } from './commands/index.ts';
import { spreadDigests } from './digest/spread-digests.ts';
import { doors, flows } from './flows/index.ts';
import { heedRefusal } from './groups/leave-group.ts';
import { createQueueToGroups } from './groups/queue-to-groups.ts';
import { createReceiveGroup, forgetGroupEvent } from './groups/receive-group.ts';
import { createImporter } from './imports/importer.ts';
import { acceptEvents } from './inbox/accept.ts';
import { createInbox } from './inbox/process.ts';
import { createJobs } from './jobs/index.ts';
import { createScheduler, type Scheduler } from './jobs/schedule.ts';
import { createLineClient } from './line/client.ts';
import { isGroupId } from './line/group-id.ts';
import { createRichMenus } from './line/rich-menus.ts';
import { isThisMachine } from './line/this-machine.ts';
import { webhookDoor } from './line/webhook.ts';
import type { Log } from './log.ts';
import { createLinkMenu } from './menus/link-menu.ts';
import { latestPublic } from './messages/public-digest.ts';
import { createMetrics } from './metrics.ts';
import { createAnswer } from './outbox/answer.ts';
import { createOutbox } from './outbox/deliver.ts';
import { createRides } from './outbox/ride.ts';
import { collectOutbox } from './outbox/waiting.ts';
import { createForget } from './privacy/create-forget.ts';
import { createQuota } from './quota/quota.ts';
import type { Storage } from './storage/connect.ts';
import { dashboard } from './web/dashboard/dashboard.ts';
import { announcementPicture } from './web/announcement-picture.ts';
import { digestPages } from './web/digest-pages.ts';
import { myDataPage } from './web/my-data.ts';
import { failedRequest } from './web/failed-request.ts';
import { storyPackPage } from './web/story-pack.ts';
import { storyPicture } from './web/story-picture.ts';

/** The bot, built and not yet at work. */
export interface Bot {
  /** All doors; it listens to nothing by itself. */
  app: Express;
  /** Begins to work off the inbox and the outbox, and to run jobs at their times. */
  start(): void;
  /** Its scheduled jobs. */
  scheduler: Scheduler;
  /** Does now what its time has come for, and not only at the next look; resolves when that is done. */
  look(): Promise<void>;
  /** Takes nothing new and waits for what is in hand. */
  stop(): Promise<void>;
}

/** Builds the bot on an open storage. `pages` are further doors, for example practice mode's. */
export function buildBot({
  line: settings,
  storage,
  log,
  publicBaseUrl,
  pages = [],
  isPractice = false,
  keepsTime = true,
}: {
  line: NonNullable<Config['line']>;
  storage: Storage;
  log: Log;
  /** Where people reach the bot's own pages: an origin without a path. */
  publicBaseUrl: string;
  pages?: readonly Router[];
  /** Those pages are practice mode's, and the dashboard leads to them. */
  isPractice?: boolean;
  /**
   * False: jobs run, and announcements are brought into the outbox, when they are asked for, and never by themselves. For
   * tests, which move the clock about.
   */
  keepsTime?: boolean;
}): Bot {
  const metrics = createMetrics();
  const line = createLineClient(settings);
  const richMenus = createRichMenus(settings);
  const unlinkMenu = (userId: string): Promise<void> => richMenus.unlink(userId);
  const answer = createAnswer({ line, metrics, log });
  const lineIsHere = isThisMachine(settings.apiBaseUrl);
  const place = { baseUrl: publicBaseUrl, pictures: mayShowPictures({ baseUrl: publicBaseUrl, lineIsHere }) };
  const composers = createComposers(place);
  const quota = createQuota({ line, log });
  const toGroups = createQueueToGroups(line);
  const spread = (): Promise<number> => spreadDigests(toGroups);
  const before = keepsTime ? [spread, spreadAnnouncements, reportAnnouncements] : [];
  const groupRefused = (group: string): Promise<void> => heedRefusal(line, group, now());
  const outbox = createOutbox({ line, quota, composers, groupRefused, before, metrics, log });
  collectOutbox(metrics);
  const receive = createReceive({
    flows,
    commands,
    doors,
    baseUrl: publicBaseUrl,
    lineIsHere,
    takePhoto: createTakePhoto(settings, storage.photos),
    dropPhoto: (message) => storage.photos.remove(message),
    answer,
    rides: createRides({ composers, metrics, log }),
    forget: createForget({ photos: storage.photos, log, unlinkMenu }),
    linkMenu: createLinkMenu(richMenus, log),
    showWorking: (userId) =>
      void line
        .showLoading(userId, 20)
        .catch((error: unknown) => log.debug({ err: error }, 'no loading sign')),
  });
  // Taken into a group, it answers there; what it says and knows in chats of two has nothing to do with it.
  const receiveGroup = createReceiveGroup({ line, latestPublic: () => latestPublic(place), metrics, log });
  const inbox = createInbox({
    owner: randomUUID(),
    handle: (event) => (isGroupId(event.lane) ? receiveGroup(event) : receive(event)),
    apologise: (event) => (isGroupId(event.lane) ? forgetGroupEvent(event) : apologise({ answer }, event)),
    log,
    settled: (state) => metrics.events.inc({ state }),
  });
  const importer = createImporter({ log });
  const scheduler = createScheduler({ jobs: createJobs({ photos: storage.photos, unlinkMenu, quota }), log });

  const app = express();
  app.disable('x-powered-by');
  // Who asks stands behind the https proxy, which is on this machine or in its own network.
  app.set('trust proxy', 'loopback, uniquelocal');
  app.use(
    webhookDoor({
      channelSecrets: settings.channelSecrets,
      accept: async (events) => inbox.wake(await acceptEvents(events)),
      metrics,
      log,
    }),
  );
  app.use(helmet());
  app.get('/healthz', (_request, response) => void response.send('alive'));
  app.get('/readyz', async (_request, response) => {
    try {
      await storage.ping();
      response.send('ready');
    } catch (error) {
      log.warn({ err: error }, 'storage does not answer');
      response.status(503).send('Storage does not answer.');
    }
  });
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  app.use(myDataPage());
  app.use(digestPages(publicBaseUrl));
  app.use(announcementPicture(storage.photos));
  app.use(storyPackPage());
  app.use(storyPicture(storage.photos));
  app.use(
    '/dashboard',
    dashboard({
      deeds: { commands, flows },
      photos: storage.photos,
      importer,
      place: { baseUrl: publicBaseUrl, lineIsHere, isPractice },
    }),
  );
  for (const page of pages) app.use(page);
  app.use(failedRequest(log));
  return {
    app,
    scheduler,
    start: () => {
      inbox.start();
      outbox.start();
      if (!keepsTime) return;
      scheduler.start();
      void quota
        .read()
        .catch((error: unknown) => log.warn({ err: error }, 'LINE does not say what the month allows'));
    },
    look: async () => {
      await scheduler.look();
      await outbox.look();
    },
    stop: async () => {
      await Promise.all([inbox.stop(), outbox.stop(), scheduler.stop(), importer.stop()]);
    },
  };
}
