/** What a spreadsheet would run when it stands at the beginning of a cell. */
const FORMULA = /^[=+\-@\t\r]/u;

/** The text of a cell for a file that a spreadsheet opens: what would be run as a formula is quoted with an apostrophe. */
export function defuse(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `defuse` was given. */
export function undoDefuse(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
