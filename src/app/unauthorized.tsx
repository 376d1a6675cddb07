import type { Metadata } from 'next';
import { NoticePage } from '#src/ui/notice-page.tsx';

export const metadata: Metadata = { title: 'Anmeldung nötig' };

export default function Unauthorized() {
  return <NoticePage kind="unauthorized" />;
}
