/** Whether an address is on this very machine, as practice mode's LINE is. */
export function isThisMachine(address: string): boolean {
  return ['localhost', '127.0.0.1'].includes(URL.parse(address)?.hostname ?? '');
}
