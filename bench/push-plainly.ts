import { messagingApi } from '@line/bot-sdk';

// The rival: LINE's SDK in a loop, a push a message, a retry key each, nothing stored. What is lost or said twice when it dies
// is its own affair; a 429 makes it wait a moment and go on.

const [count = 0] = process.argv.slice(2).map(Number);
const client = new messagingApi.MessagingApiClient({
  channelAccessToken: 'bench',
  baseURL: process.env['LINE_API_BASE_URL'] ?? '',
});
const SIDE_BY_SIDE = 48;

let next = 0;
async function work(): Promise<void> {
  while (next < count) {
    const number = next;
    next += 1;
    const to = `Uc${String(number).padStart(31, '0')}`;
    for (;;) {
      try {
        await client.pushMessage(
          { to, messages: [{ type: 'text', text: 'คว่ำน้ำขัง กันยุงลาย' }] },
          crypto.randomUUID(),
        );
        break;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }
}
const started = performance.now();
await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
console.log(
  JSON.stringify({
    sent: count,
    deliverSeconds: (performance.now() - started) / 1_000,
    memoryBytes: process.memoryUsage.rss(),
  }),
);
