/** Something a person cannot do in LINE, or not now; the message says it in a sentence and what to do instead. */
export class PracticeRefusal extends Error {}
