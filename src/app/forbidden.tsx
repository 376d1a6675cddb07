import type { Metadata } from 'next';
import { NoticePage } from '#src/ui/notice-page.tsx';

export const metadata: Metadata = { title: 'Keine Berechtigung' };

export default function Forbidden() {
  return <NoticePage kind="forbidden" />;
}
