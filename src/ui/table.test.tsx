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
    expect(markup).toContain('<th scope="col" aria-sort="ascending"><a href="?nach=name&amp;richtung=desc">');
    expect(markup).toContain('<a href="?nach=size&amp;richtung=asc">');
    expect(markup.match(/aria-sort/g)).toHaveLength(1);
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
  it('shows hostile cells as text', () => {
    const hostile = `<img src=x onerror="alert('1')">`;
    const markup = renderToStaticMarkup(
      <table>
        <HtmlTableBody rows={[html`<tr><td>${hostile}</td><td><a href="${'javascript:alert(1)'}">x</a></td></tr>`]} />
      </table>,
    );
    expect(markup).toBe(
      '<table><tbody><tr><td>&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;</td><td><a href="#">x</a></td></tr></tbody></table>',
    );
  });
});

describe('DataTable', () => {
  const tableColumns = [
    { key: 'name', label: 'Name', rowHeader: true, cell: (row: { name: string }) => row.name },
    { key: 'size', label: 'Größe', align: 'end' as const, cell: () => 1 },
  ];

  it('names its rows', () => {
    const markup = renderToStaticMarkup(
      <DataTable caption="Liste" columns={tableColumns} rows={[{ name: 'Eins' }]} rowKey={(row) => row.name} />,
    );
    expect(markup).toContain('<tr><th scope="row">Eins</th><td class="num">1</td></tr>');
  });

  it('says that there is nothing', () => {
    const markup = renderToStaticMarkup(<DataTable caption="Liste" columns={tableColumns} rows={[]} rowKey={String} />);
    expect(markup).toContain('<td colSpan="2">Keine Einträge</td>');
  });
});
