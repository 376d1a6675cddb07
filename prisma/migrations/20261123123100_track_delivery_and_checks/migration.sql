-- What the workers need to deliver at most once and to be seen doing it, and what the audit pages read.

-- 1. Outbox: a row that cannot be dispatched waits longer each time and does not hold up the others. `unique_key` makes a
-- daily reminder happen once, however many workers look.
ALTER TABLE outbox_message
  ADD COLUMN unique_key text,
  ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN next_try_at timestamptz(3) NOT NULL DEFAULT now(),
  ADD COLUMN last_error text;
CREATE UNIQUE INDEX outbox_message_unique_key_key ON outbox_message (unique_key);

-- 2. Mail: `claim` is the fencing token of the worker that is sending (docs/decisions/0080-at-most-once-mail.md).
--   pending     waits for its time            sending   a worker has it
--   sent        the mail server took it       failed    refused for good, or tried for a day
--   suppressed  the recipient lost access     stored    no mail server is configured: readable in the portal only
--   unclear     a worker died, or the line broke, while the server was taking it: never sent again by itself
ALTER TABLE mail
  DROP CONSTRAINT mail_status_known,
  ADD CONSTRAINT mail_status_known
    CHECK (status IN ('pending','sending','sent','failed','suppressed','stored','unclear')),
  ADD COLUMN kind text NOT NULL,
  ADD COLUMN person_id uuid,
  ADD COLUMN claim uuid;
CREATE INDEX mail_due ON mail (next_try_at) WHERE status = 'pending';
CREATE INDEX mail_in_hand ON mail (claimed_at) WHERE status = 'sending';
CREATE INDEX mail_needs_attention ON mail (created_at) WHERE status IN ('failed','unclear');
CREATE INDEX mail_newest ON mail (created_at DESC, id DESC);
CREATE INDEX notice_newest ON notice (person_id, body_id, created_at DESC, id DESC);
DROP INDEX notice_person_id_body_id_created_at_idx;

-- The platform's administrators see that mails go out and may try one again; the page decides which texts they read.
CREATE POLICY platform_read ON mail FOR SELECT USING (manages_platform());
CREATE POLICY platform_change ON mail FOR UPDATE USING (manages_platform());
CREATE POLICY platform_read ON outbox_message FOR SELECT USING (manages_platform());

-- 3. Audit: pages filter by time, action and subject; the chain is checked by a job whose findings stay.
CREATE INDEX audit_entry_occurred_at ON audit_entry (occurred_at, sequence);
CREATE INDEX audit_entry_action ON audit_entry (action, sequence);

CREATE TABLE audit_check (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  checked_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  from_sequence bigint NOT NULL,
  to_sequence bigint NOT NULL,
  head_hash bytea NOT NULL,
  intact boolean NOT NULL,
  first_bad_sequence bigint
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON audit_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON audit_check FOR SELECT USING (is_system() OR has_oversight());
CREATE POLICY add ON audit_check FOR INSERT WITH CHECK (is_system());
GRANT SELECT, INSERT ON audit_check TO allmende_app;
