/** Name and sign of the portal: three fields around a common one. */
export function Brand({ href }: { href: string }) {
  return (
    <a className="ui-brand" href={href}>
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
        <path d="M16 2 27 8.4 16 14.8 5 8.4z" />
        <path d="M3.5 11 14.6 17.4v12.2L3.5 23.2z" />
        <path d="M28.5 11 17.4 17.4v12.2l11.1-6.4z" />
      </svg>
      Allmende
    </a>
  );
}
