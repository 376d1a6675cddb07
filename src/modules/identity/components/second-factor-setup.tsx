import { codeSecretUri, qrCodePath } from '#src/server/one-time-code.ts';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { Section } from '#src/ui/section.tsx';
import { finishSecondFactorAction } from '../actions/session.ts';
import { CodeField } from './code-field.tsx';

interface SecondFactorSetupProps {
  secret: string;
  email: string;
  target: string;
  formKey: string;
}

/** QR code and key for the app, and the field for its first code. */
export function SecondFactorSetup({ secret, email, target, formKey }: SecondFactorSetupProps) {
  const qrCode = qrCodePath(codeSecretUri(secret, email, 'Allmende'));
  const spelled = secret.replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <>
      <Section title="1. App verbinden">
        <p>Fotografieren Sie das Muster mit Ihrer Authenticator-App.</p>
        <svg
          width="232"
          height="232"
          viewBox={`-4 -4 ${qrCode.size + 8} ${qrCode.size + 8}`}
          role="img"
          aria-label="QR-Code für die Authenticator-App"
          shapeRendering="crispEdges"
        >
          <rect x="-4" y="-4" width="100%" height="100%" fill="#fff" />
          <path d={qrCode.path} fill="#000" />
        </svg>
        <p>
          Wenn das nicht geht, geben Sie in der App diesen Schlüssel ein (zeitbasiert, sechs Ziffern):{' '}
          <code>{spelled}</code>
        </p>
      </Section>
      <Section title="2. Code eingeben">
        <Form
          action={finishSecondFactorAction}
          idempotencyKey={formKey}
          submitLabel="Zweiten Faktor einrichten"
          guard={false}
          id="einrichten"
        >
          <HiddenField name="weiter" value={target} />
          <CodeField />
        </Form>
      </Section>
    </>
  );
}
