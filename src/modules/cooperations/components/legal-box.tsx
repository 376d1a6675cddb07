import {
  authorityReasonSentence,
  CERTAINTY_LABELS,
  districtAuthorityName,
  PROCEDURE_EXPLANATIONS,
  PROCEDURE_LABELS,
  TERMINATION_CLAUSE_TEXTS,
} from '#src/modules/legal/texts.ts';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { formatDay } from '#src/ui/format.ts';
import { Section } from '#src/ui/section.tsx';
import { SourceNote } from '#src/ui/source-note.tsx';
import type { CooperationView } from '../reads/view.ts';

const RULES_FROM: Record<CooperationView['rulesFrom'], (day: string) => string> = {
  now: (day) => `Berechnet nach dem Stand vom ${day}. Maßgeblich wird der Stand am Tag der Einreichung.`,
  submission: (day) => `Festgehalten bei der Einreichung am ${day}.`,
  decision: (day) =>
    `Festgehalten mit der Entscheidung, Rechtsstand vom ${day}. Spätere Änderungen ändern daran nichts.`,
};

/** Competent authority, approval or notice, termination clause: each with the reason, the source and how certain it is. */
export function LegalBox({ view }: { view: CooperationView }) {
  const { rules } = view;
  const body = view.rulesFrom === 'now' ? view.expectedAuthority : view.authority;
  const isDistrict = rules.authority.authority?.kind === 'district';
  const authorityName = body && (isDistrict ? districtAuthorityName(body.name) : body.name);
  return (
    <Section title="Rechtliche Einordnung" id="recht">
      <p className="ui-muted">
        {RULES_FROM[view.rulesFrom](formatDay(rules.day))} Das Portal erläutert; es ersetzt keine Rechtsberatung.
      </p>
      <DescriptionList
        items={[
          {
            term: 'Aufsichtsbehörde',
            description: (
              <div className="ui-stack">
                <strong>{authorityName ?? 'steht noch nicht fest'}</strong>
                {rules.authority.reasons.map((reason) => (
                  <p key={`${reason.code} ${reason.bodyNames.join()}`}>{authorityReasonSentence(reason)}</p>
                ))}
                <SourceNote source={rules.authority.source} certainty={CERTAINTY_LABELS[rules.authority.certainty]} />
              </div>
            ),
          },
          {
            term: 'Genehmigung oder Anzeige',
            description: rules.approval ? (
              <div className="ui-stack">
                <strong>{PROCEDURE_LABELS[rules.approval.procedure]}</strong>
                <p>{PROCEDURE_EXPLANATIONS[rules.approval.procedure]}</p>
                <SourceNote source={rules.approval.source} certainty={CERTAINTY_LABELS[rules.approval.certainty]} />
              </div>
            ) : (
              'Hängt von der Rechtsform ab, die noch nicht gewählt ist.'
            ),
          },
          {
            term: 'Kündigungsregelung',
            description: (
              <div className="ui-stack">
                <p>{TERMINATION_CLAUSE_TEXTS[rules.terminationClause.result]}</p>
                <SourceNote
                  source={rules.terminationClause.source}
                  certainty={CERTAINTY_LABELS[rules.terminationClause.certainty]}
                />
              </div>
            ),
          },
        ]}
      />
    </Section>
  );
}
