import { Command } from 'commander';
import { inviteHouseholdCommand } from './household.ts';
import { inviteMentorCommand } from './mentor.ts';
import { inviteOfficerCommand } from './officer.ts';

/** `invite`: one-time codes for mentors, households and officers. */
export function inviteCommand(): Command {
  return new Command('invite')
    .description('Invite people to the bot.')
    .addCommand(inviteMentorCommand())
    .addCommand(inviteHouseholdCommand())
    .addCommand(inviteOfficerCommand());
}
