const GROUP_ID = /^C[0-9a-f]{32}$/u;

/** Whether this is LINE's id of a group chat; a person's begins with U, that of a room of the old kind with R. */
export function isGroupId(id: string): boolean {
  return GROUP_ID.test(id);
}
