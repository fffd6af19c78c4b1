import type { SignedWebhook } from './signed-webhook.ts';

/** Sends a webhook. Resolves when its answer is read to the end; throws when that is not 200. */
export async function post(url: string, { body, headers }: SignedWebhook): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`A webhook was answered with ${response.status}.`);
}
