import type { Metadata } from 'next';
import { NoticeContent } from '#src/ui/notice-page.tsx';

export const metadata: Metadata = { title: 'Keine Berechtigung' };

export default function Forbidden() {
  return <NoticeContent kind="forbidden" />;
}
