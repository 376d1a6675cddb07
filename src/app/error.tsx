'use client';

export { FailurePage as default } from '#src/ui/failure-page.tsx';
