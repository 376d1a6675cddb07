'use client';

import { FailureNotice } from '../ui/failure-notice.tsx';

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <FailureNotice digest={error.digest} onRetry={reset} />;
}
