'use client';

import { NoticePage } from '#src/ui/notice-page.tsx';

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <NoticePage kind="failure" digest={error.digest} onRetry={reset} />;
}
