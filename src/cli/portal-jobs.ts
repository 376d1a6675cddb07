import { checkAuditChain } from '#src/modules/audit/store/check-chain.ts';
import { writeAuditHead } from '#src/modules/audit/store/head.ts';
import { writeContractReminders } from '#src/modules/contracts/store/remind.ts';
import { deliverMails } from '#src/modules/notices/store/deliver.ts';
import { dispatchOutbox } from '#src/modules/notices/store/dispatch.ts';
import { hasDueMail, hasWaitingMessage } from '#src/modules/notices/store/due.ts';
import { writeReminders } from '#src/modules/notices/store/remind.ts';
import { writeStepReminders } from '#src/modules/procurement/store/remind.ts';
import { writeSurveyReminders } from '#src/modules/procurement/survey/store/remind.ts';
import { beforeExit } from '#src/server/before-exit.ts';
import { getEnv } from '#src/server/env.ts';
import { type JobDefinition, type RunningJobs, startJobs } from '#src/server/jobs.ts';
import { log } from '#src/server/log.ts';
import { smtpSender } from '#src/server/mail.ts';

/** Everything the portal does besides answering requests. */
export function portalJobs(): JobDefinition[] {
  const env = getEnv();
  const delivery = {
    sender: env.SMTP_URL ? smtpSender(env.SMTP_URL) : null,
    from: env.MAIL_FROM,
    portalUrl: env.PUBLIC_URL,
  };
  return [
    {
      name: 'dispatch-outbox',
      isDue: hasWaitingMessage,
      run: async (signal) => {
        await dispatchOutbox(signal);
      },
    },
    {
      name: 'deliver-mail',
      isDue: hasDueMail,
      run: async (signal) => {
        await deliverMails(delivery, signal);
      },
    },
    {
      name: 'write-reminders',
      cron: '0 6 * * *',
      run: async (signal) => {
        await writeReminders(signal, new Date());
        await writeContractReminders(signal, new Date());
      },
    },
    {
      name: 'write-survey-reminders',
      cron: '10 6 * * *',
      run: async (signal) => {
        await writeSurveyReminders(signal, new Date());
      },
    },
    {
      name: 'write-award-reminders',
      // By the hour: offers are due at a time of day.
      cron: '5 6-20 * * *',
      run: async (signal) => {
        await writeStepReminders(signal, new Date());
      },
    },
    { name: 'check-audit-chain', cron: '15 * * * *', run: checkAuditChain },
    {
      name: 'mail-audit-head',
      cron: '30 5 * * *',
      run: () => writeAuditHead(env.AUDIT_HEAD_RECIPIENT ?? null, new Date()),
    },
  ];
}

/** Starts the workers of this server and ends them with it. Trouble is logged; the portal answers without them. */
export function startPortalJobs(): void {
  const started = startJobs(portalJobs()).catch((error: unknown) => {
    log.error('jobs_not_started', { error });
    return undefined;
  });
  beforeExit(async () => {
    const jobs: RunningJobs | undefined = await started;
    await jobs?.stop();
  });
}
