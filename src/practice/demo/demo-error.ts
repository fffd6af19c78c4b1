/** Why the demonstration could not go on, in one sentence for whoever started it. */
export class DemoError extends Error {}
