import type { Metadata } from 'next';
import { NoticeContent } from '#src/ui/notice-page.tsx';

export const metadata: Metadata = { title: 'Keine Berechtigung', robots: { index: false } };

/** What the front sends in place of Next's own answer, which would be blank without JavaScript (src/server/http/stand-in.ts). */
export default function Page() {
  return <NoticeContent kind="forbidden" />;
}
