'use client';

import { useEffect, useRef } from 'react';

const askBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault();

/**
 * Lets the browser ask before a page with unsent input is left. The listener exists only while there is such input,
 * because a page with one cannot be kept for the back button.
 */
export function useLeaveGuard(enabled: boolean) {
  const armed = useRef(false);

  function arm() {
    if (!enabled || armed.current) return;
    armed.current = true;
    addEventListener('beforeunload', askBeforeLeaving);
  }

  function disarm() {
    armed.current = false;
    removeEventListener('beforeunload', askBeforeLeaving);
  }

  useEffect(() => () => removeEventListener('beforeunload', askBeforeLeaving), []);
  return { arm, disarm };
}
