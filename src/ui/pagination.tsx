import { Icon } from './icon.tsx';

interface NumberedProps {
  /** Present page, from 1. */
  page: number;
  pageCount: number;
  href: (page: number) => string;
}

interface StepwiseProps {
  /** For lists read by key instead of by page number: no deep offset, no exact count. */
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** What is shown, for example "Einträge 51 bis 100". */
  summary?: string;
}

type PaginationProps = (NumberedProps | StepwiseProps) & { label?: string };

function Step({ href, direction }: { href: string; direction: 'previous' | 'next' }) {
  return direction === 'previous' ? (
    <a href={href} rel="prev">
      <Icon name="chevron-left" small />
      Zurück
    </a>
  ) : (
    <a href={href} rel="next">
      Weiter
      <Icon name="chevron-right" small />
    </a>
  );
}

/** First, last, and the neighbours of the present page; `null` stands for a gap of more than one page. */
export function pagesToShow(page: number, pageCount: number): (number | null)[] {
  const wanted = new Set([1, pageCount, page - 1, page, page + 1].filter((n) => n >= 1 && n <= pageCount));
  const pages: (number | null)[] = [];
  let last = 0;
  for (const n of [...wanted].sort((a, b) => a - b)) {
    if (n - last === 2) pages.push(n - 1);
    else if (n - last > 2) pages.push(null);
    pages.push(n);
    last = n;
  }
  return pages;
}

function Numbers({ page, pageCount, href }: NumberedProps) {
  return (
    <ol>
      {pagesToShow(page, pageCount).map((n, index) =>
        n === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no other identity
          <li key={`gap-${index}`} aria-hidden="true">
            …
          </li>
        ) : (
          <li key={n}>
            <a href={href(n)} aria-label={`Seite ${n}`} aria-current={n === page ? 'page' : undefined}>
              {n}
            </a>
          </li>
        ),
      )}
    </ol>
  );
}

/** Links to the other pages of a list. Nothing when there is only one. */
export function Pagination(props: PaginationProps) {
  const { label = 'Seiten' } = props;
  const isNumbered = 'pageCount' in props;
  if (isNumbered && props.pageCount <= 1) return null;
  const previous = isNumbered ? (props.page > 1 ? props.href(props.page - 1) : undefined) : props.previousHref;
  const next = isNumbered ? (props.page < props.pageCount ? props.href(props.page + 1) : undefined) : props.nextHref;
  const summary = isNumbered ? `Seite ${props.page} von ${props.pageCount}` : props.summary;
  if (!previous && !next) return null;
  return (
    <nav className="ui-pagination" aria-label={label}>
      {previous ? <Step href={previous} direction="previous" /> : null}
      {isNumbered ? <Numbers {...props} /> : null}
      {next ? <Step href={next} direction="next" /> : null}
      {summary ? <p className="ui-muted">{summary}</p> : null}
    </nav>
  );
}
