-- Dashboards and task lists read what is open; what is over only grows. A hundred years of ended cooperations must not
-- make today's tasks slower, so the access table knows which of its rows still matter.

ALTER TABLE cooperation_access ADD COLUMN open boolean NOT NULL DEFAULT true;

CREATE FUNCTION is_open_status(status text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
  $$ SELECT status NOT IN ('rejected', 'ended', 'withdrawn') $$;

-- Access rows are inserted by triggers, also for historic cooperations that are over from the start.
CREATE FUNCTION mark_access_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  NEW.open := coalesce((SELECT is_open_status(c.status) FROM cooperation c WHERE c.id = NEW.cooperation_id), true);
  RETURN NEW;
END $$;
CREATE TRIGGER mark_open BEFORE INSERT ON cooperation_access FOR EACH ROW EXECUTE FUNCTION mark_access_open();

CREATE FUNCTION follow_status_in_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE cooperation_access SET open = is_open_status(NEW.status)
    WHERE cooperation_id = NEW.id AND open IS DISTINCT FROM is_open_status(NEW.status);
  RETURN NULL;
END $$;
CREATE TRIGGER follow_status AFTER UPDATE OF status ON cooperation FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION follow_status_in_access();

UPDATE cooperation_access a SET open = is_open_status(c.status) FROM cooperation c WHERE c.id = a.cooperation_id;
CREATE INDEX cooperation_access_open ON cooperation_access (body_id, cooperation_id) WHERE open;

-- Queues and periods of the authorities and the Land: open cases by age, decisions by day.
CREATE INDEX cooperation_in_review ON cooperation (first_submitted_at) INCLUDE (authority_body_id, status)
  WHERE status IN ('submitted', 'returned') AND first_submitted_at IS NOT NULL;
CREATE INDEX cooperation_decided ON cooperation (decided_at) INCLUDE (authority_body_id) WHERE decided_at IS NOT NULL;
CREATE INDEX cooperation_decided_by ON cooperation (authority_body_id, decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX cooperation_publication_field ON cooperation_publication (field_key, status);
