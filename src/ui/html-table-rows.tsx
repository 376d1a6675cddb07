/* biome-ignore-all lint/a11y/noRedundantRoles: stacked on narrow screens, this is no table to some browsers without them */
'use client';

interface HtmlTableRowsProps {
  /** Text of a `SafeHtml`, which cannot itself be sent to a client component. */
  markup: string;
  /** One ready attribute, or nothing, for every column. */
  labels: readonly string[];
}

/** For `HtmlTableBody` only, which sees to it that nothing but escaped markup gets here. */
export function HtmlTableRows({ markup, labels }: HtmlTableRowsProps) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only the escaping template makes what HtmlTableBody hands over
  return <tbody role="rowgroup" dangerouslySetInnerHTML={{ __html: labelled(markup, labels) }} />;
}

/** Adds to the fixed tags what is the same in every row. Values cannot be met here: the template left no `<` in them. */
function labelled(markup: string, labels: readonly string[]): string {
  let column = 0;
  return markup.replace(/<(tr|th|td)(?=[ >])/g, (tag, name) => {
    if (name === 'tr') {
      column = 0;
      return `${tag} role="row"`;
    }
    const label = labels[column] ?? '';
    column += 1;
    return name === 'th' ? `${tag} role="rowheader"` : `${tag} role="cell"${label}`;
  });
}
