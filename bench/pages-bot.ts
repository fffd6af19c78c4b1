import express from 'express';
import { buildBot } from '../src/app.ts';
import { setClock } from '../src/clock.ts';
import { loadConfig } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import '../src/models/index.ts';
import { connectStorage } from '../src/storage/connect.ts';
import { createCookies } from '../src/web/dashboard/cookies.ts';
import { guard } from '../src/web/dashboard/guard.ts';
import { limitTo } from '../src/web/dashboard/limits.ts';
import { NOW } from './province.ts';

// The bot in the last week of the invented province, its jobs asleep, with one door more: a page as large as one likes that asks
// the store nothing but who is signed in, as every page of the dashboard must.

setClock(NOW);
const { line, mongodbUri, dataDir, port, host, publicBaseUrl, logLevel } = loadConfig(process.env);
if (!line) throw new Error('The bench sets the credentials.');
const place = { baseUrl: publicBaseUrl, lineIsHere: true };
const still = express.Router();
still.use(guard(createCookies(place.baseUrl), place, limitTo('doors')), limitTo('pages'));
still.get('/still/:size', (request, response) => {
  response.send('<p>'.padEnd(Number(request.params.size), '.'));
});
const storage = await connectStorage({ mongodbUri, dataDir, role: 'bot' });
const pages = [express.Router().use('/bench', still)];
const log = createLog(logLevel, false);
const bot = buildBot({ line, storage, log, publicBaseUrl, pages, keepsTime: false });
bot.app.listen(port, host);
bot.start();
