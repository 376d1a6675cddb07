import type { LetterChannel } from './domain/standstill.ts';
import type { ChallengeOutcome } from './schema.ts';

export const CHANNEL_LABELS: Readonly<Record<LetterChannel, string>> = {
  electronic: 'elektronisch oder per Fax',
  post: 'per Post',
};

export const OUTCOME_LABELS: Readonly<Record<ChallengeOutcome, string>> = {
  dismissed: 'Antrag zurückgewiesen oder verworfen',
  withdrawn: 'Antrag zurückgenommen',
  settled: 'Anderweitig erledigt',
  upheld: 'Antrag stattgegeben',
};
