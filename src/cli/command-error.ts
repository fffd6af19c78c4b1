/** Why a command cannot do what was asked, in a sentence for the operator. The command ends with exit code 1. */
export class CommandError extends Error {}
