import type { Metadata } from 'next';
import { StandalonePage } from '../ui/standalone-page.tsx';

export const metadata: Metadata = { title: 'Keine Berechtigung' };

export default function Forbidden() {
  return (
    <StandalonePage title="Keine Berechtigung">
      <p>Mit Ihrer jetzigen Rolle dürfen Sie das nicht. Es wurde nichts geändert.</p>
      <p>Wenn Sie die Berechtigung brauchen, wenden Sie sich an die Verwaltung Ihrer Organisation im Portal.</p>
    </StandalonePage>
  );
}
