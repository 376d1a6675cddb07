import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DataTable } from './data-table.tsx';
import { HtmlTableBody } from './html-table-body.tsx';
import { html } from './html-template.ts';
import { TableFrame } from './table-frame.tsx';

const columns = [
  { key: 'name', label: 'Name', sortable: true },
  { key: 'size', label: 'Größe', sortable: true, align: 'end' as const },
];
const sort = {
  by: 'name',
  direction: 'asc' as const,
  href: (key: string, way: string) => `?nach=${key}&richtung=${way}`,
};

describe('TableFrame', () => {
  it('says by which column it is sorted and links to the other ways', () => {
    const markup = renderToStaticMarkup(
      <TableFrame caption="Liste" columns={columns} sort={sort}>
        <tbody />
      </TableFrame>,
    );
    expect(markup).toContain(
      '<th role="columnheader" scope="col" aria-sort="ascending"><a href="?nach=name&amp;richtung=desc">',
    );
    expect(markup).toContain('<a href="?nach=size&amp;richtung=asc">');
    expect(markup.match(/aria-sort/g)).toHaveLength(1);
  });

  it('leaves a table that keeps its columns to the browser', () => {
    const markup = renderToStaticMarkup(
      <TableFrame caption="Liste" columns={columns} keepColumns>
        <tbody />
      </TableFrame>,
    );
    expect(markup).not.toContain('role=');
    expect(markup).toContain('class="ui-table"');
  });

  it('can be reached by keyboard, because it may scroll', () => {
    const markup = renderToStaticMarkup(
      <TableFrame caption="Liste" columns={columns}>
        <tbody />
      </TableFrame>,
    );
    expect(markup).toContain('tabindex="0" aria-label="Liste"');
  });
});

describe('HtmlTableBody', () => {
  it('shows hostile cells as text and labels them for the stacked view', () => {
    const hostile = `<img src=x onerror="alert('1')">`;
    const markup = renderToStaticMarkup(
      <table>
        <HtmlTableBody
          columns={[
            { key: 'name', label: 'Name' },
            { key: 'link', label: '"Verweis"' },
          ]}
          rows={[html`<tr><td>${hostile}</td><td><a href="${'javascript:alert(1)'}">x</a></td></tr>`]}
        />
      </table>,
    );
    expect(markup).toBe(
      '<table><tbody role="rowgroup"><tr role="row"><td role="cell" data-label="Name">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;</td><td role="cell" data-label="&quot;Verweis&quot;"><a href="#">x</a></td></tr></tbody></table>',
    );
  });
});

describe('DataTable', () => {
  const tableColumns = [
    { key: 'name', label: 'Name', rowHeader: true, cell: (row: { name: string }) => row.name },
    { key: 'size', label: 'Größe', align: 'end' as const, cell: () => 1 },
  ];

  it('names its rows and labels its values', () => {
    const markup = renderToStaticMarkup(
      <DataTable caption="Liste" columns={tableColumns} rows={[{ name: 'Eins' }]} rowKey={(row) => row.name} />,
    );
    expect(markup).toContain(
      '<tr role="row"><th role="rowheader" scope="row">Eins</th><td role="cell" class="num" data-label="Größe">1</td></tr>',
    );
  });

  it('says that there is nothing', () => {
    const markup = renderToStaticMarkup(<DataTable caption="Liste" columns={tableColumns} rows={[]} rowKey={String} />);
    expect(markup).toContain('<td role="cell" colSpan="2">Keine Einträge</td>');
  });
});
