'use client';

import { useEffect, useRef, useState, useTransition } from 'react';
import { buttonClass } from './button-class.ts';

interface SessionWarningProps {
  /** When the session ends, ISO 8601. */
  expiresAt: string;
  /** The server's time when the page was made, ISO 8601: the clock of the person's device may be wrong. */
  serverNow: string;
  /** Extends the session; answers when it ends now (ISO 8601), or `null` when it is over. */
  extendAction: () => Promise<string | null>;
  /** Opened in a new tab, so that this page keeps what was typed. */
  signInHref: string;
}

type Phase = 'running' | 'ending' | 'over';

const warnAhead = 2 * 60_000;
const channelName = 'session';
const clock = new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit' });

const phaseAt = (now: number, end: number): Phase =>
  now >= end ? 'over' : now >= end - warnAhead ? 'ending' : 'running';

/**
 * Warns two minutes before the session ends and lets it be extended; afterwards says how to sign in again without losing
 * what was typed. Tabs tell each other of an extension. Nothing is focused that a key pressed while typing could set off.
 */
export function SessionWarning({ expiresAt, serverNow, extendAction, signInHref }: SessionWarningProps) {
  const [end, setEnd] = useState<number | null>(null);
  const [phase, setPhase] = useState<Phase>('running');
  const [pending, startTransition] = useTransition();
  const dialog = useRef<HTMLDialogElement>(null);
  /** Milliseconds the device's clock runs ahead of the server's. */
  const ahead = useRef(0);

  useEffect(() => {
    ahead.current = Date.now() - Date.parse(serverNow);
    setEnd(Date.parse(expiresAt) + ahead.current);
  }, [expiresAt, serverNow]);

  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = (event: MessageEvent<number>) => setEnd(event.data);
    return () => channel.close();
  }, []);

  useEffect(() => {
    if (end === null) return;
    const look = () => setPhase(phaseAt(Date.now(), end));
    look();
    // Looks anew instead of counting down: timers stand still while a device sleeps.
    const timer = setInterval(look, 5_000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [end]);

  useEffect(() => {
    if (phase === 'running') dialog.current?.close();
    else if (!dialog.current?.open) dialog.current?.showModal();
  }, [phase]);

  function extend() {
    startTransition(async () => {
      const extended = await extendAction().catch(() => undefined);
      if (extended === undefined) return;
      const newEnd = extended === null ? Date.now() : Date.parse(extended) + ahead.current;
      setEnd(newEnd);
      const channel = new BroadcastChannel(channelName);
      channel.postMessage(newEnd);
      channel.close();
    });
  }

  return (
    <dialog ref={dialog} className="kern-dialog ui-dialog" aria-labelledby="sitzung-titel">
      <h2 id="sitzung-titel" className="kern-heading-medium ui-focus-target" tabIndex={-1}>
        {phase === 'over' ? 'Ihre Sitzung ist beendet' : 'Ihre Sitzung endet bald'}
      </h2>
      {phase === 'over' ? (
        <p>
          Was Sie auf dieser Seite eingegeben haben, ist noch da. Melden Sie sich in einem neuen Tab wieder an, und
          fahren Sie dann hier fort.
        </p>
      ) : (
        <p>
          Aus Sicherheitsgründen endet sie um {end === null ? '' : clock.format(end)} Uhr, weil länger nichts an den
          Server gesendet wurde. Ihre Eingaben auf dieser Seite bleiben erhalten.
        </p>
      )}
      <div className="ui-actions">
        {phase === 'over' ? (
          <a className={buttonClass('primary')} href={signInHref} target="_blank" rel="noopener">
            <span className="kern-label">In neuem Tab anmelden</span>
          </a>
        ) : (
          <button
            type="button"
            className={buttonClass('primary')}
            onClick={extend}
            aria-disabled={pending || undefined}
          >
            <span className="kern-label">Sitzung verlängern</span>
          </button>
        )}
        <button type="button" className={buttonClass('tertiary')} onClick={() => dialog.current?.close()}>
          <span className="kern-label">Schließen</span>
        </button>
      </div>
    </dialog>
  );
}
