import type { Metadata } from 'next';
import { NoticeContent } from '#src/ui/notice-page.tsx';

export const metadata: Metadata = { title: 'Seite nicht gefunden' };

export default function NotFound() {
  return <NoticeContent kind="notFound" />;
}
