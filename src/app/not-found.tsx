import type { Metadata } from 'next';
import { StandalonePage } from '../ui/standalone-page.tsx';

export const metadata: Metadata = { title: 'Seite nicht gefunden' };

export default function NotFound() {
  return (
    <StandalonePage title="Seite nicht gefunden">
      <p>Unter dieser Adresse gibt es nichts, oder Sie dürfen es mit Ihrer jetzigen Anmeldung nicht sehen.</p>
      <p>
        Bitte prüfen Sie die Adresse. Vielleicht müssen Sie sich anmelden oder für eine andere Organisation handeln.
      </p>
    </StandalonePage>
  );
}
