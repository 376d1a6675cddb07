-- Ways back in when the phone with the second factor is gone, and the moment a session last proved who sits before it.

CREATE TABLE recovery_code (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES person (id) ON UPDATE CASCADE ON DELETE RESTRICT,
  -- SHA-256; the codes carry 80 random bits each, so that no slow hash is needed.
  code_hash bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  -- Set by use and by renewal: a code is good once, and only while its set is the newest.
  used_at timestamptz(3)
);
CREATE UNIQUE INDEX recovery_code_hash ON recovery_code (person_id, code_hash);
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY whole ON recovery_code USING (is_system() OR person_id = acting_person());
GRANT SELECT, INSERT, UPDATE ON recovery_code TO allmende_app;

-- Sensitive changes ask for the password or a code again when this is some minutes old.
ALTER TABLE session ADD COLUMN authenticated_at timestamptz(3) NOT NULL DEFAULT now();
