import type { ReactNode } from 'react';
import { Breadcrumb, type Crumb } from './breadcrumb.tsx';
import { Heading, Lead } from './heading.tsx';

interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  breadcrumb?: readonly Crumb[];
  /** The state of what the page shows, beside the title. */
  badge?: ReactNode;
  /** Buttons that concern the page as a whole. */
  actions?: ReactNode;
}

/** The head of a page with its only first-level heading. */
export function PageHeader({ title, lead, breadcrumb, badge, actions }: PageHeaderProps) {
  return (
    <div className="ui-page-header">
      {breadcrumb ? <Breadcrumb items={breadcrumb} /> : null}
      <div className="ui-page-header__row">
        <div className="ui-page-header__title">
          <Heading level={1}>{title}</Heading>
          {badge}
        </div>
        {actions ? <div className="ui-actions">{actions}</div> : null}
      </div>
      {lead ? <Lead>{lead}</Lead> : null}
    </div>
  );
}
