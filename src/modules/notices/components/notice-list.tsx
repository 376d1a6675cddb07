import { randomUUID } from 'node:crypto';
import { Badge } from '#src/ui/badge.tsx';
import { Form } from '#src/ui/form/form.tsx';
import { HiddenField } from '#src/ui/form/hidden-field.tsx';
import { formatInstant } from '#src/ui/format.ts';
import { markNoticeReadAction, openNoticeAction } from '../actions.ts';
import type { NoticeView } from '../reads/notices.ts';

/** The one form by which unread notices are opened; their own forms could not stand inside of it. */
const OPENING = 'open-notice';

/**
 * Notices newest first; each leads to what it is about, and an unread one can be put away. Opening an unread one marks it,
 * so it is a button: what is merely linked to changes nothing.
 */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  return (
    <>
      <form id={OPENING} action={openNoticeAction} hidden />
      <ol className="ui-stack list-none p-0">
        {notices.map((notice) => (
          <li key={notice.id} className="border-b border-kern-layout-border pb-16">
            <p className="flex flex-wrap gap-8 items-baseline">
              {notice.read ? null : <Badge tone="info">Neu</Badge>}
              {notice.read ? (
                <a href={notice.text.path}>{notice.text.title}</a>
              ) : (
                <button type="submit" form={OPENING} name="noticeId" value={notice.id} className="ui-link-button">
                  {notice.text.title}
                </button>
              )}
            </p>
            <p>{notice.text.text}</p>
            <p className="ui-muted">
              <time dateTime={notice.createdAt.toISOString()}>{formatInstant(notice.createdAt)}</time>
            </p>
            {notice.read ? null : (
              <div className="pt-8">
                <Form
                  id={`notice-${notice.id}`}
                  action={markNoticeReadAction}
                  idempotencyKey={randomUUID()}
                  submitLabel="Als gelesen markieren"
                  submitVariant="secondary"
                  guard={false}
                >
                  <HiddenField name="noticeId" value={notice.id} />
                </Form>
              </div>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
