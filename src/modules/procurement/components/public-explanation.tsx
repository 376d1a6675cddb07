import { ProgressSteps } from '#src/ui/progress-steps.tsx';
import { Section } from '#src/ui/section.tsx';
import { PROCUREMENT_STATUSES } from '../domain/status.ts';
import { STEP_LABELS } from '../texts.ts';

/** What joint purchasing is and what of it is public, for visitors without an account. */
export function PublicExplanation() {
  const steps = PROCUREMENT_STATUSES.filter((status) => status !== 'cancelled');
  return (
    <>
      <Section title="Wie eine gemeinsame Beschaffung abläuft">
        <ProgressSteps
          label="Weg einer gemeinsamen Beschaffung"
          steps={steps.map((status) => ({ key: status, label: STEP_LABELS[status], state: 'plain' }))}
        />
      </Section>
      <Section title="Was hier öffentlich ist">
        <div className="ui-prose">
          <p>
            Kommunen, das Land und Hochschulen fragen ihren Bedarf gemeinsam ab, prüfen ihn rechtlich und schreiben ihn
            zusammen aus. Ausgeschrieben wird auf den Vergabeplattformen; dort stehen auch die Vergabeunterlagen.
          </p>
          <p>
            Solange eine Beschaffung vorbereitet wird, sehen sie nur die beteiligten Stellen. Angebote und Preise
            bleiben bis zum Zuschlag vertraulich (§ 5 VgV). Öffentlich wird, was auch bekannt gemacht wird:
            Auftragsbekanntmachung, Zuschlag und Vertragsdaten.
          </p>
          <p>
            Sie gehören zu einer beteiligten Stelle? <a href="/anmelden?weiter=%2Fbeschaffungen">Melden Sie sich an</a>,
            um Ihre Beschaffungen zu sehen.
          </p>
        </div>
      </Section>
    </>
  );
}
