/** What a cell says, or what is wrong with it: sentences of which the first begins with the cell's value. */
export type Cell<T> = { is: T } | { wrong: string };
