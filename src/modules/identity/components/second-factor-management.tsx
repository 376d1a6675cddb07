import { randomUUID } from 'node:crypto';
import { Alert } from '#src/ui/alert.tsx';
import { LinkButton } from '#src/ui/button.tsx';
import { ConfirmDetails } from '#src/ui/confirm-details.tsx';
import { DescriptionList } from '#src/ui/description-list.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { formatCount } from '#src/ui/format.ts';
import { disableSecondFactorAction, renewRecoveryCodesAction } from '../actions/account.ts';
import type { SecondFactorView } from '../reads/account.ts';

interface SecondFactorManagementProps {
  factor: SecondFactorView;
  /** Whether none of the person's organisations demands it. */
  mayRemove: boolean;
}

const LOW_ON_CODES = 3;

/** What can be done about a second factor that is set up. Changes need a fresh confirmation. */
export function SecondFactorManagement({ factor, mayRemove }: SecondFactorManagementProps) {
  const verb = mayRemove ? 'entfernen' : 'ersetzen';
  return (
    <>
      <DescriptionList
        items={[
          { term: 'Stand', description: 'eingerichtet' },
          {
            term: 'Ersatzcodes',
            description: `${formatCount(factor.openRecoveryCodes, 'Code', 'Codes')} unbenutzt`,
          },
        ]}
      />
      {factor.openRecoveryCodes <= LOW_ON_CODES ? (
        <Alert tone="warning" title="Sie haben nur noch wenige Ersatzcodes">
          <p>Bitte erstellen Sie neue, damit Sie sich auch ohne Ihr Telefon anmelden können.</p>
        </Alert>
      ) : null}
      {factor.isFresh ? (
        <>
          <ConfirmDetails label="Neue Ersatzcodes" title="Neue Codes erstellen?">
            <p>Die bisherigen Codes gelten dann nicht mehr.</p>
            <Form
              action={renewRecoveryCodesAction}
              idempotencyKey={randomUUID()}
              submitLabel="Neue Codes erstellen"
              guard={false}
              id="codes"
              label="Neue Ersatzcodes"
            />
          </ConfirmDetails>
          <ConfirmDetails label={`Zweiten Faktor ${verb}`} title={`Zweiten Faktor ${verb}?`}>
            <p>
              {mayRemove
                ? 'Zur Anmeldung genügt dann wieder das Passwort allein.'
                : 'Eine Ihrer Organisationen verlangt ihn. Sie richten daher gleich danach einen neuen ein, zum Beispiel auf einem anderen Telefon.'}
            </p>
            <Form
              action={disableSecondFactorAction}
              idempotencyKey={randomUUID()}
              submitLabel={`Zweiten Faktor ${verb}`}
              submitVariant="danger"
              guard={false}
              id="entfernen"
              label={`Zweiten Faktor ${verb}`}
            />
          </ConfirmDetails>
        </>
      ) : (
        <div className="ui-stack">
          <p>Um Codes zu erneuern oder den zweiten Faktor zu entfernen, bestätigen Sie sich bitte zuerst.</p>
          <LinkButton href="/konto/bestaetigen?weiter=/konto/zweiter-faktor" variant="secondary">
            Bestätigen
          </LinkButton>
        </div>
      )}
    </>
  );
}
