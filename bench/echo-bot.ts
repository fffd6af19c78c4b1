import { LineBotClient, middleware, type webhook } from '@line/bot-sdk';
import express from 'express';

// The plain bot to compare with, in the way the SDK's guide builds one: the SDK checks the signature, each text is sent
// back as it came, and LINE gets its 200 when all replies are out. It stores nothing.
const { LINE_CHANNEL_SECRET = '', LINE_CHANNEL_ACCESS_TOKEN = '', LINE_API_BASE_URL, PORT } = process.env;
const line = LineBotClient.fromChannelAccessToken({
  channelAccessToken: LINE_CHANNEL_ACCESS_TOKEN,
  ...(LINE_API_BASE_URL !== undefined && { apiBaseURL: LINE_API_BASE_URL }),
});

const app = express();
app.post('/webhook', middleware({ channelSecret: LINE_CHANNEL_SECRET }), async (request, response) => {
  const { events } = request.body as webhook.CallbackRequest;
  response.json(await Promise.all(events.map(echo)));
});
app.listen(Number(PORT), '127.0.0.1');

async function echo(event: webhook.Event): Promise<unknown> {
  if (event.type !== 'message' || event.message.type !== 'text' || event.replyToken === undefined)
    return null;
  return line.replyMessage({
    replyToken: event.replyToken,
    messages: [{ type: 'text', text: event.message.text }],
  });
}
