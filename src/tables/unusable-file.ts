/** A file of which nothing can be imported; the message says why and how to save it right. */
export class UnusableFile extends Error {}
