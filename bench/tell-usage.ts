import type { Usage } from './run-bot.ts';

// Loaded into each bot that is measured, before the bot itself: tells what the process has used when it is asked.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { rss: process.memoryUsage.rss(), cpu: (user + system) / 1000 };
  process.send?.(usage);
});
// Being ready to be asked is no reason to go on living.
process.channel?.unref();
