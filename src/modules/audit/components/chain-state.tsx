import { Alert } from '#src/ui/alert.tsx';
import { formatInstant, formatNumber } from '#src/ui/format.ts';
import type { AuditCheckView, AuditHeadView } from '../reads/entries.ts';

/** Where the chain stands: the head to note down, and what the portal's own check found last. */
export function ChainState({ head, check }: { head: AuditHeadView; check: AuditCheckView | null }) {
  return (
    <>
      {check && !check.intact ? (
        <Alert tone="danger" title="Die Prüfung hat einen Bruch gefunden">
          Eintrag {check.firstBad} passt nicht zur Kette (Prüfung vom {formatInstant(check.checkedAt)}). Sichern Sie
          einen Export und die zuletzt notierten Stände, bevor Sie etwas ändern.
        </Alert>
      ) : null}
      <dl className="ui-stack">
        <div>
          <dt>Einträge</dt>
          <dd>{formatNumber(Number(head.count))}</dd>
        </div>
        <div>
          <dt>Prüfsumme des letzten Eintrags</dt>
          <dd>
            <code className="break-all">{head.hash}</code>
          </dd>
        </div>
        <div>
          <dt>Letzte Prüfung durch das Portal</dt>
          <dd>
            {check
              ? `${formatInstant(check.checkedAt)}: ${check.intact ? `unversehrt bis Eintrag ${formatNumber(Number(check.to))}` : 'Bruch gefunden'}`
              : 'noch keine, sie läuft stündlich'}
          </dd>
        </div>
      </dl>
      <p className="ui-muted">
        Notieren Sie Anzahl und Prüfsumme außerhalb des Portals. Nur damit lässt sich später zeigen, dass niemand das
        Protokoll gekürzt oder neu geschrieben hat.
      </p>
    </>
  );
}
